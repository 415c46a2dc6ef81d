package org.opengeps.audit.rules;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.opengeps.award.AwardedLot;
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
 * @param reviews how second officers answered drafts
 */
public record YearFacts(
    List<YearTender> tenders,
    List<CountedBids> bids,
    List<AwardedLot> awards,
    Map<String, List<String>> corrected,
    Map<String, Set<String>> people,
    List<ReviewCount> reviews) {
  public YearFacts {
    tenders = List.copyOf(tenders);
    bids = List.copyOf(bids);
    awards = List.copyOf(awards);
    corrected = Map.copyOf(corrected);
    people = Map.copyOf(people);
    reviews = List.copyOf(reviews);
  }

  Optional<YearTender> find(String number) {
    return tenders.stream().filter(one -> one.number().value().equals(number)).findFirst();
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
    return tenders.stream()
        .map(
            one ->
                Map.entry(
                    one,
                    bids.stream()
                        .filter(lot -> lot.tender().equals(one.number().value()))
                        .toList()))
        .filter(one -> !one.getValue().isEmpty());
  }
}
