package org.opengeps.award;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.opengeps.identity.OrganisationId;
import org.opengeps.kernel.DomainEvent;
import org.opengeps.kernel.Sha256;
import org.opengeps.protocol.log.FactKind;

/**
 * Two officers of an agency buy on one quote, without a tender. Public with the second signature.
 *
 * @param supplier business number of the counterpart
 * @param signed SHA-256 of the first officer's SignedData, the document of the entry
 * @param approval SHA-256 of the second officer's
 */
public record DirectAwardMade(
    OrganisationId agency, UUID id, String supplier, Sha256 signed, Sha256 approval, Instant at)
    implements DomainEvent {
  @Override
  public FactKind kind() {
    return FactKind.DIRECT_AWARD_MADE;
  }

  @Override
  public String subject() {
    return agency.value();
  }

  @Override
  public Optional<Sha256> document() {
    return Optional.of(signed);
  }

  @Override
  public Map<String, String> data() {
    return Map.of("directAward", id.toString(), "supplier", supplier, "approval", approval.hex());
  }
}
