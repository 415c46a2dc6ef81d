package org.opengeps.bid;

import org.opengeps.protocol.message.ReceiptCore;

/**
 * One bid of a closed set, still sealed. Arrays are shared, not copied: the record is a carrier
 * between the store and the opening.
 *
 * @param core the receipt core (docs/protocol.md section 7), whose canonical form is the leaf of
 *     the closing set: submission id, instant, outcome (accepted or provisional, never refused),
 *     hashes
 * @param signedCore the same as SignedData by the platform
 * @param encryptedStatement AuthEnvelopedData to the gate key of the statement's SignedData: it
 *     needs the gate private key
 * @param envelope the gated AuthEnvelopedData as it came
 */
public record SealedBid(
    ReceiptCore core, byte[] signedCore, byte[] encryptedStatement, byte[] envelope) {}
