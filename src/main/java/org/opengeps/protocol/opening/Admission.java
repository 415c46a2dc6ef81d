package org.opengeps.protocol.opening;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Whose envelopes may be opened: at the opening time all but those that were removed; of an
 * envelope that opens on a decision those that passed.
 *
 * @param passed submissions; empty for all
 * @param removed submissions whose bidders asked for it and were granted it
 */
public record Admission(Optional<Set<UUID>> passed, Set<UUID> removed) {
  public static final Admission ALL = new Admission(Optional.empty(), Set.of());

  public Admission {
    passed = passed.map(Set::copyOf);
    removed = Set.copyOf(removed);
  }

  public static Admission of(Set<UUID> passed) {
    return new Admission(Optional.of(passed), Set.of());
  }

  /** The same but for bids that were removed. */
  public Admission without(Set<UUID> submissions) {
    return new Admission(passed, submissions);
  }

  public boolean admits(UUID submission) {
    return !isRemoved(submission) && passed.map(set -> set.contains(submission)).orElse(true);
  }

  public boolean isRemoved(UUID submission) {
    return removed.contains(submission);
  }
}
