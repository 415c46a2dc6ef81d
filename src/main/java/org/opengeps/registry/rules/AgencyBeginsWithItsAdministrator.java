package org.opengeps.registry.rules;

import java.util.Optional;
import org.opengeps.kernel.Refusal;
import org.opengeps.registry.OrganisationKind;

/**
 * The first of an agency's people is the administrator whom the operator names: nobody makes
 * himself the agency's voice by being the first to come.
 */
public final class AgencyBeginsWithItsAdministrator {
  private AgencyBeginsWithItsAdministrator() {}

  /**
   * @param registered whether the organisation is registered already
   * @param administrator whether the operator names who signs, and the registration asks for it
   */
  public record Facts(OrganisationKind kind, boolean registered, boolean administrator) {}

  public static Optional<Refusal> judge(Facts facts) {
    return facts.kind() != OrganisationKind.AGENCY || facts.registered() || facts.administrator()
        ? Optional.empty()
        : Optional.of(Refusal.of("agency-without-administrator"));
  }
}
