package org.opengeps.ledger.model;

import org.opengeps.kernel.Sha256;

/**
 * A secret fact that waits for its batch.
 *
 * @param position place in the queue
 * @param fact hash of the canonical fact, which lies in the document store
 * @param salt 32 bytes, chosen when the fact was queued
 */
@SuppressWarnings("ArrayRecordComponent") // a row, never compared
public record SecretFact(long position, String kind, String subject, Sha256 fact, byte[] salt) {}
