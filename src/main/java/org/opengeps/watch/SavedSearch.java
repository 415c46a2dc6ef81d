package org.opengeps.watch;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Conditions that somebody keeps, to be told of new tenders that meet them.
 *
 * @param id whoever knows it may end the search
 * @param conditions of the list of tenders, as in its address, without order and page
 * @param since tenders whose last order is older are not told
 * @param nextAt when the next daily letter is due; empty for the other paces
 */
public record SavedSearch(
    UUID id, String name, String conditions, Pace pace, Instant since, Optional<Instant> nextAt) {}
