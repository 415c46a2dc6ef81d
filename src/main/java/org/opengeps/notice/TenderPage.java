package org.opengeps.notice;

import java.util.List;
import org.opengeps.kernel.Pages;

/**
 * A page of a list of tenders.
 *
 * @param total how many tenders match
 */
public record TenderPage(List<TenderSummary> tenders, Pages pages, long total) {
  /** Nothing found. */
  public static final TenderPage EMPTY =
      new TenderPage(List.of(), Pages.of(1, 0, TenderQuery.PAGE_SIZE), 0);

  public TenderPage {
    tenders = List.copyOf(tenders);
  }
}
