package org.opengeps.protocol.opening;

import org.opengeps.protocol.message.ReceiptCore;

/**
 * A bid as it was received.
 *
 * @param reception what the receipt says
 * @param statementDer the statement's SignedData
 * @param envelopeDer the gated envelope
 */
public record SealedBid(ReceiptCore reception, byte[] statementDer, byte[] envelopeDer) {}
