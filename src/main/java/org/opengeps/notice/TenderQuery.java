package org.opengeps.notice;

import java.util.Set;

/**
 * What the public list is asked for.
 *
 * @param text part of a title, a number, an agency's name or code; empty for all
 * @param states empty for all
 * @param page from 1 to {@link #LAST_PAGE}
 * @param size rows of a page, 1 to 100
 */
public record TenderQuery(String text, Set<TenderState> states, int page, int size) {
  /** Rows of a page unless asked otherwise. */
  public static final int PAGE_SIZE = 20;

  /** So far nobody turns pages; a search finds what lies deeper. */
  public static final int LAST_PAGE = 1_000_000;

  /**
   * @throws IllegalArgumentException if the page lies behind the last one
   */
  public TenderQuery {
    if (page > LAST_PAGE) {
      throw new IllegalArgumentException("page " + page + " is behind the last, " + LAST_PAGE);
    }
    text = text == null ? "" : text.strip();
    states = Set.copyOf(states);
    page = Math.max(1, page);
    size = Math.min(100, Math.max(1, size));
  }

  /** The first page of everything. */
  public static TenderQuery all() {
    return new TenderQuery("", Set.of(), 1, PAGE_SIZE);
  }

  public int offset() {
    return (page - 1) * size;
  }
}
