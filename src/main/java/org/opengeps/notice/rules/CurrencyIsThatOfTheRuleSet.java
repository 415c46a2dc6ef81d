package org.opengeps.notice.rules;

import java.util.Optional;
import org.opengeps.kernel.CurrencyUnit;
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
            "currency-wrong",
            "lots[0].price.currency",
            "통화는 " + currency.code() + "이어야 하고, 소수점 아래 자릿수는 " + currency.scale() + "입니다.",
            "The currency must be "
                + currency.code()
                + " with "
                + currency.scale()
                + " decimals."));
  }
}
