package org.opengeps.notice.rules;

import java.util.Optional;
import org.opengeps.identity.OrganisationId;
import org.opengeps.kernel.Refusal;

/** A draft is approved by another officer of the same agency than the one who drafted it. */
public final class ApprovalIsBySecondOfficer {
  private ApprovalIsBySecondOfficer() {}

  /**
   * @param sameOfficer whether drafter and approver are, or could be, one human being
   * @return empty if the approval may stand
   */
  public static Optional<Refusal> judge(
      boolean sameOfficer, OrganisationId agency, OrganisationId approversAgency) {
    if (!agency.equals(approversAgency)) {
      return Optional.of(Refusal.of("foreign-draft.approve"));
    }
    if (sameOfficer) {
      return Optional.of(Refusal.of("four-eyes.draft"));
    }
    return Optional.empty();
  }
}
