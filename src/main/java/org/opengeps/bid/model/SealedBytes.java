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

  /** Who needs a file besides a lot. */
  enum Need {
    NOBODY,
    /** Bids alone that are not decided yet: anybody may have sent them. */
    UNDECIDED,
    /** Another lot for which a bid stands, or of which it is not known. */
    ANOTHER_LOT
  }

  /** A bid for the lot that is not decided yet names these files, which are kept meanwhile. */
  void name(LotRef lot, Collection<Sha256> files);

  /** A bid for the lot stands that names these files. */
  void keep(LotRef lot, Collection<Sha256> files);

  /** All bids for the lot that are not decided yet stand from now on. */
  void keepNamed(LotRef lot);

  /**
   * A bid that named these files is decided, or gone: each that no other bid for the lot names is
   * forgotten here.
   */
  void release(LotRef lot, Collection<Sha256> files);

  /** Which of these files no bid names for any lot, held until the transaction ends. */
  List<Sha256> unnamed(List<Sha256> files);

  /** Every envelope of the lot that is there, in the order of their receptions' ids. */
  List<Place> listEnvelopes(LotRef lot);

  /** Destroys an envelope and notes when. */
  void dropEnvelope(Place place, Instant at);

  /** Destroys the statements of the lot beside which no envelope is left. */
  void dropBareStatements(LotRef lot);

  /** The files that bids for the lot name and that are there. */
  List<Sha256> listFiles(LotRef lot);

  /** Who needs the file besides the lot, held until the transaction ends. */
  Need neededBeside(LotRef lot, Sha256 file);

  /** The lot needs the file no longer. */
  void dropFile(LotRef lot, Sha256 file);
}
