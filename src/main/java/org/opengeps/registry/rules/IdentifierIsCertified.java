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
          new Refusal(
              "identifier-format",
              "사업자등록번호(10자리) 또는 기관코드의 형식이 올바르지 않습니다.",
              "'" + facts.claimed() + "' is not " + form + "."));
    }
    if (!facts.certified().equals(Optional.of(facts.claimed()))) {
      return Optional.of(
          new Refusal(
              "identifier-not-certified",
              "인증서의 등록번호와 등록하려는 번호가 다릅니다. 해당 업체나 기관의 인증서로 서명해 주십시오.",
              "The certificate certifies the identifier "
                  + facts.certified().orElse("(none)")
                  + ", the registration claims "
                  + facts.claimed()
                  + "; sign with the certificate of the organisation that registers."));
    }
    return Optional.empty();
  }
}
