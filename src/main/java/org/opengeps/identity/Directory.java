package org.opengeps.identity;

import java.util.Optional;

/** Who the registered people are. */
public interface Directory {
  Optional<Person> find(PersonId id);
}
