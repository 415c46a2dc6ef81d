package org.opengeps.protocol.opening;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Whose envelopes may be opened: all at the opening time; of an envelope that opens on a decision
 * those that passed.
 *
 * @param passed submissions; empty for all
 */
public record Admission(Optional<Set<UUID>> passed) {
  public static final Admission ALL = new Admission(Optional.empty());

  public Admission {
    passed = passed.map(Set::copyOf);
  }

  public static Admission of(Set<UUID> passed) {
    return new Admission(Optional.of(passed));
  }

  public boolean admits(UUID submission) {
    return passed.map(set -> set.contains(submission)).orElse(true);
  }
}
