package org.opengeps.registry.rules;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.opengeps.identity.Role;
import org.opengeps.kernel.Refusal;

/**
 * A person of an agency has the roles that it asked for and an administrator of the same agency,
 * who is another person, gave.
 */
public final class RolesAreGivenByAnother {
  private RolesAreGivenByAnother() {}

  /**
   * @param samePerson whether the two are, or could be, one human being
   * @param sameAgency whether both belong to the agency that the message names
   * @param sameName whether the message names the person as certified
   * @param held roles in force
   * @param wanted roles that the person asked for
   * @param given all roles that the message gives
   */
  public record Facts(
      boolean samePerson,
      boolean sameAgency,
      boolean sameName,
      Set<Role> held,
      Set<Role> wanted,
      Set<Role> given) {}

  public static Optional<Refusal> judge(Facts facts) {
    if (!facts.sameAgency() || !facts.sameName()) {
      return Optional.of(Refusal.of("foreign-person"));
    }
    if (facts.samePerson()) {
      return Optional.of(Refusal.of("four-eyes.roles"));
    }
    Set<Role> open = EnumSet.noneOf(Role.class);
    open.addAll(facts.held());
    open.addAll(facts.wanted());
    return open.containsAll(facts.given())
        ? Optional.empty()
        : Optional.of(
            Refusal.of("role-not-asked")
                .with("wanted", facts.wanted())
                .with("held", facts.held())
                .with("given", facts.given()));
  }
}
