package org.opengeps.payment;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.opengeps.kernel.DomainEvent;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.TenderRef;
import org.opengeps.protocol.log.FactKind;

/**
 * A payment was claimed, sent back, ordered or approved. Public, as the contract is.
 *
 * @param claim hash of the claim's JSON, named in the entry's data
 * @param signed SHA-256 of the SignedData, the document of the entry
 */
public record PaymentSigned(
    FactKind kind, TenderRef tender, String lot, Sha256 claim, Sha256 signed, Instant at)
    implements DomainEvent {
  private static final Set<FactKind> KINDS =
      Set.of(
          FactKind.PAYMENT_CLAIMED,
          FactKind.CLAIM_SENT_BACK,
          FactKind.PAYMENT_ORDERED,
          FactKind.PAYMENT_APPROVED);

  public PaymentSigned {
    if (!KINDS.contains(kind)) {
      throw new IllegalArgumentException("nothing that is signed about a payment: " + kind);
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
    return Map.of("lot", lot, "claim", claim.hex());
  }
}
