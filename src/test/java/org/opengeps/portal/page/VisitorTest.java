package org.opengeps.portal.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class VisitorTest {
  @Test
  void aPageOfThisServerIsKeptWithItsQuery() {
    for (String own :
        List.of(
            "/",
            "/buyer/file.xhtml?draft=0b0f8f3c-0000-4000-8000-000000000000",
            "/?q=%EC%9C%84%ED%8C%90%EC%9E%A5&status=OPEN&page=2",
            "/tenders/R26BK00000001/bid")) {
      assertThat(Visitor.safeNext(own)).isEqualTo(own);
    }
  }

  @Test
  void anAddressElsewhereLeadsHome() {
    for (String foreign :
        List.of(
            "",
            "//evil.example/",
            "///evil.example/",
            "/\\evil.example/",
            "https://evil.example/",
            "javascript:alert(1)",
            "/a b",
            "/\nSet-Cookie: a=b",
            "/%zz",
            "buyer/notices.xhtml")) {
      assertThat(Visitor.safeNext(foreign)).as(foreign).isEqualTo("/");
    }
  }
}
