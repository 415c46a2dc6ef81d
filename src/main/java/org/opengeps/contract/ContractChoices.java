package org.opengeps.contract;

import java.util.List;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.message.ContractTerms.Bond;
import org.opengeps.protocol.message.ContractTerms.Delay;
import org.opengeps.protocol.message.ContractTerms.Warranty;
import org.opengeps.protocol.message.LocalText;

/**
 * What an officer may choose for the terms of a contract; the figures follow from the rule set.
 *
 * @param bond that is asked for unless a ground exempts from it
 * @param exemptions words of the grounds that hold here
 * @param warranties each with the shortest time
 * @param longestYears of a warranty
 * @param withoutWarranty whether there need be none
 * @param delays by what is late
 * @param clauses a beginning, for the officer to go on with
 */
public record ContractChoices(
    Bond bond,
    List<String> exemptions,
    List<Warranty> warranties,
    int longestYears,
    boolean withoutWarranty,
    List<Delay> delays,
    LocalText clauses) {
  public ContractChoices {
    exemptions = List.copyOf(exemptions);
    warranties = List.copyOf(warranties);
    delays = List.copyOf(delays);
  }

  public JsonObject toJson() {
    return JsonObject.builder()
        .put("bond", bond.toJson())
        .put("exemptions", exemptions)
        .put("warranties", warranties, Warranty::toJson)
        .put("longestYears", longestYears)
        .put("withoutWarranty", withoutWarranty)
        .put("delays", delays, Delay::toJson)
        .put("clauses", clauses.toJson())
        .build();
  }
}
