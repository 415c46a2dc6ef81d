package org.opengeps.notice;

import java.time.Instant;

/**
 * Questions about a notice that wait for an answer.
 *
 * @param since when the oldest was asked
 * @param dueAt when that one is due
 */
public record QuestionQueue(int waiting, Instant since, Instant dueAt) {}
