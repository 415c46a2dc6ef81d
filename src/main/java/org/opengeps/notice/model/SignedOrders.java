package org.opengeps.notice.model;

import java.time.Instant;
import java.util.List;

/** The last order of each tender that somebody signed, for who keeps something made from them. */
public interface SignedOrders {
  /**
   * In order of the numbers.
   *
   * @param number tenders behind this one; empty for the first
   */
  List<SignedOrder> listBehind(String number, int most);

  /** Published at that instant or later, the newest first. */
  List<SignedOrder> listSince(Instant since, int most);
}
