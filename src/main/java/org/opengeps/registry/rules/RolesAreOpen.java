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
      return Optional.of(
          new Refusal(
              "role-none",
              "등록할 역할이 없습니다. 하나 이상 지정해 주세요.",
              "The registration names no role; name at least one."));
    }
    Set<Role> open = EnumSet.copyOf(facts.kind().roles());
    if (facts.oversight() && facts.kind() == OrganisationKind.AGENCY) {
      open.addAll(OVERSIGHT);
    }
    if (open.containsAll(facts.wanted())) {
      return Optional.empty();
    }
    return Optional.of(
        new Refusal(
            "role-not-open",
            "등록할 수 없는 역할입니다.",
            "A person of this "
                + facts.kind().word()
                + " may register for "
                + open
                + ", not for "
                + facts.wanted()
                + "."));
  }
}
