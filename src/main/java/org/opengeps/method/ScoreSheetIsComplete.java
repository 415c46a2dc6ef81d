package org.opengeps.method;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.opengeps.kernel.Refusal;
import org.opengeps.protocol.message.Award.Score;

/**
 * The entered items (everything but what is computed) are exactly those of the sheet, with its
 * maxima, each scored once and between its minimum and its maximum.
 */
final class ScoreSheetIsComplete {
  private static final String FORM = "(0|[1-9][0-9]{0,2})(\\.[0-9]{1,4})?";

  /** Of an item that may take points; zero has no sign. */
  private static final String SIGNED = "(?!-0(\\.0+)?$)-?" + FORM;

  private ScoreSheetIsComplete() {}

  /** Empty if the sheet may be entered. */
  static Optional<Refusal> judge(List<Score> scores, List<Sheet.Item> items) {
    Map<String, Sheet.Item> open = new TreeMap<>();
    items.forEach(item -> open.put(item.code(), item));
    for (Score score : scores) {
      Sheet.Item item = open.remove(score.item());
      if (item == null) {
        return Optional.of(
            Refusal.of("score-sheet.item")
                .with("item", score.item())
                .with("items", items.stream().map(Sheet.Item::code).toList()));
      }
      Optional<Refusal> wrong = judge(score, item);
      if (wrong.isPresent()) {
        return wrong;
      }
    }
    return open.isEmpty()
        ? Optional.empty()
        : Optional.of(Refusal.of("score-sheet.missing").with("items", open.keySet()));
  }

  private static Optional<Refusal> judge(Score score, Sheet.Item item) {
    BigDecimal maximum = item.maximum();
    if (item.kind() == Sheet.Kind.GROUND && !score.score().matches("[01]")) {
      return Optional.of(
          Refusal.of("score-sheet.ground").with("item", score.item()).with("score", score.score()));
    }
    String form = item.minimum().signum() < 0 ? SIGNED : FORM;
    if (!score.score().matches(form) || !score.maximum().matches(FORM)) {
      return Optional.of(
          Refusal.of("score-sheet.form").with("item", score.item()).with("score", score.score()));
    }
    if (new BigDecimal(score.maximum()).compareTo(maximum) != 0) {
      return Optional.of(
          Refusal.of("score-sheet.maximum").with("item", score.item()).with("maximum", maximum));
    }
    if (new BigDecimal(score.score()).compareTo(item.minimum()) < 0) {
      return Optional.of(
          Refusal.of("score-sheet.low")
              .with("item", score.item())
              .with("score", score.score())
              .with("minimum", item.minimum()));
    }
    return new BigDecimal(score.score()).compareTo(maximum) <= 0
        ? Optional.empty()
        : Optional.of(
            Refusal.of("score-sheet.high")
                .with("item", score.item())
                .with("score", score.score())
                .with("maximum", maximum));
  }
}
