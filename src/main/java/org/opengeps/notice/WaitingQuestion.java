package org.opengeps.notice;

import java.time.Instant;
import org.opengeps.kernel.Sha256;

/**
 * A question that waits for its answer, as the agency's officers see it.
 *
 * @param question hash by which an answer names it
 * @param text as it was asked
 * @param dueAt until when the rule set wants it answered, the closing at the latest
 */
public record WaitingQuestion(Sha256 question, String text, Instant askedAt, Instant dueAt) {}
