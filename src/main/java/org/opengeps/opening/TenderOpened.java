package org.opengeps.opening;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.opengeps.kernel.DomainEvent;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.TenderRef;
import org.opengeps.protocol.log.FactKind;
import org.opengeps.protocol.message.Slot;

/**
 * An envelope was opened and enough bids count.
 *
 * @param record hash of the record's JSON
 * @param signedRecord hash of the record as SignedData by the platform
 */
public record TenderOpened(
    TenderRef tender, Slot slot, Sha256 record, Sha256 signedRecord, Instant at)
    implements DomainEvent {
  @Override
  public FactKind kind() {
    return FactKind.TENDER_OPENED;
  }

  @Override
  public String subject() {
    return tender.toString();
  }

  @Override
  public Optional<Sha256> document() {
    return Optional.of(signedRecord);
  }

  @Override
  public Map<String, String> data() {
    return Map.of("lot", slot.lot(), "envelope", slot.envelope(), "record", record.hex());
  }
}
