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
            Refusal.of("agency-name-differs").with("ko", name.ko()).with("en", name.en()));
  }
}
