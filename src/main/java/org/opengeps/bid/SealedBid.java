package org.opengeps.bid;

import java.time.Instant;
import org.opengeps.kernel.Sha256;

/**
 * One bid of a closed set, still sealed. Arrays are shared, not copied: the record is a carrier
 * between the store and the opening.
 *
 * @param submission the bidder's name for it
 * @param receivedAt instant of submission, to the millisecond
 * @param outcome accepted or provisional, never refused
 * @param core canonical receipt core (docs/protocol.md section 7): the leaf of the closing set
 * @param signedCore the same as SignedData by the platform
 * @param encryptedStatement AuthEnvelopedData to the gate key of the statement's SignedData: it
 *     needs the gate private key
 * @param statementHash SHA-256 of the statement's SignedData
 * @param envelope the gated AuthEnvelopedData as it came
 */
public record SealedBid(
    SubmissionId submission,
    Instant receivedAt,
    Outcome outcome,
    byte[] core,
    byte[] signedCore,
    byte[] encryptedStatement,
    Sha256 statementHash,
    byte[] envelope) {}
