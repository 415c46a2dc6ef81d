package org.opengeps.notice;

import java.util.Set;

/**
 * What the public list is asked for.
 *
 * @param text part of a title, a number, an agency's name or code; empty for all
 * @param states empty for all
 * @param page from 1
 * @param size rows of a page, 1 to 100
 */
public record TenderQuery(String text, Set<TenderState> states, int page, int size) {
  /** Rows of a page unless asked otherwise. */
  public static final int PAGE_SIZE = 20;

  public TenderQuery {
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
