package org.opengeps.ledger;

/**
 * An entry of the log at its place.
 *
 * @param index place, from 0
 * @param bytes canonical JSON, as the log commits to it
 */
@SuppressWarnings("ArrayRecordComponent") // a row, never compared
public record LoggedEntry(long index, byte[] bytes) {}
