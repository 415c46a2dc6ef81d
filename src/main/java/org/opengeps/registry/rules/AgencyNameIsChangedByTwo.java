package org.opengeps.registry.rules;

import java.util.Optional;
import org.opengeps.kernel.Refusal;
import org.opengeps.protocol.message.LocalText;
import org.opengeps.registry.OrganisationKind;

/** Who registers with an agency takes its name as it stands; another name needs two signatures. */
public final class AgencyNameIsChangedByTwo {
  private AgencyNameIsChangedByTwo() {}

  /**
   * @param registered the name in force; empty for a new organisation
   */
  public record Facts(OrganisationKind kind, LocalText claimed, Optional<LocalText> registered) {}

  public static Optional<Refusal> judge(Facts facts) {
    LocalText name = facts.registered().orElse(facts.claimed());
    return facts.kind() != OrganisationKind.AGENCY || name.equals(facts.claimed())
        ? Optional.empty()
        : Optional.of(
            new Refusal(
                "agency-name-differs",
                "등록된 기관명은 '"
                    + name.ko()
                    + "'("
                    + name.en()
                    + ")입니다. 이 이름으로 등록하세요. 기관명은 관리자가 변경안을 내고 다른 담당자가 승인해야 바뀝니다.",
                "The agency is registered as '"
                    + name.ko()
                    + "' ("
                    + name.en()
                    + "); register under this name. It changes when the administrator proposes"
                    + " another and a second person approves it."));
  }
}
