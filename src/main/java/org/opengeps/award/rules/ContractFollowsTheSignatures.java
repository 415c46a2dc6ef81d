package org.opengeps.award.rules;

import java.time.LocalDate;
import java.util.Optional;
import org.opengeps.kernel.Refusal;

/**
 * The contract is concluded on the day of the second signature or later, within so many days that
 * what was examined is still true then; and performed from that day on. Nothing is written down
 * afterwards.
 */
public final class ContractFollowsTheSignatures {
  /** How far ahead; a choice of this program and no article's. */
  public static final int MOST_DAYS = 30;

  private ContractFollowsTheSignatures() {}

  /**
   * @param today of a signature, in the zone of the rule set
   */
  public record Facts(LocalDate today, LocalDate contractDate, LocalDate performedUntil) {}

  public static Optional<Refusal> judge(Facts facts) {
    LocalDate latest = facts.today().plusDays(MOST_DAYS);
    if (facts.contractDate().isBefore(facts.today()) || facts.contractDate().isAfter(latest)) {
      return Optional.of(
          Refusal.of("one-quote-dates.contract")
              .with("date", facts.contractDate())
              .with("today", facts.today())
              .with("latest", latest));
    }
    return facts.performedUntil().isBefore(facts.contractDate())
        ? Optional.of(
            Refusal.of("one-quote-dates.performance")
                .with("until", facts.performedUntil())
                .with("date", facts.contractDate()))
        : Optional.empty();
  }
}
