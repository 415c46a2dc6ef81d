package org.opengeps.notice.model;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.opengeps.identity.OrganisationId;
import org.opengeps.notice.TenderNumber;
import org.opengeps.notice.TenderPage;

/**
 * The words of all tenders. It holds nothing that is not in the tables: each node has its own and
 * makes it anew whenever it is lost. States and times change without it and are not in it.
 */
public interface TenderIndex {
  /** How many tenders one search takes from the index, the newest ones. */
  int MOST = 10_000;

  /**
   * What was found.
   *
   * @param numbers at most {@link #MOST}, the newest first
   * @param match how these have the words; exact if there are none
   */
  record Hits(List<TenderNumber> numbers, TenderPage.Match match) {
    public Hits {
      numbers = List.copyOf(numbers);
    }

    /** Whether there may be more. */
    public boolean isCut() {
      return numbers.size() >= MOST;
    }
  }

  /**
   * Opens the index; one that is missing, damaged or of another version begins anew, empty.
   *
   * @return whether it is open; if not, the log says why, once
   */
  boolean open();

  /** Whether it is open, and its files still lie where they were. */
  boolean isOpen();

  /**
   * Which of these orders it does not hold, or not with these words, or not with all of them; none
   * while it is not open.
   */
  List<SignedOrder> missing(Collection<SignedOrder> orders);

  /**
   * Takes tenders in, each in place of what it held of them; found from now on.
   *
   * @return false if it is not open, or failed and is closed now
   */
  boolean put(Collection<SearchedTender> tenders);

  /**
   * Writes to disk what was taken in.
   *
   * @return false if it is not open, or failed and is closed now
   */
  boolean keep();

  /**
   * Tenders in which all words occur, or else words without particles and endings, or else words
   * that differ by one letter (자모).
   *
   * @param agency whose tenders; empty for those of all
   * @return empty while the index is not open
   */
  Optional<Hits> find(List<String> words, Optional<OrganisationId> agency);
}
