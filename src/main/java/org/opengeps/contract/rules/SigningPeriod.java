package org.opengeps.contract.rules;

import java.time.Duration;
import java.time.Instant;
import org.opengeps.law.ContractRules;
import org.opengeps.law.RuleSet;
import org.opengeps.protocol.log.Suspensions;

/**
 * Until when a contract is signed: the time after the award that the rule set gives, and never less
 * than the time that it leaves to a supplier from when the contract is sent; then the time that it
 * gives the agency from the consent on.
 */
public final class SigningPeriod {
  /** How old a prepared contract may be when its signature comes. */
  public static final Duration FRESH = Duration.ofMinutes(15);

  private SigningPeriod() {}

  /** First instant after the time that both have from the award on. */
  public static Instant end(RuleSet rules, ContractRules contract, Instant awardedAt) {
    return rules.end(contract.signing(), awardedAt);
  }

  /**
   * First instant at which it is too late to consent to a contract sent at a moment, as far as is
   * known then: a later suspension puts it off.
   *
   * @param stood when the round stood still; what was not over by then does not count here
   */
  public static Instant consentBy(
      RuleSet rules,
      ContractRules contract,
      Instant awardedAt,
      Instant offeredAt,
      Suspensions stood) {
    var both = new RunningTime(awardedAt, end(rules, contract, awardedAt));
    Instant end = both.end(stood.overBy(offeredAt)).orElseThrow();
    Instant own = rules.end(contract.reply(), offeredAt);
    return own.isAfter(end) ? own : end;
  }

  /** First instant at which it is too late to confirm a consent. */
  public static Instant confirmBy(RuleSet rules, ContractRules contract, Instant consentedAt) {
    return rules.end(contract.confirm(), consentedAt);
  }

  /**
   * Whether the times of a contract are told right: it was not written while the round stood still,
   * and not before a suspension that is over.
   */
  public static boolean isFresh(Suspensions stood, Instant offeredAt, Instant sentAt) {
    return !offeredAt.isAfter(sentAt)
        && !sentAt.isAfter(offeredAt.plus(FRESH))
        && stood.overBy(offeredAt).equals(stood.overBy(sentAt));
  }
}
