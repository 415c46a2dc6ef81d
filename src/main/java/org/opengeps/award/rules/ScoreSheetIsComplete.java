package org.opengeps.award.rules;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.opengeps.kernel.Refusal;
import org.opengeps.protocol.message.Award.Score;

/**
 * The officer's items (everything but the price) have maxima that make 100 together with the price
 * points, no item twice, and no score outside its item.
 */
public final class ScoreSheetIsComplete {
  /** Name of the price item, which the engine computes. */
  public static final String PRICE = "price";

  private static final String FORM = "(0|[1-9][0-9]{0,2})(\\.[0-9]{1,4})?";

  private ScoreSheetIsComplete() {}

  /** Empty if the sheet may be entered. */
  public static Optional<Refusal> judge(List<Score> items, BigDecimal pricePoints) {
    Set<String> names = new HashSet<>();
    BigDecimal maxima = pricePoints;
    for (Score item : items) {
      if (!names.add(item.item()) || item.item().isBlank() || item.item().equals(PRICE)) {
        return refuse("item " + item.item() + " is empty, double, or the price, which is computed");
      }
      if (!item.score().matches(FORM) || !item.maximum().matches(FORM)) {
        return refuse(item.item() + ": scores are written like 29.5, with at most four decimals");
      }
      if (new BigDecimal(item.score()).compareTo(new BigDecimal(item.maximum())) > 0) {
        return refuse(item.item() + ": the score is above its maximum");
      }
      maxima = maxima.add(new BigDecimal(item.maximum()));
    }
    return maxima.compareTo(BigDecimal.valueOf(100)) == 0
        ? Optional.empty()
        : refuse(
            "the maxima and the price's "
                + pricePoints.toPlainString()
                + " points make "
                + maxima.toPlainString()
                + ", not 100");
  }

  private static Optional<Refusal> refuse(String what) {
    return Optional.of(
        new Refusal("score-sheet", "The score sheet cannot be entered: " + what + "."));
  }
}
