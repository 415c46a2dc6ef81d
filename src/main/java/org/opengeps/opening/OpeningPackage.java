package org.opengeps.opening;

import java.util.List;
import java.util.Optional;
import org.opengeps.ledger.EntryProof;
import org.opengeps.notice.NoticeView;

/**
 * What an officer's client needs to open, besides the bids, which it reads page by page: it checks
 * and derives everything itself.
 *
 * @param notices orders from the first to the one in force at closing, as signed
 * @param close canonical {@code opengeps/close/1}
 * @param closeEntry the log entry of the closing, under a witnessed checkpoint
 * @param reveal canonical {@code opengeps/close-reveal/1}
 * @param gateKey canonical {@code opengeps/gate-key/1}; empty where the envelope opens on a
 *     decision
 * @param removed bids that are not opened, if there are any; of a lot's first envelope
 * @param prices what opened it then
 */
@SuppressWarnings("ArrayRecordComponent") // bytes that are only passed on; nobody compares packages
public record OpeningPackage(
    List<NoticeView> notices,
    byte[] close,
    EntryProof closeEntry,
    byte[] reveal,
    Optional<byte[]> gateKey,
    Optional<Removed> removed,
    Optional<Prices> prices) {
  /**
   * What was removed, and on what that rests.
   *
   * @param removals canonical {@code opengeps/removals/1}
   * @param requests SignedData of the bidders' requests, in the order of the removals
   * @param grants SignedData of the officers' consents, in the same order
   * @param entry the log entry of the removals, under a witnessed checkpoint
   */
  @SuppressWarnings("ArrayRecordComponent") // as below
  public record Removed(
      byte[] removals, List<byte[]> requests, List<byte[]> grants, EntryProof entry) {}

  /**
   * The decision on which prices opened, as signed, with the record that it is about.
   *
   * @param approval the second officer's SignedData
   * @param entry the log entry of the decision, under a witnessed checkpoint
   * @param technicalRecord SignedData of {@code opengeps/opening-record/1}
   * @param gateValues canonical {@code opengeps/gate-values/1}
   * @param pauses what stopped the round, and let it go on, in that order
   */
  @SuppressWarnings("ArrayRecordComponent") // as above
  public record Prices(
      byte[] decision,
      byte[] approval,
      EntryProof entry,
      byte[] technicalRecord,
      byte[] gateValues,
      List<Pause> pauses) {}

  /**
   * An act that stopped the round, or let it go on.
   *
   * @param act SignedData of {@code opengeps/suspension/1}
   * @param approval the second officer's SignedData
   */
  @SuppressWarnings("ArrayRecordComponent") // as above
  public record Pause(byte[] act, byte[] approval) {}
}
