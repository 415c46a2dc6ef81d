package org.opengeps.protocol.message;

import java.util.Arrays;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.TenderRef;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.log.FactKind;

/**
 * What follows on a {@link Contract} that was sent (docs/protocol.md section 9): the supplier
 * consents or declines, the agency confirms. Each is a signature of its own over the same hash.
 *
 * @param contract hash of the contract's JSON
 */
public record ContractStep(Kind kind, TenderRef tender, String lot, Sha256 contract) {
  /** Which step; of the supplier or of the agency. */
  public enum Kind {
    CONSENT("opengeps/contract-consent/1", FactKind.CONTRACT_CONSENTED),
    /** The supplier does not want the contract; it gives no reason. */
    REFUSAL("opengeps/contract-refusal/1", FactKind.CONTRACT_DECLINED),
    /** The contract exists from here on (전자조달법 제9조제2항). */
    CONFIRMATION("opengeps/contract-confirmation/1", FactKind.CONTRACT_CONCLUDED);

    private final String type;
    private final FactKind fact;

    Kind(String type, FactKind fact) {
      this.type = type;
      this.fact = fact;
    }

    public String type() {
      return type;
    }

    /** What the log calls it. */
    public FactKind fact() {
      return fact;
    }

    /** Whether it is the supplier's to sign. */
    public boolean isSuppliers() {
      return this != CONFIRMATION;
    }
  }

  public JsonObject toJson() {
    return JsonObject.ofType(kind.type())
        .put("tender", tender.toString())
        .put("lot", lot)
        .put("contract", contract)
        .build();
  }

  /**
   * @throws org.opengeps.protocol.json.JsonFormatException naming the first member that is wrong
   */
  public static ContractStep of(Kind kind, JsonObject json) {
    var step =
        new ContractStep(
            kind,
            json.expectType(kind.type()).value("tender", TenderRef::parse),
            Slot.lotIn(json),
            json.hash("contract"));
    json.expectSame(step.toJson());
    return step;
  }

  /** One of any kind. */
  public static ContractStep from(JsonObject json) {
    Kind kind =
        Arrays.stream(Kind.values())
            .filter(one -> one.type().equals(json.string("type")))
            .findFirst()
            .orElseThrow(() -> json.wrong("type", "no step towards a contract"));
    return of(kind, json);
  }
}
