package org.opengeps.registry.rules;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.opengeps.kernel.Refusal;
import org.opengeps.law.LegalPeriod;

/** A debarment lasts from one month to two years (지방계약법 제31조제1항, 국가계약법 제27조제1항). */
public final class DebarmentLastsAsLongAsTheLawSays {
  private DebarmentLastsAsLongAsTheLawSays() {}

  /**
   * @param until first instant after it
   * @param zone in which months and years are counted
   */
  public record Facts(
      Instant from, Instant until, LegalPeriod shortest, LegalPeriod longest, ZoneId zone) {}

  public static Optional<Refusal> judge(Facts facts) {
    boolean lawful =
        !facts.until().isBefore(facts.shortest().after(facts.from(), facts.zone()))
            && !facts.until().isAfter(facts.longest().after(facts.from(), facts.zone()));
    return lawful
        ? Optional.empty()
        : Optional.of(
            new Refusal(
                "sanction-length",
                "입찰참가자격 제한기간은 "
                    + facts.shortest().korean()
                    + " 이상 "
                    + facts.longest().korean()
                    + " 이하로 정하세요.",
                "A debarment lasts at least "
                    + facts.shortest().english()
                    + " and at most "
                    + facts.longest().english()
                    + "; change its end."));
  }
}
