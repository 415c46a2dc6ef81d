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
              "foreign-draft", "다른 기관의 공고안은 결재할 수 없습니다.", "This draft belongs to another agency."));
    }
    if (sameOfficer) {
      return Optional.of(
          new Refusal(
              "four-eyes",
              "초안을 만든 사람은 결재할 수 없습니다. 다른 담당자의 결재를 받으세요.",
              "Whoever drafted a notice cannot approve it; ask a second officer of your agency."));
    }
    return Optional.empty();
  }
}
