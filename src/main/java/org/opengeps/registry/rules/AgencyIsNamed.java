package org.opengeps.registry.rules;

import java.util.Optional;
import org.opengeps.kernel.Refusal;
import org.opengeps.registry.OrganisationKind;

/**
 * Who is an agency says the operator, not a certificate: accredited authorities certify that
 * somebody has a number, not that it may call tenders or debar firms.
 */
public final class AgencyIsNamed {
  private AgencyIsNamed() {}

  /**
   * @param named whether the installation names the identifier as that of an agency
   */
  public record Facts(OrganisationKind kind, String identifier, boolean named) {}

  public static Optional<Refusal> judge(Facts facts) {
    return facts.kind() != OrganisationKind.AGENCY || facts.named()
        ? Optional.empty()
        : Optional.of(Refusal.of("agency-not-named").with("identifier", facts.identifier()));
  }
}
