package org.opengeps.registry.rules;

import java.util.Optional;
import org.opengeps.identity.OrganisationId;
import org.opengeps.kernel.Refusal;

/**
 * A debarment comes into force when another officer of the same authority has signed too: one
 * stolen key or one angry officer keeps no firm from bidding.
 */
public final class DebarmentIsBySecondOfficer {
  private DebarmentIsBySecondOfficer() {}

  /**
   * @param sameOfficer whether who proposed and who approves are, or could be, one human being
   */
  public record Facts(boolean sameOfficer, OrganisationId authority, OrganisationId approvers) {}

  public static Optional<Refusal> judge(Facts facts) {
    if (!facts.authority().equals(facts.approvers())) {
      return Optional.of(Refusal.of("foreign-sanction"));
    }
    return facts.sameOfficer() ? Optional.of(Refusal.of("four-eyes.debarment")) : Optional.empty();
  }
}
