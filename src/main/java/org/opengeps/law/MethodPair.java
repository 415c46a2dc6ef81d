package org.opengeps.law;

import org.opengeps.protocol.json.JsonObject;

/**
 * Two methods that a rule set lets go together: who competes (계약방법), and how the winner is found
 * (낙찰자 결정방법). Neither follows from the other.
 *
 * @param procurementMethod word of the competition, as in a notice ({@code open})
 * @param awardMethod word of the award method ({@code qualification-screening})
 * @param minimumBids fewer valid bids than this: the tender fails, and a single one stays sealed
 */
public record MethodPair(String procurementMethod, String awardMethod, int minimumBids) {
  static MethodPair of(JsonObject json) {
    MethodPair pair =
        new MethodPair(
            json.string("procurementMethod"),
            json.string("awardMethod"),
            json.count("minimumBids"));
    if (pair.minimumBids < 1) {
      throw json.wrong("minimumBids", "an award needs at least one bid");
    }
    return pair;
  }

  boolean is(String procurement, String award) {
    return procurementMethod.equals(procurement) && awardMethod.equals(award);
  }

  /** For messages to people: {@code open + qualification-screening}. */
  String words() {
    return procurementMethod + " + " + awardMethod;
  }
}
