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
      return Optional.of(
          new Refusal(
              "foreign-sanction",
              "다른 기관의 제재 처분은 승인할 수 없습니다.",
              "This debarment was proposed by another agency; only its own officers approve it."));
    }
    return facts.sameOfficer()
        ? Optional.of(
            new Refusal(
                "four-eyes",
                "처분을 기안한 사람은 승인할 수 없으니 다른 담당자의 승인을 받으세요.",
                "Whoever proposed a debarment cannot approve it; ask a second officer of your agency."))
        : Optional.empty();
  }
}
