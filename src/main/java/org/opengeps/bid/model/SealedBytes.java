package org.opengeps.bid.model;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.opengeps.bid.LotRef;
import org.opengeps.kernel.Sha256;
import org.opengeps.protocol.message.EnvelopeHash;

/** What bidders sent, as far as it is still there. */
public interface SealedBytes {
  /**
   * An envelope that is there.
   *
   * @param reception id of the reception that it came with
   */
  record Place(String reception, UUID submission, EnvelopeHash envelope) {}

  /** Notes that bids for the lot name these files. */
  void name(LotRef lot, Collection<Sha256> files);

  /** Every envelope of the lot that is there, in the order of their receptions' ids. */
  List<Place> listEnvelopes(LotRef lot);

  /** Destroys an envelope and notes when. */
  void dropEnvelope(Place place, Instant at);

  /** Destroys the statements of the lot beside which no envelope is left. */
  void dropBareStatements(LotRef lot);

  /** The files that bids for the lot name and that are there. */
  List<Sha256> listFiles(LotRef lot);

  /**
   * The lot needs the file no longer.
   *
   * @return whether no other lot needs it
   */
  boolean dropFile(LotRef lot, Sha256 file);
}
