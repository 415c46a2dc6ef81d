package org.opengeps.registry.rules;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.opengeps.identity.Role;
import org.opengeps.kernel.Refusal;
import org.opengeps.registry.OrganisationKind;

/**
 * People register for the roles of their organisation's kind; auditors and operators only in
 * agencies named by the installation.
 */
public final class RolesAreOpen {
  private static final Set<Role> OVERSIGHT = EnumSet.of(Role.AUDITOR, Role.OPERATOR);

  private RolesAreOpen() {}

  /**
   * @param oversight whether the installation names the agency as one of oversight
   */
  public record Facts(OrganisationKind kind, Set<Role> wanted, boolean oversight) {}

  public static Optional<Refusal> judge(Facts facts) {
    if (facts.wanted().isEmpty()) {
      return Optional.of(Refusal.of("role-none"));
    }
    Set<Role> open = EnumSet.copyOf(facts.kind().roles());
    if (facts.oversight() && facts.kind() == OrganisationKind.AGENCY) {
      open.addAll(OVERSIGHT);
    }
    if (open.containsAll(facts.wanted())) {
      return Optional.empty();
    }
    return Optional.of(
        Refusal.of("role-not-open")
            .with("kind", facts.kind().word())
            .with("open", open)
            .with("wanted", facts.wanted()));
  }
}
