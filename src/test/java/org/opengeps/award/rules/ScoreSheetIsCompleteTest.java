package org.opengeps.award.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.opengeps.kernel.Refusal;
import org.opengeps.law.ScreeningItem;
import org.opengeps.protocol.message.Award.Score;

/** A score sheet has each item of the rule set once, within its points. */
class ScoreSheetIsCompleteTest {
  private static final List<ScreeningItem> ITEMS =
      List.of(
          new ScreeningItem("경영상태", new BigDecimal("30")),
          new ScreeningItem("시공경험", new BigDecimal("15.5")));
  private static final Score FIRST = new Score("경영상태", "29.5", "30");

  private static Optional<String> code(Score... scores) {
    return ScoreSheetIsComplete.judge(List.of(scores), ITEMS).map(Refusal::code);
  }

  @Test
  void aWholeSheetMayBeEnteredInAnyOrderUpToTheMaximum() {
    assertThat(code(FIRST, new Score("시공경험", "15.5", "15.5"))).isEmpty();
    assertThat(code(new Score("시공경험", "0", "15.50"), FIRST)).isEmpty();
  }

  @Test
  void aMissingDoubleUnknownOrExcessiveScoreIsRefusedByName() {
    assertThat(code(FIRST)).contains("score-sheet");
    assertThat(code(FIRST, FIRST)).contains("score-sheet");
    assertThat(code(FIRST, new Score("신인도", "1", "2"))).contains("score-sheet");
    assertThat(code(FIRST, new Score("시공경험", "15.6", "15.5"))).contains("score-sheet");
    assertThat(code(FIRST, new Score("시공경험", "10", "20"))).contains("score-sheet");
    assertThat(code(FIRST, new Score("시공경험", "-1", "15.5"))).contains("score-sheet");
    assertThat(code(FIRST, new Score("시공경험", "1.00001", "15.5"))).contains("score-sheet");
    assertThat(ScoreSheetIsComplete.judge(List.of(FIRST), ITEMS).orElseThrow().korean())
        .contains("시공경험");
  }
}
