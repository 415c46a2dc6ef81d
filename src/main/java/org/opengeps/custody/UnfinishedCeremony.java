package org.opengeps.custody;

import java.time.Instant;
import java.util.List;

/**
 * A ceremony whose keys cannot be bound yet.
 *
 * @param expiresAt from here on they never can
 * @param missing names of the members who have not sent the message of its round; empty while it
 *     waits for its rehearsal
 */
public record UnfinishedCeremony(
    CeremonyId id,
    CeremonyState state,
    Instant createdAt,
    Instant expiresAt,
    List<String> missing) {
  public UnfinishedCeremony {
    missing = List.copyOf(missing);
  }
}
