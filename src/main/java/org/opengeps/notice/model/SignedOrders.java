package org.opengeps.notice.model;

import java.time.Instant;
import java.util.List;
import org.opengeps.kernel.TenderRef;

/** The last order of each tender that somebody signed, for who keeps something made from them. */
public interface SignedOrders {
  /**
   * In order of the numbers.
   *
   * @param number tenders behind this one; empty for the first
   */
  List<TenderRef> listBehind(String number, int most);

  /** Published at that instant or later, the newest first. */
  List<TenderRef> listSince(Instant since, int most);
}
