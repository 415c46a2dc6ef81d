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
        : Optional.of(
            new Refusal(
                "agency-not-named",
                "이 시스템에 등재되지 않은 기관코드입니다. 운영자에게 기관 등재를 요청해 주세요.",
                "This system does not name "
                    + facts.identifier()
                    + " among its agencies; ask its operator to enter your agency."));
  }
}
