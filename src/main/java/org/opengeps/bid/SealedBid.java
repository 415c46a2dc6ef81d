package org.opengeps.bid;

/**
 * The bytes of one bid of a closed set, still sealed. Arrays are shared, not copied: the record is
 * a carrier between the store and the opening.
 *
 * @param encryptedStatement AuthEnvelopedData to the first gate key of the statement's SignedData:
 *     it needs the gate private key; null if the row is lost
 * @param envelope one of its gated AuthEnvelopedData as it came; null if the row is lost
 */
public record SealedBid(byte[] encryptedStatement, byte[] envelope) {}
