package org.opengeps.protocol.opening;

import org.opengeps.protocol.message.ReceiptCore;

/**
 * A bid as it was received.
 *
 * @param reception what the receipt says
 * @param statementDer the statement's SignedData
 * @param envelopeDer the gated envelope; empty if it is kept: nobody is handed its bytes
 */
public record SealedBid(ReceiptCore reception, byte[] statementDer, byte[] envelopeDer) {
  /** One that was not admitted. */
  public static SealedBid kept(ReceiptCore reception, byte[] statementDer) {
    return new SealedBid(reception, statementDer, new byte[0]);
  }
}
