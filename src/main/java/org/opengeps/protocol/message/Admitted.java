package org.opengeps.protocol.message;

import java.util.List;
import org.opengeps.kernel.Sha256;
import org.opengeps.protocol.json.JsonFormatException;
import org.opengeps.protocol.json.JsonObject;

/**
 * Who may bid for a lot in its second stage and in re-bids of it (규격적격자): the suppliers whose bids
 * passed the technical decision of the stage before (docs/protocol.md section 5 "Stages").
 *
 * @param decision hash of the decision's JSON
 * @param suppliers their identifiers as the technical record says them, sorted, each once
 */
public record Admitted(Sha256 decision, List<String> suppliers) {
  public Admitted {
    suppliers = List.copyOf(suppliers);
    if (suppliers.isEmpty() || !suppliers.equals(suppliers.stream().distinct().sorted().toList())) {
      throw new IllegalArgumentException("not suppliers in order: " + suppliers);
    }
  }

  /**
   * Who passed.
   *
   * @param record of the technical envelopes, which the decision judges
   * @throws IllegalArgumentException if nobody did
   */
  public static Admitted of(TechnicalDecision decision, OpeningRecord record) {
    return new Admitted(
        decision.hash(),
        record.bids().stream()
            .filter(bid -> decision.passed().contains(bid.submission()))
            .map(OpeningRecord.Bid::supplier)
            .distinct()
            .sorted()
            .toList());
  }

  /** Whether a supplier may bid. */
  public boolean admits(String supplier) {
    return suppliers.contains(supplier);
  }

  /** {decision, suppliers}. */
  public JsonObject toJson() {
    return JsonObject.builder().put("decision", decision).put("suppliers", suppliers).build();
  }

  /**
   * @throws JsonFormatException naming the member that is missing or of another form
   */
  public static Admitted from(JsonObject json) {
    List<String> suppliers = json.strings("suppliers");
    try {
      return new Admitted(json.hash("decision"), suppliers);
    } catch (IllegalArgumentException e) {
      throw json.wrong("suppliers", e.getMessage());
    }
  }
}
