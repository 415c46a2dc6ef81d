package org.opengeps.law;

import org.opengeps.protocol.json.JsonObject;

/**
 * Two methods that a rule set lets go together: who competes (계약방법), and how the winner is found
 * (낙찰자 결정방법). Neither follows from the other.
 *
 * @param competition word of the competition, as in a notice ({@code open})
 * @param award word of the award method ({@code qualification-screening})
 * @param minimumBids fewer valid bids than this: the tender fails, and a single one stays sealed
 */
public record MethodPair(String competition, String award, int minimumBids) {
  static MethodPair of(JsonObject json) {
    MethodPair pair =
        new MethodPair(json.string("competition"), json.string("award"), json.count("minimumBids"));
    if (pair.minimumBids < 1) {
      throw json.wrong("minimumBids", "an award needs at least one bid");
    }
    return pair;
  }

  boolean is(String otherCompetition, String otherAward) {
    return competition.equals(otherCompetition) && award.equals(otherAward);
  }

  /** For messages to people: {@code open + qualification-screening}. */
  String words() {
    return competition + " + " + award;
  }
}
