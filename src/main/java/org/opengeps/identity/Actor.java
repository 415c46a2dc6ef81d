package org.opengeps.identity;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.opengeps.kernel.Refusal;

/** Who acts: a person for an organisation, with the roles in force now. */
public record Actor(PersonId person, OrganisationId organisation, Set<Role> roles) {
  public Actor {
    roles = Set.copyOf(roles);
  }

  public boolean has(Role role) {
    return roles.contains(role);
  }

  /**
   * Why the actor may not do what one of these roles may.
   *
   * @return empty if the actor has one of them, else a refusal with the code {@code role-missing}
   */
  public Optional<Refusal> lacking(Role... oneOf) {
    if (Arrays.stream(oneOf).anyMatch(this::has)) {
      return Optional.empty();
    }
    String wanted =
        EnumSet.copyOf(Arrays.asList(oneOf)).stream()
            .map(Role::name)
            .collect(Collectors.joining(" or "));
    return Optional.of(
        new Refusal(
            "role-missing",
            "이 일을 할 권한이 없습니다. 소속 기관이나 업체에서 역할을 등록해 주세요.",
            "This needs the role "
                + wanted
                + "; you act as "
                + roles
                + ". Ask your organisation to register the role for you."));
  }
}
