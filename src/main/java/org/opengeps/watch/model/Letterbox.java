package org.opengeps.watch.model;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.opengeps.identity.PersonId;
import org.opengeps.watch.Fill;

/** Letters that wait, and what became of them. */
public interface Letterbox {
  /** What a letter is about. */
  enum Kind {
    /** Something happened to a watched tender. */
    NEWS,
    /** A saved search found something. */
    FOUND,
    /** An address is to be confirmed. */
    ADDRESS
  }

  /**
   * A letter that is about to be sent.
   *
   * @param about the news
   * @param watch the watch or search that it comes from
   * @param address where it goes now; empty if its owner wants no letters
   * @param attempts with this one
   */
  record Waiting(
      UUID id,
      PersonId person,
      Kind kind,
      UUID about,
      UUID watch,
      Optional<String> address,
      String language,
      int attempts,
      Instant createdAt) {}

  void add(UUID id, PersonId person, Kind kind, UUID about, UUID watch, Instant at);

  /**
   * Takes the letter that is due longest; it comes again after a pause unless it is ended before,
   * so that one whose sender dies is not lost.
   */
  Optional<Waiting> take(Instant at);

  void sent(UUID letter, Instant at);

  /** Its person wants no letters any more. */
  void drop(UUID letter);

  /** Given up. */
  void dead(UUID letter, Instant at);

  /** The relay was gone before it was tried: due again, as if it had not been taken. */
  void putBack(UUID letter, Instant at);

  /** How many letters of a kind a person was to get since an instant. */
  long count(PersonId person, Kind kind, Instant since);

  Fill fill();

  /**
   * Removes what is over, a thousand rows of each table.
   *
   * @param ended letters that ended so long ago
   * @param told news and finds of so long ago
   * @return whether there may be more
   */
  boolean clear(Instant at, Duration ended, Duration told);
}
