package org.opengeps.contract;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.opengeps.kernel.DomainEvent;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.TenderRef;
import org.opengeps.protocol.log.FactKind;

/**
 * A delivery was handed in, or inspected. Public, as the contract is.
 *
 * @param contract hash of the contract's JSON
 * @param delivery hash of the delivery's JSON; both are named in the entry's data
 * @param signed SHA-256 of the SignedData, the document of the entry
 */
public record DeliverySigned(
    FactKind kind,
    TenderRef tender,
    String lot,
    Sha256 contract,
    Sha256 delivery,
    Sha256 signed,
    Instant at)
    implements DomainEvent {
  public DeliverySigned {
    if (kind != FactKind.DELIVERY_HANDED_IN && kind != FactKind.DELIVERY_INSPECTED) {
      throw new IllegalArgumentException("nothing that is signed about a delivery: " + kind);
    }
  }

  @Override
  public String subject() {
    return tender.toString();
  }

  @Override
  public Optional<Sha256> document() {
    return Optional.of(signed);
  }

  @Override
  public Map<String, String> data() {
    return Map.of("lot", lot, "contract", contract.hex(), "delivery", delivery.hex());
  }
}
