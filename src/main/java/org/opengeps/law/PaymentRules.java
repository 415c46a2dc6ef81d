package org.opengeps.law;

import java.util.List;
import org.opengeps.kernel.Percent;
import org.opengeps.law.Deadline.Event;
import org.opengeps.law.Deadline.Side;
import org.opengeps.protocol.json.JsonObject;

/**
 * What the law says of paying for what was accepted.
 *
 * @param period how long the agency has, from when the claim reached it on
 * @param daysOfYear by which a rate of interest for a year is divided for one day
 * @param vat percent that is added to the price of what is taxed
 * @param apart words for who of the agency does not order a payment
 */
public record PaymentRules(Deadline period, int daysOfYear, Percent vat, List<String> apart) {
  /** Whoever inspected what is paid for. */
  public static final String INSPECTOR = "inspector";

  public PaymentRules {
    apart = List.copyOf(apart);
  }

  static PaymentRules of(JsonObject block) {
    return new PaymentRules(
        Deadline.in(block, "period", Side.AFTER, Event.CLAIM),
        block.object("interest").count("daysOfYear"),
        block.object("vat").value("rate", Percent::of),
        block.strings("apart"));
  }
}
