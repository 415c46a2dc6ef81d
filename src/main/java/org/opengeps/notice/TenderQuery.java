package org.opengeps.notice;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.opengeps.identity.OrganisationId;
import org.opengeps.kernel.PlainText;

/**
 * What a list of tenders is asked for.
 *
 * @param text words that must all occur in names, description or number, with single blanks between
 *     them; empty for all
 * @param states empty for all
 * @param agency whose tenders; empty for those of all agencies
 * @param filter what is left out besides
 * @param sort order of the rows
 * @param page from 1 to {@link #LAST_PAGE}; a page behind the last one of the list is the last
 * @param size rows of a page, 1 to {@link #WHOLE_LIST}
 */
public record TenderQuery(
    String text,
    Set<TenderState> states,
    Optional<OrganisationId> agency,
    TenderFilter filter,
    Sort sort,
    int page,
    int size) {
  /** Rows of a page unless asked otherwise. */
  public static final int PAGE_SIZE = 20;

  /** Rows of the longest page that is shown or answered. */
  public static final int LONGEST_PAGE = 100;

  /** Rows of a list that is taken home in one piece: a year of a large city. */
  public static final int WHOLE_LIST = 1_000;

  /** So far nobody turns pages; a search finds what lies deeper. */
  public static final int LAST_PAGE = 1_000_000;

  /** Characters of the words together: a whole title can be looked for. */
  public static final int LONGEST_TEXT = 300;

  private static final String NUMBER_WITH_ORDER = "(?i)(R[0-9]{2}BK[0-9]{8})-[0-9]{3}";

  /** Order of the rows. */
  public enum Sort {
    /** Newest notices first. */
    NEWEST,
    /** What can still be bid on first, earliest closing first. */
    CLOSING
  }

  /**
   * @throws IllegalArgumentException if the page lies behind {@link #LAST_PAGE} or the text is
   *     longer than {@link #LONGEST_TEXT}
   */
  public TenderQuery {
    if (page > LAST_PAGE) {
      throw new IllegalArgumentException("page " + page + " is behind the last, " + LAST_PAGE);
    }
    // Hangul typed on some systems comes as single letters; titles are stored composed
    text = text == null ? "" : String.join(" ", PlainText.words(text));
    if (isTooLong(text)) {
      throw new IllegalArgumentException("more than " + LONGEST_TEXT + " characters to look for");
    }
    states = Set.copyOf(states);
    page = Math.max(1, page);
    size = Math.min(WHOLE_LIST, Math.max(1, size));
  }

  /** Of an agency, with nothing left out. */
  public TenderQuery(
      String text,
      Set<TenderState> states,
      Optional<OrganisationId> agency,
      Sort sort,
      int page,
      int size) {
    this(text, states, agency, TenderFilter.NONE, sort, page, size);
  }

  /** Of all agencies. */
  public TenderQuery(String text, Set<TenderState> states, Sort sort, int page, int size) {
    this(text, states, Optional.empty(), sort, page, size);
  }

  /** A page of an agency's tenders, the newest first. */
  public static TenderQuery of(OrganisationId agency, int page) {
    return new TenderQuery("", Set.of(), Optional.of(agency), Sort.NEWEST, page, PAGE_SIZE);
  }

  /** The newest first. */
  public TenderQuery(String text, Set<TenderState> states, int page, int size) {
    this(text, states, Sort.NEWEST, page, size);
  }

  /** The first page of everything. */
  public static TenderQuery all() {
    return new TenderQuery("", Set.of(), 1, PAGE_SIZE);
  }

  /** Whether nobody looks for so much. */
  public static boolean isTooLong(String text) {
    return String.join(" ", PlainText.words(text)).length() > LONGEST_TEXT;
  }

  /** The words to look for; a number is found whatever its order. */
  public List<String> words() {
    return Stream.of(text.split(" "))
        .filter(word -> !word.isEmpty())
        .map(word -> word.replaceFirst("^" + NUMBER_WITH_ORDER + "$", "$1"))
        .distinct()
        .toList();
  }

  public int offset() {
    return (page - 1) * size;
  }

  /** The same on another page. */
  public TenderQuery at(int otherPage) {
    return new TenderQuery(text, states, agency, filter, sort, otherPage, size);
  }

  /** The same in one piece, as far as {@link #WHOLE_LIST} reaches. */
  public TenderQuery inOnePiece() {
    return new TenderQuery(text, states, agency, filter, sort, 1, WHOLE_LIST);
  }

  /** The same with something left out. */
  public TenderQuery with(TenderFilter other) {
    return new TenderQuery(text, states, agency, other, sort, page, size);
  }
}
