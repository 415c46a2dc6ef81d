package org.opengeps.registry.rules;

import java.time.Instant;
import java.util.Optional;
import org.opengeps.kernel.Refusal;
import org.opengeps.law.Deadline;

/** A debarment lasts from one month to two years (지방계약법 제31조제1항, 국가계약법 제27조제1항). */
public final class DebarmentLastsAsLongAsTheLawSays {
  private DebarmentLastsAsLongAsTheLawSays() {}

  /**
   * @param until first instant after it
   * @param earliest end of the shortest one from then
   * @param latest end of the longest one
   */
  public record Facts(
      Instant from,
      Instant until,
      Deadline shortest,
      Instant earliest,
      Deadline longest,
      Instant latest) {}

  public static Optional<Refusal> judge(Facts facts) {
    boolean lawful =
        !facts.until().isBefore(facts.earliest())
            && !facts.until().isAfter(facts.latest())
            && facts.until().isAfter(facts.from());
    return lawful
        ? Optional.empty()
        : Optional.of(
            Refusal.of("sanction-length")
                .with("shortest", facts.shortest().amount())
                .with("longest", facts.longest().amount()));
  }
}
