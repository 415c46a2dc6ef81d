package org.opengeps.audit;

import java.time.Instant;
import java.util.Optional;
import org.opengeps.identity.PersonId;
import org.opengeps.kernel.DomainEvent;
import org.opengeps.kernel.Sha256;
import org.opengeps.protocol.log.FactKind;

/**
 * An auditor read something that is not public.
 *
 * @param read hash of the canonical {@link org.opengeps.protocol.message.AuditRead}
 */
public record AuditorRead(PersonId auditor, Sha256 read, Instant at) implements DomainEvent {
  @Override
  public FactKind kind() {
    return FactKind.AUDIT_READ;
  }

  @Override
  public String subject() {
    return auditor.value();
  }

  @Override
  public Optional<Sha256> document() {
    return Optional.of(read);
  }
}
