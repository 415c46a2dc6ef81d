package org.opengeps.law;

import java.util.List;
import org.opengeps.law.Deadline.Event;
import org.opengeps.law.Deadline.Side;
import org.opengeps.protocol.json.JsonObject;

/**
 * What the law says of the inspection of a delivery.
 *
 * @param period how long the agency has for it, from when the delivery reached it on
 * @param apart words for who of the agency does not inspect
 */
public record InspectionRules(Deadline period, List<String> apart) {
  /** Whoever sent the contract. */
  public static final String SENDER = "contract-sender";

  /** Whoever confirmed it. */
  public static final String CONFIRMER = "contract-confirmer";

  public InspectionRules {
    apart = List.copyOf(apart);
  }

  static InspectionRules of(JsonObject block) {
    return new InspectionRules(
        Deadline.in(block, "period", Side.AFTER, Event.DELIVERY), block.strings("apart"));
  }
}
