package org.opengeps.method;

import org.opengeps.law.Deadline;
import org.opengeps.protocol.message.CandidateRequest;
import org.opengeps.protocol.message.LocalText;

/**
 * How long a candidate has that is called, and one that is asked for a supplement.
 *
 * @param papers 심사서류 제출 기한
 * @param supplement 보완 기한
 * @param article where both are regulated
 */
public record CallPeriods(Deadline papers, Deadline supplement, LocalText article) {
  /** How long it has to answer. */
  public Deadline of(CandidateRequest.Kind kind) {
    return kind == CandidateRequest.Kind.CALL ? papers : supplement;
  }
}
