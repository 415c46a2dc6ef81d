package org.opengeps.bid.model;

import org.opengeps.bid.LotRef;
import org.opengeps.kernel.Sha256;

/** One bid for each supplier, without a list of suppliers: only keyed tags are kept. */
public interface SupplierSlots {
  /**
   * Takes the slot for a reception.
   *
   * @return false if another bid of the same supplier holds it
   */
  boolean take(Sha256 tag, Reception reception);

  /** Forgets all tags of a lot: after the closing nobody needs them. */
  void clear(LotRef lot);
}
