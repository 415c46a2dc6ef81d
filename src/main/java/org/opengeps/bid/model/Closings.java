package org.opengeps.bid.model;

import java.util.Optional;
import org.opengeps.bid.LotRef;

/** Closings, and the gate between receptions and the closing. */
public interface Closings {
  /**
   * Holds the gate shared until the transaction ends; false if the lot is closed, so that nothing
   * may be received into it.
   */
  boolean holdOpen(LotRef lot);

  /** Holds the gate alone until the transaction ends; false if the lot is closed already. */
  boolean holdAlone(LotRef lot);

  /** Closes for ever. The caller holds the gate alone. */
  void close(Closing closing);

  Optional<Closing> find(LotRef lot);
}
