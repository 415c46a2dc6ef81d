package org.opengeps.contract.rules;

import java.time.Duration;
import java.time.Instant;
import org.opengeps.law.ContractRules;
import org.opengeps.law.RuleSet;

/**
 * Until when a contract is signed: the time after the award that the rule set gives, and never less
 * than the time that it leaves to a supplier from when the contract is sent.
 */
public final class SigningPeriod {
  /** How old a prepared contract may be when its signature comes. */
  public static final Duration FRESH = Duration.ofMinutes(15);

  private SigningPeriod() {}

  /** First instant after the time that both have from the award on. */
  public static Instant end(RuleSet rules, ContractRules contract, Instant awardedAt) {
    return rules.end(contract.signing(), awardedAt);
  }

  /** First instant at which it is too late to consent to a contract sent at a moment. */
  public static Instant consentBy(
      RuleSet rules, ContractRules contract, Instant awardedAt, Instant offeredAt) {
    Instant both = end(rules, contract, awardedAt);
    Instant own = rules.end(contract.reply(), offeredAt);
    return own.isAfter(both) ? own : both;
  }
}
