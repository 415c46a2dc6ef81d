package org.opengeps.award;

import java.time.Instant;
import java.util.Optional;
import org.opengeps.kernel.Sha256;
import org.opengeps.protocol.message.CandidateRequest;

/**
 * What a candidate was asked for.
 *
 * @param content hash of the request, which an answer names
 * @param signed SHA-256 of the officer's SignedData in the document store
 * @param at when it was received
 * @param dueAt first instant at which it is too late to answer, put off by as long as the round
 *     stood still; empty while it stands still
 * @param over whether that time is over
 * @param answer what the candidate answered in time
 */
public record RequestView(
    CandidateRequest request,
    Sha256 content,
    Sha256 signed,
    Instant at,
    Optional<Instant> dueAt,
    boolean over,
    Optional<AnswerView> answer) {
  /** When it is due, or would be if the round went on. */
  public Instant due() {
    return dueAt.orElse(request.dueAt());
  }

  /** Whether it can still be answered. */
  public boolean isOpen() {
    return answer.isEmpty() && !over;
  }

  /** Whether nothing came until it was too late. */
  public boolean isUnanswered() {
    return answer.isEmpty() && over;
  }

  /** Whether it is the second request, for what was missing. */
  public boolean isSupplement() {
    return request.kind() == CandidateRequest.Kind.SUPPLEMENT;
  }
}
