package org.opengeps.registry;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.opengeps.identity.OrganisationId;
import org.opengeps.kernel.DomainEvent;
import org.opengeps.kernel.Sha256;
import org.opengeps.protocol.log.FactKind;

/**
 * A supplier may not bid from one instant until before another: decided by one officer and approved
 * by a second.
 *
 * @param decision the signed decision
 * @param approval the second officer's signed approval
 */
public record SupplierDebarred(
    OrganisationId organisation,
    Instant from,
    Instant until,
    Sha256 decision,
    Sha256 approval,
    Instant at)
    implements DomainEvent {
  @Override
  public FactKind kind() {
    return FactKind.SUPPLIER_DEBARRED;
  }

  @Override
  public String subject() {
    return organisation.value();
  }

  @Override
  public Optional<Sha256> document() {
    return Optional.of(decision);
  }

  @Override
  public Map<String, String> data() {
    return Map.of("from", from.toString(), "until", until.toString(), "approval", approval.hex());
  }
}
