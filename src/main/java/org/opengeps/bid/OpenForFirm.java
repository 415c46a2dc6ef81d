package org.opengeps.bid;

import java.util.List;
import org.opengeps.notice.TenderSummary;

/**
 * Tenders that take bids now or will, and whose requirements a firm's registration meets; the
 * earliest closing first.
 *
 * @param examined of how many tenders that was asked
 * @param cut whether there are tenders that were not examined, or more than are listed
 */
public record OpenForFirm(List<Row> rows, int examined, boolean cut) {
  public OpenForFirm {
    rows = List.copyOf(rows);
  }

  /**
   * One tender.
   *
   * @param unsure whether something is asked that a list cannot tell: who passed the stage before,
   *     whether a newcomer registered in time, or a registration of long ago
   */
  public record Row(TenderSummary tender, boolean unsure) {}
}
