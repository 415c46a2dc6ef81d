package org.opengeps.payment;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.opengeps.kernel.DomainEvent;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.TenderRef;
import org.opengeps.protocol.json.JsonValues;
import org.opengeps.protocol.log.FactKind;

/**
 * The bank said what became of a transfer.
 *
 * @param order hash of the payment order's JSON
 * @param signed SHA-256 of the bank's SignedData, the document of the entry
 * @param bank SHA-256 of the certificate that the engine trusts as the bank's
 */
public record TransferReported(
    TenderRef tender,
    String lot,
    Sha256 claim,
    Sha256 order,
    TransferOutcome outcome,
    Sha256 signed,
    Sha256 bank,
    Instant at)
    implements DomainEvent {
  @Override
  public FactKind kind() {
    return FactKind.TRANSFER_REPORTED;
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
    return Map.of(
        "lot", lot,
        "claim", claim.hex(),
        "order", order.hex(),
        "outcome", JsonValues.word(outcome),
        "bank", bank.hex());
  }
}
