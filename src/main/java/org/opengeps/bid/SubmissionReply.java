package org.opengeps.bid;

import java.util.Optional;
import org.opengeps.kernel.Refusal;

/** What the intake answers at once. */
public sealed interface SubmissionReply {
  /** Taken, for good or provisionally; the receipt follows with the next batch of the log. */
  record Received(SubmissionId submission) implements SubmissionReply {}

  /**
   * Refused.
   *
   * @param recorded the submission whose refusal was logged, so that a receipt of it follows; empty
   *     for a sender that could not be authenticated, whose message was only counted
   */
  record Refused(Refusal refusal, Optional<SubmissionId> recorded) implements SubmissionReply {}
}
