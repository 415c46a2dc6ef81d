package org.opengeps.notice;

import java.util.List;

/**
 * A page of a list of tenders.
 *
 * @param page from 1
 * @param pages how many there are, at least 1
 * @param total how many tenders match
 */
public record TenderPage(List<TenderSummary> tenders, int page, int pages, long total) {
  /** Nothing found. */
  public static final TenderPage EMPTY = new TenderPage(List.of(), 1, 1, 0);

  public TenderPage {
    tenders = List.copyOf(tenders);
  }
}
