package org.opengeps.award;

import java.time.Instant;
import org.opengeps.kernel.Sha256;
import org.opengeps.protocol.message.SelfScore;

/**
 * What a candidate answered.
 *
 * @param signed SHA-256 of the bidder's SignedData in the document store
 * @param at when it was received
 */
public record AnswerView(SelfScore answer, Sha256 signed, Instant at) {}
