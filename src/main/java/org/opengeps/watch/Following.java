package org.opengeps.watch;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.opengeps.notice.TenderNumber;
import org.opengeps.notice.TenderSummary;

/**
 * All that a person follows, and what is new.
 *
 * @param follower empty for somebody who follows nothing yet
 * @param items newest first
 * @param rows the tenders that are named, as the list shows them
 */
public record Following(
    Optional<Follower> follower,
    List<WatchedTender> tenders,
    List<SavedSearch> searches,
    List<Item> items,
    Map<TenderNumber, TenderSummary> rows) {
  /**
   * Something new: one of the two.
   *
   * @param news what happened to a watched tender
   * @param search name of the search that found the tender; empty for the other kind
   * @param unread whether it is marked as new
   */
  public record Item(
      TenderNumber tender, Instant at, Optional<TenderNews> news, String search, boolean unread) {}
}
