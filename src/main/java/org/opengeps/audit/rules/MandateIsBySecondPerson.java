package org.opengeps.audit.rules;

import java.util.Optional;
import org.opengeps.identity.OrganisationId;
import org.opengeps.kernel.Refusal;

/** Two people of the oversight body give a mandate, and neither of them is who gets it. */
public final class MandateIsBySecondPerson {
  private MandateIsBySecondPerson() {}

  /**
   * @param isProposer whether who proposed and who approves are, or could be, one human being
   * @param isAuditor whether the auditor and who approves are, or could be
   */
  public record Facts(
      OrganisationId body, OrganisationId approvers, boolean isProposer, boolean isAuditor) {}

  public static Optional<Refusal> judge(Facts facts) {
    if (!facts.body().equals(facts.approvers())) {
      return Optional.of(Refusal.of("foreign-mandate"));
    }
    return facts.isProposer() || facts.isAuditor()
        ? Optional.of(Refusal.of("four-eyes.mandate"))
        : Optional.empty();
  }
}
