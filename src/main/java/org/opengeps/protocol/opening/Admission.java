package org.opengeps.protocol.opening;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.opengeps.kernel.Sha256;
import org.opengeps.protocol.message.ReceiptCore;

/**
 * Whose envelopes may be opened: at the opening time all that stand but those that were removed; of
 * an envelope that opens on a decision those that passed. Nobody is handed the others.
 *
 * @param standing notice hashes whose bids stand ({@link StandingOrders}); empty for all
 * @param passed submissions; empty for all
 * @param removed submissions whose bidders asked for it and were granted it
 */
public record Admission(
    Optional<Set<Sha256>> standing, Optional<Set<UUID>> passed, Set<UUID> removed) {
  public static final Admission ALL = new Admission(Optional.empty(), Optional.empty(), Set.of());

  public Admission {
    standing = standing.map(Set::copyOf);
    passed = passed.map(Set::copyOf);
    removed = Set.copyOf(removed);
  }

  public static Admission of(Set<UUID> passed) {
    return new Admission(Optional.empty(), Optional.of(passed), Set.of());
  }

  /** The same but for bids that were sealed for an order which a reseal has replaced. */
  public Admission standing(Set<Sha256> noticeHashes) {
    return new Admission(Optional.of(noticeHashes), passed, removed);
  }

  /** The same but for bids that were removed. */
  public Admission without(Set<UUID> submissions) {
    return new Admission(standing, passed, submissions);
  }

  public boolean admits(ReceiptCore reception) {
    return standing.map(set -> set.contains(reception.noticeHash())).orElse(true)
        && admits(reception.submission());
  }

  public boolean admits(UUID submission) {
    return !isRemoved(submission) && passed.map(set -> set.contains(submission)).orElse(true);
  }

  public boolean isRemoved(UUID submission) {
    return removed.contains(submission);
  }
}
