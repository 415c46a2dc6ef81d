package org.opengeps.ledger.model;

/**
 * A public fact that waits to be appended.
 *
 * @param position place in the queue
 * @param entry canonical bytes, made when the fact was queued
 */
@SuppressWarnings("ArrayRecordComponent") // a row, never compared
public record PublicFact(long position, byte[] entry) {}
