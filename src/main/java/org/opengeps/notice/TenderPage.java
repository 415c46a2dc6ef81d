package org.opengeps.notice;

import java.util.List;
import java.util.stream.IntStream;

/**
 * A page of a list of tenders.
 *
 * @param page from 1
 * @param pages how many there are, at least 1
 * @param total how many tenders match
 */
public record TenderPage(List<TenderSummary> tenders, int page, int pages, long total) {
  /** Pages offered on either side of the one that is shown. */
  private static final int BESIDE = 2;

  /** Nothing found. */
  public static final TenderPage EMPTY = new TenderPage(List.of(), 1, 1, 0);

  public TenderPage {
    tenders = List.copyOf(tenders);
  }

  /** Pages that a reader is offered: the first, the last, and those around this one. */
  public List<Integer> offered() {
    return IntStream.concat(
            IntStream.of(1, pages),
            IntStream.rangeClosed(Math.max(1, page - BESIDE), Math.min(pages, page + BESIDE)))
        .distinct()
        .sorted()
        .boxed()
        .toList();
  }
}
