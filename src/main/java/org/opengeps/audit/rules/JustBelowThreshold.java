package org.opengeps.audit.rules;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.opengeps.audit.Flag;
import org.opengeps.audit.FlagCode;
import org.opengeps.kernel.Money;
import org.opengeps.notice.YearTender;

/**
 * An estimated amount of {@value #PERCENT} to 100 of a hundred of the ceiling up to which a simpler
 * way of asking is allowed, which the rule set of the notice says. Figures: estimated amount,
 * ceiling, the one in percent of the other.
 *
 * <p>Source: OECD, "Preventing Corruption in Public Procurement" (2016); here 지방계약법 시행령 제25조제1항제5호.
 */
final class JustBelowThreshold {
  static final int PERCENT = 95;

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private JustBelowThreshold() {}

  static List<Flag> list(YearFacts facts) {
    return facts.tenders().stream()
        .filter(one -> one.ceiling().filter(Money::isPositive).isPresent())
        .filter(JustBelowThreshold::isJustBelow)
        .map(
            one ->
                new Flag(
                    FlagCode.BELOW_THRESHOLD,
                    List.of(one.number().value()),
                    List.of(
                        one.summary().estimatedAmount(),
                        one.ceiling().orElseThrow(),
                        percent(one).toPlainString())))
        .toList();
  }

  /**
   * By the amounts themselves: 100.04 of a hundred is over the ceiling, though it shows as 100.0.
   */
  private static boolean isJustBelow(YearTender tender) {
    BigDecimal ceiling = tender.ceiling().orElseThrow().amount();
    BigDecimal amount = tender.summary().estimatedAmount().amount();
    return amount.compareTo(ceiling) <= 0
        && amount.multiply(HUNDRED).compareTo(ceiling.multiply(BigDecimal.valueOf(PERCENT))) >= 0;
  }

  private static BigDecimal percent(YearTender tender) {
    return tender
        .summary()
        .estimatedAmount()
        .amount()
        .multiply(HUNDRED)
        .divide(tender.ceiling().orElseThrow().amount(), 1, RoundingMode.HALF_UP);
  }
}
