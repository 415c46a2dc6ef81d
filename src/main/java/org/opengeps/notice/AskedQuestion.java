package org.opengeps.notice;

import java.time.Instant;
import org.opengeps.protocol.message.Question;

/**
 * What whoever asked is given, and nobody keeps beside it.
 *
 * @param dueAt until when the agency should answer
 */
public record AskedQuestion(Question question, Instant askedAt, Instant dueAt) {}
