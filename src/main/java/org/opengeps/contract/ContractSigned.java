package org.opengeps.contract;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.opengeps.kernel.DomainEvent;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.TenderRef;
import org.opengeps.protocol.log.FactKind;

/**
 * A contract was sent, consented to, declined or confirmed. Public, as the award is.
 *
 * @param contract hash of the contract's JSON, named in the entry's data
 * @param signed SHA-256 of the SignedData, the document of the entry
 */
public record ContractSigned(
    FactKind kind, TenderRef tender, String lot, Sha256 contract, Sha256 signed, Instant at)
    implements DomainEvent {
  private static final Set<FactKind> KINDS =
      Set.of(
          FactKind.CONTRACT_SENT,
          FactKind.CONTRACT_CONSENTED,
          FactKind.CONTRACT_DECLINED,
          FactKind.CONTRACT_CONCLUDED);

  public ContractSigned {
    if (!KINDS.contains(kind)) {
      throw new IllegalArgumentException("nothing that is signed about a contract: " + kind);
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
    return Map.of("lot", lot, "contract", contract.hex());
  }
}
