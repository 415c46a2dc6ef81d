package org.opengeps.audit.rules;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.opengeps.award.AwardedLot;
import org.opengeps.award.NamedDirectAward;
import org.opengeps.notice.ReviewCount;
import org.opengeps.notice.YearTender;
import org.opengeps.opening.CountedBids;

/**
 * What an agency did in a year, as far as flags look at it.
 *
 * @param tenders noticed in it, oldest first
 * @param bids of the opened lots of these tenders
 * @param awards of the decided lots
 * @param corrected lots in which a score was corrected, by number of the tender
 * @param people names of the people who registered for a firm, by business number
 * @param directAwards purchases on one quote with contracts of the year
 * @param reviews how second officers answered drafts
 */
public record YearFacts(
    List<YearTender> tenders,
    List<CountedBids> bids,
    List<AwardedLot> awards,
    Map<String, List<String>> corrected,
    Map<String, Set<String>> people,
    List<NamedDirectAward> directAwards,
    List<ReviewCount> reviews) {
  public YearFacts {
    tenders = List.copyOf(tenders);
    bids = List.copyOf(bids);
    awards = List.copyOf(awards);
    corrected = Map.copyOf(corrected);
    people = Map.copyOf(people);
    directAwards = List.copyOf(directAwards);
    reviews = List.copyOf(reviews);
  }

  /** What a firm calls itself in the latest record that names it; else its number. */
  String name(String supplier) {
    return bids.stream()
        .map(CountedBids::bidders)
        .flatMap(Collection::stream)
        .filter(one -> one.number().equals(supplier) && one.name() != null)
        .reduce((one, later) -> later)
        .map(CountedBids.Bidder::name)
        .orElse(supplier);
  }

  /** Opened lots by tender, in the order of the tenders. */
  Stream<Map.Entry<YearTender, List<CountedBids>>> lots() {
    Map<String, List<CountedBids>> byTender =
        bids.stream().collect(Collectors.groupingBy(CountedBids::tender));
    return tenders.stream()
        .filter(one -> byTender.containsKey(one.summary().ref().number()))
        .map(one -> Map.entry(one, byTender.get(one.summary().ref().number())));
  }
}
