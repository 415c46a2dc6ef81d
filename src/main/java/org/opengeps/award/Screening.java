package org.opengeps.award;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.opengeps.method.Sheet;

/**
 * How candidates are examined: from the rule set that the notice pins, and computed from public
 * values.
 *
 * @param items what is scored besides the price
 * @param pricePoints the most that the price can score
 * @param passMark total from which a candidate qualifies
 * @param priceScores computed, of those whose turn it is
 */
public record Screening(
    List<Sheet.Item> items,
    BigDecimal pricePoints,
    BigDecimal passMark,
    Map<UUID, BigDecimal> priceScores) {
  public Screening {
    items = List.copyOf(items);
    priceScores = Map.copyOf(priceScores);
  }
}
