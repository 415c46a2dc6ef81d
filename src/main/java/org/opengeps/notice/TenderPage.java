package org.opengeps.notice;

import java.util.List;
import org.opengeps.kernel.Pages;

/**
 * A page of a list of tenders.
 *
 * @param total how many tenders match; where words are looked for, of the ten thousand newest
 *     tenders that have them
 * @param match how the words that were looked for are found in these
 * @param cut whether there may be older ones that have the words, too, and were not looked at
 */
public record TenderPage(
    List<TenderSummary> tenders, Pages pages, long total, Match match, boolean cut) {
  /** Nothing found. */
  public static final TenderPage EMPTY =
      new TenderPage(List.of(), Pages.of(1, 0, TenderQuery.PAGE_SIZE), 0);

  /** How words are found. */
  public enum Match {
    /** As they were typed, of English ones the plural, too; also where none were typed. */
    EXACT,
    /** No tender has them so: these have them without particles and endings (조사, 어미). */
    ENDINGS,
    /** No tender has them at all: these have words that differ by one letter (자모). */
    NEAR,
    /**
     * As they were typed, but in titles, names of bodies and numbers only: there is no index now.
     */
    NAMES
  }

  public TenderPage {
    tenders = List.copyOf(tenders);
  }

  /** All that match, as they were typed. */
  public TenderPage(List<TenderSummary> tenders, Pages pages, long total) {
    this(tenders, pages, total, Match.EXACT, false);
  }

  /** The same, found in another way. */
  public TenderPage as(Match other, boolean cutThen) {
    return new TenderPage(tenders, pages, total, other, cutThen);
  }
}
