package org.opengeps.watch.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.opengeps.identity.PersonId;
import org.opengeps.watch.TenderNews;

/** What happened to tenders. */
public interface NewsBook {
  /** Writes with few statements. */
  void add(List<TenderNews> news);

  Optional<TenderNews> find(UUID id);

  /** When the last order was published up to that instant; empty if none was lately. */
  Optional<Instant> lastOrder(Instant until);

  /** What happened to the tenders that a person watches, since then, newest first. */
  List<TenderNews> list(PersonId person, int most);

  /**
   * Lets so many watchers of the oldest news that is not spread have a letter waiting, or spreads
   * it without letters.
   *
   * @param letters whether there are letters at all
   * @return false if nothing is left to spread
   */
  boolean spread(boolean letters, int most, Instant at);
}
