package org.opengeps.opening.model;

import java.util.List;
import org.opengeps.opening.OwnBid;
import org.opengeps.protocol.message.OpeningRecord;

/** Which firms the opening records name: an index, which can always be made again from them. */
public interface Bidders {
  /** Enters the bids of a record that name a firm; those that are there stay. */
  void add(EnvelopeKey key, OpeningRecord record);

  /**
   * @param supplier business number
   * @return opened last first, each bid once however many envelopes it has
   */
  List<OwnBid> ofSupplier(String supplier, int most);

  /** Openings with a record of which nothing is entered. */
  List<Opening> unlisted();
}
