package org.opengeps.custody;

import java.time.Instant;
import java.util.Optional;
import org.opengeps.kernel.DomainEvent;
import org.opengeps.kernel.Sha256;
import org.opengeps.protocol.log.FactKind;

/**
 * An officer registered a committee key made on his own device.
 *
 * @param person who signed for it
 * @param message hash of the registration as signed
 */
public record CommitteeKeyRegistered(String person, Sha256 message, Instant at)
    implements DomainEvent {
  @Override
  public FactKind kind() {
    return FactKind.COMMITTEE_KEY_REGISTERED;
  }

  @Override
  public String subject() {
    return person;
  }

  @Override
  public Optional<Sha256> document() {
    return Optional.of(message);
  }
}
