package org.opengeps.identity;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.opengeps.kernel.DomainEvent;
import org.opengeps.kernel.Sha256;
import org.opengeps.protocol.log.FactKind;

/**
 * A certificate now speaks for a person. The entry names the certificate by hash only.
 *
 * @param registration document that asked for it
 */
public record CertificateBound(PersonId person, Sha256 fingerprint, Sha256 registration, Instant at)
    implements DomainEvent {
  @Override
  public FactKind kind() {
    return FactKind.CERTIFICATE_BOUND;
  }

  @Override
  public String subject() {
    return person.value();
  }

  @Override
  public Optional<Sha256> document() {
    return Optional.of(registration);
  }

  @Override
  public Map<String, String> data() {
    return Map.of("certificate", fingerprint.hex());
  }
}
