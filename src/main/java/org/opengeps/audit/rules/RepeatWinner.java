package org.opengeps.audit.rules;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.opengeps.audit.Flag;
import org.opengeps.audit.FlagCode;
import org.opengeps.award.AwardedLot;
import org.opengeps.kernel.Money;
import org.opengeps.notice.YearTender;

/**
 * A firm that got awards in {@value #WINS} tenders or more, and {@value #SHARE} of a hundred or
 * more of those of its kind of business ({@value #AWARDS} at least) in one currency. Figures: the
 * firm, its awards, all awards, its share in percent, its sum, the type of business.
 *
 * <p>Source: Open Contracting Partnership, "Red flags for integrity" (2016), "Bidder has won
 * multiple contracts with the same buyer".
 */
final class RepeatWinner {
  static final int WINS = 3;
  static final int SHARE = 40;
  static final int AWARDS = 5;

  private static final int HUNDRED = 100;

  private record Market(String business, String currency) {}

  private RepeatWinner() {}

  static List<Flag> list(YearFacts facts) {
    Map<String, YearTender> tenders =
        facts.tenders().stream().collect(Collectors.toMap(one -> one.number().value(), one -> one));
    Map<Market, List<AwardedLot>> markets =
        facts.awards().stream()
            .filter(one -> tenders.containsKey(one.tender()))
            .collect(
                Collectors.groupingBy(
                    one ->
                        new Market(
                            tenders.get(one.tender()).summary().businessType(),
                            one.amount().currency().code())));
    List<Flag> flags = new ArrayList<>();
    markets.forEach((market, awards) -> flags.addAll(list(facts, market, awards)));
    return flags;
  }

  private static List<Flag> list(YearFacts facts, Market market, List<AwardedLot> all) {
    Map<String, List<AwardedLot>> firms =
        all.stream()
            .sorted(Comparator.comparing(AwardedLot::tender))
            .collect(
                Collectors.groupingBy(AwardedLot::supplier, TreeMap::new, Collectors.toList()));
    return firms.entrySet().stream()
        .filter(firm -> all.size() >= AWARDS && tenders(firm.getValue()).size() >= WINS)
        .filter(firm -> firm.getValue().size() * HUNDRED >= all.size() * SHARE)
        .map(firm -> flag(facts, market, firm.getKey(), firm.getValue(), all.size()))
        .toList();
  }

  /** Who wins the five lots of one tender won once. */
  private static List<String> tenders(List<AwardedLot> own) {
    return own.stream().map(AwardedLot::tender).distinct().toList();
  }

  private static Flag flag(
      YearFacts facts, Market market, String firm, List<AwardedLot> own, int all) {
    Money sum = own.stream().map(AwardedLot::amount).reduce(Money::plus).orElseThrow();
    return new Flag(
        FlagCode.REPEAT_WINNER,
        tenders(own),
        List.of(
            facts.name(firm), own.size(), all, own.size() * HUNDRED / all, sum, market.business()));
  }
}
