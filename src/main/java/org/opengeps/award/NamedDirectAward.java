package org.opengeps.award;

import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.Optional;
import org.opengeps.kernel.Money;
import org.opengeps.protocol.message.LocalText;
import org.opengeps.registry.Organisation;

/**
 * A purchase on one quote with the names and figures that belong to it.
 *
 * @param supplier empty if the register does not have it any more
 * @param ceiling the most that it could have cost
 * @param limit the largest estimated amount of its ground
 * @param groundArticle where the law has its ground
 * @param disclosure the article by which it is public
 * @param zone in which its days are meant
 * @param practice whether it has no legal effect
 */
public record NamedDirectAward(
    DirectAwardView award,
    Organisation agency,
    Optional<Organisation> supplier,
    Money ceiling,
    Money limit,
    LocalText groundArticle,
    LocalText disclosure,
    ZoneId zone,
    boolean practice) {
  /** Amount in percent of the ceiling (계약률). */
  public BigDecimal rate() {
    return award.rate(ceiling);
  }

  /** The same as people read it: {@code 93.750}. */
  public String rateText() {
    return rate().toPlainString();
  }

  /** What the firm calls itself; its number where the register does not say. */
  public LocalText supplierName() {
    String number = award.content().supplier();
    return supplier.map(Organisation::name).orElseGet(() -> new LocalText(number, number));
  }
}
