package org.opengeps.notice;

import java.time.Instant;
import java.util.Optional;
import org.opengeps.kernel.DomainEvent;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.TenderRef;
import org.opengeps.protocol.log.FactKind;

/**
 * An officer answered questions for everybody, or said why they are not answered.
 *
 * @param signed SHA-256 of the SignedData
 */
public record QuestionAnswered(TenderRef tender, Sha256 signed, Instant at) implements DomainEvent {
  @Override
  public FactKind kind() {
    return FactKind.QUESTION_ANSWERED;
  }

  @Override
  public String subject() {
    return tender.toString();
  }

  @Override
  public Optional<Sha256> document() {
    return Optional.of(signed);
  }
}
