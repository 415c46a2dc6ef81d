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
          new Refusal(
              "identifier-format",
              "사업자등록번호(10자리) 또는 기관코드의 형식이 올바르지 않습니다.",
              "'" + facts.claimed() + "' is not " + form + "."));
    }
    return facts.shortcoming().map(shortcoming -> refusal(shortcoming, facts));
  }

  private static Refusal refusal(Shortcoming shortcoming, Facts facts) {
    return switch (shortcoming) {
      case OTHER ->
          new Refusal(
              "identifier-not-certified",
              "인증서의 등록번호와 등록하려는 번호가 다릅니다. 해당 업체나 기관의 인증서로 서명하세요.",
              "The certificate certifies the identifier "
                  + facts.certified().orElse("of another or of none")
                  + ", the registration claims "
                  + facts.claimed()
                  + "; sign with the certificate of the organisation that registers.");
      case RANDOM_MISSING ->
          new Refusal(
              "identifier-random-missing",
              "이 인증서의 사업자등록번호는 개인키와 함께 있는 본인확인 값(R)이 있어야 확인할 수 있습니다. 인증서를 발급받은 원래의 signCert.der와"
                  + " signPri.key로 다시 등록하세요.",
              "This certificate shows its business number only with the random number R that lies"
                  + " beside the private key; register with the original signCert.der and"
                  + " signPri.key of the authority.");
      case HASH_WEAK ->
          new Refusal(
              "identifier-hash-weak",
              "이 인증서는 사업자등록번호를 더 이상 믿을 수 없는 해시(SHA-1)로 담고 있습니다. 새 인증서를 발급받아 등록하세요.",
              "This certificate holds its business number under a hash that is not believed any"
                  + " more (SHA-1); get a new certificate and register with it.");
    };
  }
}
