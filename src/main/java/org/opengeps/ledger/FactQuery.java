package org.opengeps.ledger;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Which public facts of the log are asked for; batches are none.
 *
 * @param kinds words of the kinds; empty for all
 * @param about numbers of tenders (without their order) and ids of people, organisations,
 *     ceremonies and so on: what a fact is about is one of them. Empty for everything; with an
 *     empty set nothing is found
 * @param from facts that happened before are left out
 * @param until facts that happened then or later are left out
 * @param below only entries before this index: the last one of the page before
 * @param most rows, 1 to {@link #WHOLE}
 */
public record FactQuery(
    Set<String> kinds,
    Optional<Set<String>> about,
    Optional<Instant> from,
    Optional<Instant> until,
    long below,
    int most) {
  /** Rows that are taken home in one piece; an entry has some hundred bytes. */
  public static final int WHOLE = 5_000;

  /** What a fact may be about at once: as many tenders as a list of them in one piece has. */
  public static final int MOST_ABOUT = 1_100;

  /**
   * @throws IllegalArgumentException with more than {@link #MOST_ABOUT} to be about
   */
  public FactQuery {
    kinds = Set.copyOf(kinds);
    about = about.map(Set::copyOf);
    most = Math.max(1, Math.min(WHOLE, most));
    if (about.map(Set::size).orElse(0) > MOST_ABOUT) {
      throw new IllegalArgumentException("facts about more than " + MOST_ABOUT);
    }
  }

  /** The newest facts of everything. */
  public static FactQuery newest(int most) {
    return new FactQuery(
        Set.of(), Optional.empty(), Optional.empty(), Optional.empty(), Long.MAX_VALUE, most);
  }
}
