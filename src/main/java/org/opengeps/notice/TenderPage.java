package org.opengeps.notice;

import java.util.List;

/**
 * A page of the public list, newest notices first.
 *
 * @param page from 1
 * @param pages how many there are, at least 1
 * @param total how many tenders match
 */
public record TenderPage(List<TenderSummary> tenders, int page, int pages, long total) {
  public TenderPage {
    tenders = List.copyOf(tenders);
  }
}
