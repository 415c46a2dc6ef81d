package org.opengeps.notice.rules;

import java.util.Optional;
import org.opengeps.law.Finding;

/** Amounts are in the currency of the rule set. */
public final class CurrencyIsThatOfTheRuleSet implements NoticeRule {
  @Override
  public Optional<Finding> check(NoticeFacts facts) {
    String currency = facts.rules().currency();
    if (currency.equals(facts.terms().currency())) {
      return Optional.empty();
    }
    return Optional.of(
        new Finding(
            "currency-wrong",
            "currency",
            "",
            "통화는 " + currency + "이어야 합니다.",
            "The currency must be " + currency + "."));
  }
}
