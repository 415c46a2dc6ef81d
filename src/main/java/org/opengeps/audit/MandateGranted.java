package org.opengeps.audit;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.opengeps.identity.PersonId;
import org.opengeps.kernel.DomainEvent;
import org.opengeps.kernel.Sha256;
import org.opengeps.protocol.json.JsonValues;
import org.opengeps.protocol.log.FactKind;

/**
 * An auditor may read what agencies keep from the public. That somebody may is public, and how
 * long; of which agencies is in the mandate alone, since an audit that is announced finds less.
 */
public record MandateGranted(
    PersonId auditor, Instant from, Instant until, Sha256 mandate, Sha256 approval, Instant at)
    implements DomainEvent {
  @Override
  public FactKind kind() {
    return FactKind.MANDATE_GRANTED;
  }

  @Override
  public String subject() {
    return auditor.value();
  }

  @Override
  public Optional<Sha256> document() {
    return Optional.of(mandate);
  }

  @Override
  public Map<String, String> data() {
    return Map.of(
        "from", JsonValues.time(from),
        "until", JsonValues.time(until),
        "approval", approval.hex());
  }
}
