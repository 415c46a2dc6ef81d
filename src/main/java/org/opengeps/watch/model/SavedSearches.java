package org.opengeps.watch.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.opengeps.identity.PersonId;
import org.opengeps.notice.TenderNumber;
import org.opengeps.watch.FoundTender;
import org.opengeps.watch.SavedSearch;

/** Searches that people keep, and what they found. */
public interface SavedSearches {
  /** A search with the person whose it is. */
  record Owned(PersonId person, SavedSearch search) {}

  void add(PersonId person, SavedSearch search);

  /** Oldest first. */
  List<SavedSearch> list(PersonId person);

  Optional<Owned> find(UUID search);

  /** Ends it, with what it found and the letters that wait for it; false if there is none. */
  boolean end(UUID search);

  /** One that was not looked for since that instant, alone until the transaction ends. */
  Optional<Owned> takeUnlooked(Instant before);

  void looked(UUID search, Instant at);

  /** Notes what was found; what was found before stays as it is. */
  void found(UUID search, List<TenderNumber> tenders, Instant at);

  /** One whose daily letter is due, alone until the transaction ends. */
  Optional<Owned> takeDue(Instant at);

  void next(UUID search, Instant at);

  /**
   * What no letter tells yet is told by this one.
   *
   * @return how many
   */
  int tell(UUID search, UUID letter);

  /** What a letter tells, newest first, at most so many. */
  List<TenderNumber> listTold(UUID letter, int most);

  /** How many a letter tells. */
  long countTold(UUID letter);

  /** What a person's searches found last, at most so many. */
  List<FoundTender> listFound(PersonId person, int most);
}
