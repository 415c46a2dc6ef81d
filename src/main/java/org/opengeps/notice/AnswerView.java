package org.opengeps.notice;

import java.time.Instant;
import org.opengeps.kernel.Sha256;
import org.opengeps.protocol.message.Answer;

/**
 * An answer as everybody sees it.
 *
 * @param der the SignedData; shared, not copied
 * @param at when it was accepted and logged
 */
public record AnswerView(Answer answer, byte[] der, Instant at) {
  /** SHA-256 of the SignedData. */
  public Sha256 signed() {
    return Sha256.of(der);
  }
}
