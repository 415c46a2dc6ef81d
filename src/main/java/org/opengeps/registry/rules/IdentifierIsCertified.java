package org.opengeps.registry.rules;

import java.util.Optional;
import org.opengeps.kernel.Refusal;
import org.opengeps.protocol.pki.CertifiedIdentifier.Shortcoming;
import org.opengeps.registry.OrganisationKind;

/**
 * An organisation registers under the identifier that an accredited authority has certified in the
 * signer's certificate; so nobody can register another's, and no operator has to look.
 */
public final class IdentifierIsCertified {
  private IdentifierIsCertified() {}

  /**
   * @param claimed identifier in the message
   * @param certified subject's serialNumber, if there is exactly one
   * @param shortcoming why the certificate does not certify the claimed one, if it does not
   */
  public record Facts(
      OrganisationKind kind,
      String claimed,
      Optional<String> certified,
      Optional<Shortcoming> shortcoming) {}

  public static Optional<Refusal> judge(Facts facts) {
    if (!facts.kind().admits(facts.claimed())) {
      String form =
          facts.kind() == OrganisationKind.SUPPLIER
              ? "a business number of 10 digits, without hyphens"
              : "an agency code of 3 to 20 capital letters and digits";
      return Optional.of(
          Refusal.of("identifier-format").with("claimed", facts.claimed()).with("form", form));
    }
    return facts.shortcoming().map(shortcoming -> refusal(shortcoming, facts));
  }

  private static Refusal refusal(Shortcoming shortcoming, Facts facts) {
    return switch (shortcoming) {
      case OTHER ->
          Refusal.of("identifier-not-certified")
              .with("certified", facts.certified().orElse("-"))
              .with("claimed", facts.claimed());
      case RANDOM_MISSING -> Refusal.of("identifier-random-missing");
      case HASH_WEAK -> Refusal.of("identifier-hash-weak");
    };
  }
}
