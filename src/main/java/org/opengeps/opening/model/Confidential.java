package org.opengeps.opening.model;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.opengeps.kernel.Sha256;
import org.opengeps.protocol.threshold.Point;

/**
 * What the committee has opened for those alone who judge. It rests wrapped under a key that is not
 * in the database: the database by itself opens no confidential part.
 */
public interface Confidential {
  /**
   * What the committee's key makes of the confidential point of an opened bid: with it the bid's
   * confidential part opens.
   */
  record Value(UUID submission, Point point) {}

  /**
   * Keeps a member's message, byte for byte.
   *
   * @return its hash
   */
  Sha256 keep(byte[] message);

  /**
   * @throws org.opengeps.platform.EvidenceChangedException if it is lost or another one
   */
  byte[] message(Sha256 hash);

  /** Once, with the record of the envelope. */
  void add(EnvelopeKey key, List<Value> values);

  /** Of which lot a bid has an opened envelope of this name; empty if none of it was opened. */
  Optional<EnvelopeKey> place(String tender, String envelope, UUID submission);

  /**
   * @param key of {@link #place}
   * @throws IllegalStateException if it does not open: tampering, or another key
   */
  Point value(EnvelopeKey key, UUID submission);

  /** Keeps others from recording a read of the bid until the transaction ends. */
  void hold(EnvelopeKey key, UUID submission);
}
