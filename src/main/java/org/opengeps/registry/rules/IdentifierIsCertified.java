package org.opengeps.registry.rules;

import java.util.Optional;
import org.opengeps.kernel.Refusal;
import org.opengeps.registry.OrganisationKind;

/**
 * An organisation registers under the identifier that an accredited authority has certified in the
 * signer's subject; so nobody can register another's, and no operator has to look.
 */
public final class IdentifierIsCertified {
  private IdentifierIsCertified() {}

  /**
   * @param claimed identifier in the message
   * @param certified subject's serialNumber, if there is exactly one
   */
  public record Facts(OrganisationKind kind, String claimed, Optional<String> certified) {}

  public static Optional<Refusal> judge(Facts facts) {
    if (!facts.kind().admits(facts.claimed())) {
      String form =
          facts.kind() == OrganisationKind.SUPPLIER
              ? "a business number of 10 digits, without hyphens"
              : "an agency code of 3 to 20 capital letters and digits";
      return Optional.of(
          new Refusal("identifier-format", "'" + facts.claimed() + "' is not " + form + "."));
    }
    if (!facts.certified().equals(Optional.of(facts.claimed()))) {
      return Optional.of(
          new Refusal(
              "identifier-not-certified",
              "The certificate certifies the identifier "
                  + facts.certified().orElse("(none)")
                  + ", the registration claims "
                  + facts.claimed()
                  + "; sign with the certificate of the organisation that registers."));
    }
    return Optional.empty();
  }
}
