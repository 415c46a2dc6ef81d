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
    return Optional.of(Refusal.of("role-missing").with("wanted", wanted).with("roles", roles));
  }
}
