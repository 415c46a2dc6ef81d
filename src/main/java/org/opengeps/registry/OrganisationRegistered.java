package org.opengeps.registry;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.opengeps.identity.OrganisationId;
import org.opengeps.kernel.DomainEvent;
import org.opengeps.kernel.Sha256;
import org.opengeps.protocol.log.FactKind;

/**
 * An organisation is registered for the first time.
 *
 * @param registration the signed message; holds personal data, only its hash is public
 */
public record OrganisationRegistered(
    OrganisationId organisation,
    OrganisationKind organisationKind,
    String identifier,
    Sha256 registration,
    Instant at)
    implements DomainEvent {
  @Override
  public FactKind kind() {
    return FactKind.ORGANISATION_REGISTERED;
  }

  @Override
  public String subject() {
    return organisation.value();
  }

  @Override
  public Optional<Sha256> document() {
    return Optional.of(registration);
  }

  @Override
  public Map<String, String> data() {
    return Map.of("kind", organisationKind.word(), "identifier", identifier);
  }
}
