package org.opengeps.custody;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A ceremony as one of its members sees it: how far it is, and whom it waits for.
 *
 * @param agency code of the agency that called the committee
 * @param k how many members open
 * @param keys how many keys are made at once
 * @param member the person's own index
 * @param missing names of those who have not done the step that is due; empty if none is
 * @param duty what the person has to do himself
 * @param expiresAt from here on no key of it can be bound
 */
public record Seat(
    CeremonyId id,
    String agency,
    CeremonyState state,
    int k,
    int n,
    int keys,
    int member,
    List<String> missing,
    Optional<Duty> duty,
    Instant createdAt,
    Instant expiresAt) {
  public Seat {
    missing = List.copyOf(missing);
  }
}
