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
      return Optional.of(
          new Refusal(
              "foreign-draft", "This draft belongs to another agency. 다른 기관의 공고안은 승인할 수 없습니다."));
    }
    if (sameOfficer) {
      return Optional.of(
          new Refusal(
              "four-eyes",
              "Whoever drafted a notice cannot approve it; ask a second officer of your agency."
                  + " 기안자는 승인할 수 없으니 다른 담당자의 승인을 받으십시오."));
    }
    return Optional.empty();
  }
}
