package org.opengeps.award.rules;

import java.util.Optional;
import org.opengeps.kernel.Money;
import org.opengeps.kernel.Refusal;

/**
 * The contract costs what was quoted, or less; and the quote is not above the estimated amount with
 * the tax on it, where no estimated price was made (지방계약법 시행령 제30조제3항).
 */
public final class PriceIsWithinTheQuote {
  private PriceIsWithinTheQuote() {}

  /**
   * @param amount of the contract
   * @param ceiling estimated amount with value-added tax, or without it where it is exempt
   */
  public record Facts(Money amount, Money quoted, Money ceiling) {}

  public static Optional<Refusal> judge(Facts facts) {
    if (!facts.amount().isPositive()) {
      return Optional.of(Refusal.of("one-quote-price.nothing"));
    }
    if (facts.quoted().isMoreThan(facts.ceiling())) {
      return Optional.of(
          Refusal.of("one-quote-price.ceiling")
              .with("quote", facts.quoted())
              .with("ceiling", facts.ceiling()));
    }
    return facts.amount().isMoreThan(facts.quoted())
        ? Optional.of(
            Refusal.of("one-quote-price.quote")
                .with("amount", facts.amount())
                .with("quote", facts.quoted()))
        : Optional.empty();
  }
}
