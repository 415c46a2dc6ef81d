package org.opengeps.registry;

import java.time.Instant;
import java.util.Optional;
import org.opengeps.identity.OrganisationId;
import org.opengeps.kernel.DomainEvent;
import org.opengeps.kernel.Sha256;

/**
 * A registered organisation registered again: another person, another certificate, changed data.
 */
public record RegistrationChanged(OrganisationId organisation, Sha256 registration, Instant at)
    implements DomainEvent {
  @Override
  public String kind() {
    return "registration-changed";
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
