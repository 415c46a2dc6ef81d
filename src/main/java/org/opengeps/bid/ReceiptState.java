package org.opengeps.bid;

import java.time.Instant;
import org.opengeps.protocol.message.Receipt;

/** How far a receipt is. */
public sealed interface ReceiptState {
  /**
   * Recorded and not yet decided: a check is slow, or the server was stopped in between. Sending
   * the same bytes again decides it.
   */
  record Undecided(Instant receivedAt) implements ReceiptState {}

  /**
   * Decided; the log has not published it yet.
   *
   * @param signedCore the receipt core as SignedData by the platform
   */
  record Decided(byte[] signedCore) implements ReceiptState {}

  /** All there. */
  record Complete(Receipt receipt) implements ReceiptState {}
}
