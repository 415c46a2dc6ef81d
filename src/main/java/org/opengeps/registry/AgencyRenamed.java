package org.opengeps.registry;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.opengeps.identity.OrganisationId;
import org.opengeps.kernel.DomainEvent;
import org.opengeps.kernel.Sha256;
import org.opengeps.protocol.log.FactKind;

/**
 * An agency has another name: proposed by its administrator, approved by a second of its people.
 *
 * @param proposal the signed proposal with the name
 * @param approval the second person's signed approval
 */
public record AgencyRenamed(
    OrganisationId organisation, Sha256 proposal, Sha256 approval, Instant at)
    implements DomainEvent {
  @Override
  public FactKind kind() {
    return FactKind.AGENCY_RENAMED;
  }

  @Override
  public String subject() {
    return organisation.value();
  }

  @Override
  public Optional<Sha256> document() {
    return Optional.of(proposal);
  }

  @Override
  public Map<String, String> data() {
    return Map.of("approval", approval.hex());
  }
}
