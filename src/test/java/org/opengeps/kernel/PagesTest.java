package org.opengeps.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PagesTest {
  private static List<Integer> offered(int page, int pages) {
    return Pages.of(page, 20L * pages, 20).offered();
  }

  @Test
  void fewPagesAreAllOffered() {
    assertThat(offered(1, 0)).containsExactly(1);
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

  @Test
  void eachItemStandsOnOnePageAndAWrongNumberShowsTheFirstOrTheLast() {
    List<String> bids = List.of("가", "나", "다", "라", "마");
    assertThat(Pages.of(1, 5, 2).cut(bids)).containsExactly("가", "나");
    assertThat(Pages.of(3, 5, 2).cut(bids)).containsExactly("마");
    assertThat(Pages.of(999_999, 5, 2).cut(bids)).containsExactly("마");
    assertThat(Pages.of(-7, 5, 2).cut(bids)).containsExactly("가", "나");
    assertThat(Pages.of(1, 0, 2).cut(List.of())).isEmpty();
    assertThat(Pages.of(2, 4, 2)).isEqualTo(new Pages(2, 2, 2));
  }
}
