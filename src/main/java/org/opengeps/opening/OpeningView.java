package org.opengeps.opening;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.TenderRef;
import org.opengeps.protocol.message.OpeningRecord;
import org.opengeps.protocol.message.Slot;
import org.opengeps.protocol.message.TechnicalDecision;

/**
 * An opening as anybody may watch it.
 *
 * @param decision on which it opens; empty if it opens at the opening time
 * @param sealed how many bids were sealed, from the opening time on
 * @param k how many members open
 * @param n how many members there are
 * @param partials members whose messages for all lists are in, in order of their index
 * @param falsePartials messages that did not hold, with the officers who signed them
 * @param gateKey document of the published gate key
 * @param reveal document that opens the closing commitment
 * @param removed submissions that are not opened since their cancellation was granted
 * @param record the result
 * @param signedRecord document with the signed record (SignedData)
 * @param reason code of the failure
 */
public record OpeningView(
    TenderRef tender,
    Slot slot,
    OpeningStage stage,
    Instant opensAt,
    Sha256 closeHash,
    Optional<TechnicalDecision> decision,
    Optional<Integer> sealed,
    int k,
    int n,
    List<Arrival> partials,
    List<FalsePartial> falsePartials,
    Optional<Sha256> reveal,
    Optional<Sha256> gateKey,
    List<UUID> removed,
    Optional<OpeningRecord> record,
    Optional<Sha256> signedRecord,
    Optional<String> reason,
    Optional<Instant> finishedAt) {

  /**
   * A member whose partials are in.
   *
   * @param member index from 1
   * @param name as the ceremony shows it
   */
  public record Arrival(int member, String name, Instant at) {}

  /**
   * Evidence against an officer.
   *
   * @param code what was wrong
   * @param document the signed message
   */
  public record FalsePartial(int member, String name, String code, Sha256 document, Instant at) {}
}
