package org.opengeps.agenda.rules;

import java.util.Set;
import org.opengeps.identity.Actor;
import org.opengeps.identity.PersonId;
import org.opengeps.identity.Role;

/**
 * For whom the lists are.
 *
 * @param doubles persons of the register who may be the same human being: their proposals are not
 *     for this officer to approve
 */
public record Officer(Actor actor, Set<PersonId> doubles) {
  public Officer {
    doubles = Set.copyOf(doubles);
  }

  /** Whether the officer has one of these roles. */
  public boolean may(Role... oneOf) {
    return actor.lacking(oneOf).isEmpty();
  }

  /** Whether somebody else signed: then this officer can be the second. */
  public boolean isSecondTo(PersonId signer) {
    return !signer.equals(actor.person()) && !doubles.contains(signer);
  }
}
