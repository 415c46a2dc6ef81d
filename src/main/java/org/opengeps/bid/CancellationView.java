package org.opengeps.bid;

import java.time.Instant;
import java.util.UUID;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.TenderRef;
import org.opengeps.protocol.message.CancellationReceipt;
import org.opengeps.protocol.message.CancellationRequest;

/**
 * A request to cancel a bid, without anything that names the bidder.
 *
 * @param core what was received and when
 * @param receipt the same as SignedData by the platform; shared, not copied
 */
@SuppressWarnings("ArrayRecordComponent") // bytes that are only passed on; nobody compares views
public record CancellationView(CancellationReceipt core, CancellationState state, byte[] receipt) {
  /** The notice version that the bidder read. */
  public TenderRef tender() {
    return core.tender();
  }

  public String lot() {
    return core.lot();
  }

  public UUID submission() {
    return core.submission();
  }

  /** SHA-256 of the SignedData of the request: what an officer grants. */
  public Sha256 request() {
    return core.request();
  }

  public CancellationRequest.Reason reason() {
    return core.reason();
  }

  public Instant requestedAt() {
    return core.receivedAt();
  }
}
