package org.opengeps.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TenderPageTest {
  private static List<Integer> offered(int page, int pages) {
    return new TenderPage(List.of(), page, pages, 20L * pages).offered();
  }

  @Test
  void fewPagesAreAllOffered() {
    assertThat(offered(1, 1)).containsExactly(1);
    assertThat(offered(1, 3)).containsExactly(1, 2, 3);
    assertThat(offered(4, 5)).containsExactly(1, 2, 3, 4, 5);
  }

  @Test
  void ofManyPagesTheFirstTheLastAndThoseAroundAreOffered() {
    assertThat(offered(1, 50_000)).containsExactly(1, 2, 3, 50_000);
    assertThat(offered(1_200, 50_000))
        .containsExactly(1, 1_198, 1_199, 1_200, 1_201, 1_202, 50_000);
    assertThat(offered(50_000, 50_000)).containsExactly(1, 49_998, 49_999, 50_000);
  }
}
