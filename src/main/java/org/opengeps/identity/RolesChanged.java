package org.opengeps.identity;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.opengeps.kernel.DomainEvent;
import org.opengeps.kernel.Sha256;
import org.opengeps.protocol.log.FactKind;

/**
 * A person of an agency may do something else than before.
 *
 * @param roles all roles from now on
 * @param message the signed message of the administrator, or the person's registration where the
 *     operator had named the person, or the person gives a role up
 */
public record RolesChanged(PersonId person, Set<Role> roles, Sha256 message, Instant at)
    implements DomainEvent {
  public RolesChanged {
    roles = Set.copyOf(roles);
  }

  @Override
  public FactKind kind() {
    return FactKind.ROLES_CHANGED;
  }

  @Override
  public String subject() {
    return person.value();
  }

  @Override
  public Optional<Sha256> document() {
    return Optional.of(message);
  }

  @Override
  public Map<String, String> data() {
    return Map.of(
        "roles", roles.stream().map(Role::name).sorted().collect(Collectors.joining(",")));
  }
}
