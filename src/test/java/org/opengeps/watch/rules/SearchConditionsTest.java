package org.opengeps.watch.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Verdict;
import org.opengeps.notice.TenderQuery;
import org.opengeps.notice.TenderState;

class SearchConditionsTest {
  private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");

  private static Verdict<SearchConditions> read(String conditions) {
    return SearchConditions.read(conditions, SEOUL);
  }

  @Test
  void whatTheAddressOfTheListSaysIsWhatIsLookedFor() {
    SearchConditions read =
        read("q=%ED%95%98%EC%88%98%EA%B4%80%EB%A1%9C&status=OPEN&agency=&amountFrom=1,000&lang=en&page=7")
            .orThrow();
    assertThat(read.toString())
        .isEqualTo("q=%ED%95%98%EC%88%98%EA%B4%80%EB%A1%9C&status=OPEN&amountFrom=1%2C000");
    TenderQuery query = read.query(SEOUL).orThrow();
    assertThat(query.text()).isEqualTo("하수관로");
    assertThat(query.states()).isEqualTo(Set.of(TenderState.OPEN));
    assertThat(query.filter().amountFrom().orElseThrow()).isEqualByComparingTo("1000");
    assertThat(query.page()).isEqualTo(1);
    assertThat(read(read.toString()).orThrow()).isEqualTo(read);
  }

  @Test
  void noConditionsAreAllTenders() {
    assertThat(read("").orThrow().toString()).isEmpty();
    assertThat(read("").orThrow().query(SEOUL).orThrow().words()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "status=open",
        "status=NEVER",
        "business=everything",
        "amountFrom=2&amountTo=1",
        "closingUntil=tomorrow",
        "q=%zz",
      })
  void whatTheListRefusesIsNotKept(String conditions) {
    assertThat(read(conditions).refused()).map(Refusal::code).contains("malformed");
  }

  @Test
  void nothingIsKeptThatIsLongerThanAnyoneLooksFor() {
    assertThat(read("q=" + "a".repeat(TenderQuery.LONGEST_TEXT + 1)).refused()).isPresent();
    assertThat(read("agency=" + "a".repeat(101)).refused()).isPresent();
    assertThat(
            read("q=" + "%EA%B0%80".repeat(300) + "&agency=" + "%EA%B0%80".repeat(100)).refused())
        .isEmpty();
  }
}
