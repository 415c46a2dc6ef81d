package org.opengeps.audit.rules;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.opengeps.audit.Flag;
import org.opengeps.audit.FlagCode;
import org.opengeps.opening.CountedBids;

/**
 * People of the same name who registered for two or more firms that bid for the same lot. Figures:
 * the name, the firms, the lot.
 *
 * <p>Source: OECD, "Guidelines for Fighting Bid Rigging in Public Procurement" (2009), checklist.
 */
final class SameRepresentative {
  private SameRepresentative() {}

  static List<Flag> list(YearFacts facts) {
    return facts
        .lots()
        .flatMap(tender -> tender.getValue().stream())
        .flatMap(lot -> list(facts, lot))
        .toList();
  }

  private static Stream<Flag> list(YearFacts facts, CountedBids lot) {
    Map<String, Set<String>> firmsByName = new TreeMap<>();
    for (CountedBids.Bidder bidder : lot.bidders()) {
      for (String name : facts.people().getOrDefault(bidder.number(), Set.of())) {
        firmsByName.computeIfAbsent(name.strip(), key -> new TreeSet<>()).add(bidder.number());
      }
    }
    return firmsByName.entrySet().stream()
        .filter(one -> one.getValue().size() > 1)
        .map(
            one ->
                new Flag(
                    FlagCode.SAME_REPRESENTATIVE,
                    List.of(lot.tender()),
                    List.of(
                        one.getKey(),
                        one.getValue().stream()
                            .map(number -> facts.name(number) + " (" + number + ")")
                            .collect(Collectors.joining(", ")),
                        lot.lot())));
  }
}
