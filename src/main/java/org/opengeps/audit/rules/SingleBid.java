package org.opengeps.audit.rules;

import java.util.List;
import java.util.stream.Stream;
import org.opengeps.audit.Flag;
import org.opengeps.audit.FlagCode;
import org.opengeps.opening.CountedBids;

/**
 * One valid bid for a lot. Figures: how many lots, which, the name of the firm of the first.
 *
 * <p>Source: Fazekas, Tóth, King, "An Objective Corruption Risk Index Using Public Procurement
 * Data", European Journal on Criminal Policy and Research 22 (2016).
 */
final class SingleBid {
  private SingleBid() {}

  static List<Flag> list(YearFacts facts) {
    return facts
        .lots()
        .flatMap(
            tender -> {
              List<CountedBids> single =
                  tender.getValue().stream().filter(lot -> lot.bidders().size() == 1).toList();
              return single.isEmpty()
                  ? Stream.<Flag>empty()
                  : Stream.of(flag(facts, tender.getKey().number().value(), single));
            })
        .toList();
  }

  private static Flag flag(YearFacts facts, String number, List<CountedBids> single) {
    String firm = facts.name(single.get(0).bidders().get(0).number());
    String lots = String.join(", ", single.stream().map(CountedBids::lot).toList());
    return new Flag(FlagCode.SINGLE_BID, List.of(number), List.of(single.size(), lots, firm));
  }
}
