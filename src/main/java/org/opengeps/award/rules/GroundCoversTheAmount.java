package org.opengeps.award.rules;

import java.util.Optional;
import org.opengeps.kernel.Money;
import org.opengeps.kernel.Refusal;
import org.opengeps.law.OneQuote;
import org.opengeps.law.OneQuote.Ground;

/**
 * One quote is enough on the grounds of the law alone, each up to its estimated amount without
 * value-added tax (지방계약법 시행령 제30조제1항; 집행기준 제5장): 20 million won with anybody, 50 million with
 * listed kinds of firms. What is above is asked of two firms or more (소액수의 견적).
 */
public final class GroundCoversTheAmount {
  private GroundCoversTheAmount() {}

  /**
   * @param ground word of the rule set
   * @param kind of business, such as {@code ordinary-goods}; null where none is said
   * @param estimatedAmount without tax
   */
  public record Facts(OneQuote law, String ground, String kind, Money estimatedAmount) {}

  public static Optional<Refusal> judge(Facts facts) {
    Optional<Ground> ground = facts.law().ground(facts.ground(), facts.kind());
    if (ground.isEmpty()) {
      return Optional.of(Refusal.of("one-quote-ground").with("ground", facts.ground()));
    }
    if (!facts.estimatedAmount().isPositive()) {
      return Optional.of(Refusal.of("one-quote-price.nothing"));
    }
    return ground.get().covers(facts.estimatedAmount())
        ? Optional.empty()
        : Optional.of(above(facts, ground.get()));
  }

  private static Refusal above(Facts facts, Ground ground) {
    Optional<Ground> other = facts.law().covering(facts.kind(), facts.estimatedAmount());
    return other.isPresent()
        ? Refusal.of("one-quote-limit.listed")
            .with("amount", facts.estimatedAmount())
            .with("limit", ground.upTo())
            .with("listed", other.get().upTo())
        : Refusal.of("one-quote-limit")
            .with("amount", facts.estimatedAmount())
            .with("limit", ground.upTo());
  }
}
