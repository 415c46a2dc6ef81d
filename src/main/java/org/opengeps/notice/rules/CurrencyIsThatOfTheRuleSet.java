package org.opengeps.notice.rules;

import java.util.Optional;
import org.opengeps.kernel.CurrencyUnit;
import org.opengeps.kernel.Refusal;
import org.opengeps.law.Finding;

/** Amounts are in the currency of the rule set. */
public final class CurrencyIsThatOfTheRuleSet implements NoticeRule {
  @Override
  public Optional<Finding> check(NoticeFacts facts) {
    CurrencyUnit currency = facts.rules().currency();
    if (currency.equals(facts.terms().currency())) {
      return Optional.empty();
    }
    return Optional.of(
        new Finding(
            Refusal.of("currency-wrong")
                .with("currency", currency.code())
                .with("scale", currency.scale()),
            "lots[0].price.currency"));
  }
}
