package org.opengeps.notice;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.opengeps.kernel.DomainEvent;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.TenderRef;
import org.opengeps.protocol.log.FactKind;

/**
 * Somebody asked about a notice. Public without its text, so that no question can be dropped
 * unseen; who it was no fact says.
 *
 * @param question hash of the {@link org.opengeps.protocol.message.Question}
 */
public record QuestionAsked(TenderRef tender, Sha256 question, Instant at) implements DomainEvent {
  @Override
  public FactKind kind() {
    return FactKind.QUESTION_ASKED;
  }

  @Override
  public String subject() {
    return tender.toString();
  }

  @Override
  public Optional<Sha256> document() {
    return Optional.empty();
  }

  @Override
  public Map<String, String> data() {
    return Map.of("question", question.hex());
  }
}
