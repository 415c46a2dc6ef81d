package org.opengeps.registry;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a supplier was registered for, and since when.
 *
 * @param newestFirst its last registrations, at least one
 * @param whole whether there is none before them
 */
public record ProfileHistory(List<KnownProfile> newestFirst, boolean whole) {
  public ProfileHistory {
    newestFirst = List.copyOf(newestFirst);
  }

  /**
   * What counts for a notice: the last registration up to it, or the first one of a firm that is
   * newer; empty if that lies before the registrations that are known here.
   *
   * @param noticedAt when its first order was published
   */
  public Optional<KnownProfile> countedFor(Instant noticedAt) {
    Optional<KnownProfile> last =
        newestFirst.stream().filter(one -> !one.since().isAfter(noticedAt)).findFirst();
    return last.isPresent() || !whole ? last : Optional.of(newestFirst.get(newestFirst.size() - 1));
  }
}
