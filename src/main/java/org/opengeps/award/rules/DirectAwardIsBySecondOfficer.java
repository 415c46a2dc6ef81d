package org.opengeps.award.rules;

import java.util.Optional;
import org.opengeps.identity.OrganisationId;
import org.opengeps.kernel.Refusal;

/** A purchase on one quote is approved by another officer of the same agency. */
public final class DirectAwardIsBySecondOfficer {
  private DirectAwardIsBySecondOfficer() {}

  /**
   * @param sameOfficer whether who proposed and who approves are, or could be, one human being
   */
  public static Optional<Refusal> judge(
      boolean sameOfficer, OrganisationId agency, OrganisationId approversAgency) {
    if (!agency.equals(approversAgency)) {
      return Optional.of(Refusal.of("foreign-direct-award"));
    }
    return sameOfficer ? Optional.of(Refusal.of("four-eyes.direct-award")) : Optional.empty();
  }
}
