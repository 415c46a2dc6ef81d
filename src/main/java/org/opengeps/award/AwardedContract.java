package org.opengeps.award;

import java.time.Instant;
import org.opengeps.identity.OrganisationId;
import org.opengeps.kernel.Sha256;
import org.opengeps.law.RuleSet;
import org.opengeps.protocol.message.Award;
import org.opengeps.protocol.message.LocalText;
import org.opengeps.protocol.message.Notice;

/**
 * A lot that is awarded for good, with everything that a contract about it rests on.
 *
 * @param agency that publishes, awards and contracts
 * @param awardHash of the award's JSON
 * @param notice the order from which the award follows
 * @param rules the rule set of the notice, by the calendar that it names
 */
public record AwardedContract(
    OrganisationId agency, Award award, Sha256 awardHash, Notice notice, RuleSet rules) {
  /** What is bought: the lot says it, or the notice. */
  public LocalText title() {
    LocalText own = notice.lot(award.lot()).title();
    return own == null ? notice.title() : own;
  }

  public Instant awardedAt() {
    return award.decidedAt();
  }
}
