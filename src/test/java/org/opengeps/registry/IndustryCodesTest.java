package org.opengeps.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.opengeps.protocol.json.JsonObject;

/** A code that nobody can trace would shut out firms, or let in others. */
class IndustryCodesTest {
  private static List<JsonObject> codes() throws IOException {
    try (InputStream file = CodeList.class.getResourceAsStream("industries.json")) {
      return JsonObject.parse(file.readAllBytes()).objects("codes");
    }
  }

  @Test
  void everyIndustryNamesItsSourceAndHowSureItIs() throws IOException {
    assertThat(codes())
        .allSatisfy(
            industry -> {
              assertThat(industry.string("code")).matches("[0-9]{4}");
              assertThat(industry.string("source")).isNotBlank();
              assertThat(Set.of("F", "U")).contains(industry.string("confidence"));
            });
    assertThat(codes()).extracting(industry -> industry.string("code")).doesNotHaveDuplicates();
  }

  @Test
  void theFourKindsOfSoftwareBusinessHaveTheirOwnNumbers() {
    assertThat(List.of("1426", "1468", "1469", "1470"))
        .extracting(code -> CodeList.INDUSTRIES.find(code).orElseThrow().toJson().string("ko"))
        .containsExactly(
            "소프트웨어사업자(패키지소프트웨어개발·공급사업)",
            "소프트웨어사업자(컴퓨터관련서비스사업)",
            "소프트웨어사업자(디지털콘텐츠개발서비스사업)",
            "소프트웨어사업자(데이터베이스제작및검색서비스사업)");
  }
}
