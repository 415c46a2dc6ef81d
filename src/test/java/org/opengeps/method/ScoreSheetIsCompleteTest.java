package org.opengeps.method;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.opengeps.kernel.Refusal;
import org.opengeps.protocol.message.Award.Score;

/** A score sheet has each item of the rule set once, within its points. */
class ScoreSheetIsCompleteTest {
  private static final List<Sheet.Item> ITEMS =
      List.of(entered("경영상태", "30"), entered("시공경험", "15.5"));
  private static final Score FIRST = new Score("경영상태", "29.5", "30");

  private static Sheet.Item entered(String code, String maximum) {
    return new Sheet.Item(code, new BigDecimal(maximum), Sheet.Kind.ENTERED);
  }

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

  private static Optional<String> sheet(Score... scores) {
    List<Sheet.Item> items = List.of(entered("performance", "15"), entered("management", "15"));
    return ScoreSheetIsComplete.judge(List.of(scores), items)
        .map(refusal -> refusal.code() + " " + refusal.detail());
  }

  @Test
  void aScoreSheetHoldsTheItemsOfTheRuleSetWithinItsMaxima() {
    Score full = new Score("performance", "14.5", "15");
    assertThat(sheet(full, new Score("management", "15.0", "15.00"))).isEmpty();
    assertThat(sheet(full)).get().asString().contains("no score for management");
    assertThat(sheet(full, new Score("management", "15.1", "15")))
        .get()
        .asString()
        .contains("more than its 15");
    assertThat(sheet(full, new Score("management", "16", "20")))
        .get()
        .asString()
        .contains("maximum 15");
    assertThat(sheet(full, full)).get().asString().contains("scored twice");
    assertThat(sheet(full, new Score("management", "15", "15"), new Score("price", "15", "15")))
        .get()
        .asString()
        .contains("price");
    assertThat(sheet(full, new Score("management", "-1", "15")))
        .get()
        .asString()
        .contains("written like 29.5");
    assertThat(sheet(full, new Score("management", "1.23456", "15"))).isPresent();
  }
}
