package org.opengeps.law.outage;

import java.time.Instant;

/**
 * The times of a tender that an outage may move.
 *
 * @param receiptOpensAt beginning of the window, which nothing moves
 */
public record OutageTimes(Instant receiptOpensAt, Instant closesAt, Instant opensAt) {}
