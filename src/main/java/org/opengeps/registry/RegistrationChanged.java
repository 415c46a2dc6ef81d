package org.opengeps.registry;

import java.time.Instant;
import java.util.Optional;
import org.opengeps.identity.OrganisationId;
import org.opengeps.kernel.DomainEvent;
import org.opengeps.kernel.Sha256;
import org.opengeps.protocol.log.FactKind;

/**
 * A registered organisation registered again: another person, another certificate, changed data.
 */
public record RegistrationChanged(OrganisationId organisation, Sha256 registration, Instant at)
    implements DomainEvent {
  @Override
  public FactKind kind() {
    return FactKind.REGISTRATION_CHANGED;
  }

  @Override
  public String subject() {
    return organisation.value();
  }

  @Override
  public Optional<Sha256> document() {
    return Optional.of(registration);
  }
}
