package org.opengeps.bid.model;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.opengeps.bid.LotRef;
import org.opengeps.bid.SealedBid;
import org.opengeps.bid.SubmissionId;
import org.opengeps.kernel.Sha256;

/** All receptions. */
public interface Receptions {
  /**
   * Adds a reception and its sealed bytes.
   *
   * @param encryptedStatement to the gate key of the first envelope
   * @param envelopes as they came, by name
   * @return false if a live reception has the same submission id; nothing is added then
   */
  boolean add(Reception reception, byte[] encryptedStatement, Map<String, byte[]> envelopes);

  /** Adds a reception that was refused before anything of it was stored. */
  void addRefused(Reception reception);

  /** The reception of this submission that is not refused. */
  Optional<Reception> findLive(SubmissionId submission);

  /** The live reception of this submission, or else the latest refused one. */
  Optional<Reception> findLatest(SubmissionId submission);

  /** The reception, locked until the transaction ends. Empty if it was discarded as garbage. */
  Optional<Reception> lock(String id);

  /** Destroys the sealed bytes, and with them who bid. */
  void dropContent(Reception reception);

  /** Removes a reception of a sender that could not be authenticated, as if it had never come. */
  void discard(Reception reception);

  /** Undecided receptions that came before the instant. */
  List<Reception> listUndecided(LotRef lot, Instant before);

  /**
   * Hashes of the receipt cores of accepted and provisional receptions in close order: by instant,
   * then by submission id.
   */
  List<Sha256> listSealed(LotRef lot);

  /**
   * The sealed bytes of a part of the same list.
   *
   * @param envelope which of the envelopes
   * @param from place in it, from 0
   */
  List<SealedBid> listSealedBytes(LotRef lot, String envelope, int from, int count);
}
