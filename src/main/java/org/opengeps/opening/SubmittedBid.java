package org.opengeps.opening;

import java.util.Optional;

/**
 * A bid as it was received, after the gate key became public: its sealed parts still need the
 * committee.
 *
 * @param statement SignedData of the statement
 * @param envelope gated AuthEnvelopedData; empty if it is kept: nobody is handed its bytes
 */
@SuppressWarnings("ArrayRecordComponent") // bytes that are only passed on; nobody compares bids
public record SubmittedBid(byte[] statement, Optional<byte[]> envelope) {}
