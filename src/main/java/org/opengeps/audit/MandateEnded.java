package org.opengeps.audit;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.opengeps.identity.PersonId;
import org.opengeps.kernel.DomainEvent;
import org.opengeps.kernel.Sha256;
import org.opengeps.protocol.log.FactKind;

/** The oversight body took a mandate back. */
public record MandateEnded(PersonId auditor, Sha256 mandate, Sha256 ending, Instant at)
    implements DomainEvent {
  @Override
  public FactKind kind() {
    return FactKind.MANDATE_ENDED;
  }

  @Override
  public String subject() {
    return auditor.value();
  }

  @Override
  public Optional<Sha256> document() {
    return Optional.of(ending);
  }

  @Override
  public Map<String, String> data() {
    return Map.of("mandate", mandate.hex());
  }
}
