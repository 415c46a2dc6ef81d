package org.opengeps.notice;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.opengeps.kernel.Money;

/**
 * A tender as those see it who look at a year of them.
 *
 * @param kind of business within its type ({@code specialised-works}); empty where notices say none
 * @param award word of the award method
 * @param ceiling up to which estimated amount this way of asking is allowed for what is bought, as
 *     the rule set of the notice says; empty where it is not limited
 * @param orders all of them, from 000
 */
public record YearTender(
    TenderSummary summary,
    Optional<String> kind,
    String award,
    Optional<Money> ceiling,
    List<Order> orders) {
  public YearTender {
    orders = List.copyOf(orders);
  }

  /**
   * One published order.
   *
   * @param kind word of its kind: {@code correction}
   */
  public record Order(String order, String kind, Instant publishedAt) {}

  public TenderNumber number() {
    return TenderNumber.of(summary.ref());
  }
}
