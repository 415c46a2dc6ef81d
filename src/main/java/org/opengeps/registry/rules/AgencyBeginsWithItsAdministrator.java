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
        : Optional.of(
            new Refusal(
                "agency-without-administrator",
                "아직 관리자가 등록하지 않은 기관입니다. 시스템 운영자가 지정한 기관 관리자가 먼저 등록해야 합니다.",
                "This agency has no administrator yet; whom the operator names registers first, with"
                    + " the role AGENCY_ADMINISTRATOR."));
  }
}
