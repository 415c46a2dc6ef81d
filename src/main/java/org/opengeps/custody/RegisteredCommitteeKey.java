package org.opengeps.custody;

import org.opengeps.protocol.threshold.Point;

/**
 * A committee key as it is registered.
 *
 * @param point its public half
 * @param registration the SignedData that counts: ceremonies enclose exactly these bytes. Shared,
 *     not copied
 */
@SuppressWarnings("ArrayRecordComponent") // bytes that are only passed on; nobody compares them
public record RegisteredCommitteeKey(Point point, byte[] registration) {}
