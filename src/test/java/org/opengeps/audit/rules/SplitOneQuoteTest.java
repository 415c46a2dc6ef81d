package org.opengeps.audit.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opengeps.award.DirectAwardSample.LIMIT;
import static org.opengeps.award.DirectAwardSample.id;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.opengeps.audit.Flag;
import org.opengeps.audit.FlagCode;
import org.opengeps.award.DirectAwardSample;
import org.opengeps.award.NamedDirectAward;
import org.opengeps.kernel.Won;

class SplitOneQuoteTest {
  private static final String GARAM = "9990000005";
  private static final String NARU = "9990000010";

  @Test
  void whatOneFirmGotInTwoPartsOverTheLimitIsFound() {
    NamedDirectAward first = award(1, "청사 복사용지", GARAM, 12_000_000, 3);
    NamedDirectAward second = award(2, "민원실 의자", GARAM, 8_000_001, 13);
    assertThat(list(second, first))
        .containsExactly(
            new Flag(
                FlagCode.SPLIT_ONE_QUOTE,
                List.of(id(1), id(2)),
                List.of(2, Won.of(20_000_001), LIMIT, 10L, "counterpart")));
  }

  @Test
  void theSameThingFromSeveralFirmsIsFoundByItsName() {
    assertThat(
            list(
                award(1, "도서관 서가 구매(1차)", GARAM, 15_000_000, 3),
                award(2, "도서관 서가 구매(2차)", NARU, 15_000_000, 4)))
        .containsExactly(
            new Flag(
                FlagCode.SPLIT_ONE_QUOTE,
                List.of(id(1), id(2)),
                List.of(2, Won.of(30_000_000), LIMIT, 1L, "words")));
  }

  @Test
  void whatStaysWithinTheLimitOrHasNothingInCommonIsLeftAlone() {
    assertThat(
            list(
                award(1, "청사 복사용지", GARAM, 12_000_000, 3),
                award(2, "민원실 의자", GARAM, 8_000_000, 13)))
        .isEmpty();
    assertThat(
            list(
                award(1, "청사 복사용지", GARAM, 20_000_000, 3),
                award(2, "소방서 방화복", NARU, 20_000_000, 13)))
        .isEmpty();
  }

  private static List<Flag> list(NamedDirectAward... awards) {
    return SplitOneQuote.list(
        new YearFacts(
            List.of(), List.of(), List.of(), Map.of(), Map.of(), List.of(awards), List.of()));
  }

  private static NamedDirectAward award(
      int number, String title, String supplier, long estimated, int day) {
    return DirectAwardSample.of(number, title, supplier, estimated, LocalDate.of(2026, 8, day));
  }
}
