package org.opengeps.method.toy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.opengeps.kernel.Money;
import org.opengeps.kernel.Verdict;
import org.opengeps.law.RuleSet;
import org.opengeps.method.Act;
import org.opengeps.method.ActsInForce;
import org.opengeps.method.AwardMethod;
import org.opengeps.method.Marks;
import org.opengeps.method.Opened;
import org.opengeps.method.Procedure;
import org.opengeps.method.RoundTime;
import org.opengeps.method.Standing;
import org.opengeps.protocol.message.LocalText;
import org.opengeps.protocol.message.Lot;
import org.opengeps.protocol.message.Notice;
import org.opengeps.protocol.message.OfferMember;
import org.opengeps.protocol.message.OpeningRecord;
import org.opengeps.protocol.message.Ranking;
import org.opengeps.protocol.message.Step;

/**
 * A method for tests: bids say a price and days; the lowest one that nobody passed over wins at
 * once, of equals the first lot.
 */
public final class LowestPrice implements AwardMethod {
  static final String WORD = "lowest-price";

  @Override
  public String word() {
    return WORD;
  }

  @Override
  public List<OfferMember> offer(RuleSet rules) {
    return List.of(AwardMethod.price(rules), days("price"));
  }

  static OfferMember days(String envelope) {
    LocalText title = new LocalText("납품기한", "Delivery time");
    BigDecimal year = BigDecimal.valueOf(365);
    return new OfferMember.Figure("days", envelope, title, 0, BigDecimal.ONE, year, "day");
  }

  @Override
  public Verdict<Procedure> under(Notice notice, Lot lot, RuleSet rules) {
    return Verdict.accept(new Lowest());
  }

  private record Lowest() implements Procedure {
    @Override
    public Ranking ranking(OpeningRecord record) {
      List<OpeningRecord.Bid> order =
          record.bids().stream()
              .sorted(
                  Comparator.comparing(OpeningRecord.Bid::state)
                      .thenComparing(
                          OpeningRecord.Bid::amount,
                          Comparator.nullsLast(Comparator.naturalOrder())))
              .toList();
      List<Ranking.Bid> bids = new ArrayList<>();
      for (OpeningRecord.Bid bid : order) {
        boolean counts = bid.state() == OpeningRecord.State.OPENED;
        Integer rank = counts ? (Integer) (bids.size() + 1) : null;
        String exclusion = counts ? null : Ranking.Bid.VOID;
        bids.add(new Ranking.Bid(bid.submission(), bid.amount(), null, rank, exclusion));
      }
      return Ranking.of(record, bids, List.of());
    }

    @Override
    public Standing standing(Opened opened, List<Act> acts, RoundTime time) {
      ActsInForce inForce = ActsInForce.of(acts);
      List<Ranking.Bid> left =
          ranking(opened.record()).candidates().stream()
              .filter(bid -> !inForce.annulled().contains(bid.submission()))
              .toList();
      Optional<Money> lowest = left.stream().map(Ranking.Bid::amount).findFirst();
      List<UUID> equals =
          left.stream()
              .filter(bid -> lowest.filter(bid.amount()::equals).isPresent())
              .map(Ranking.Bid::submission)
              .toList();
      Optional<UUID> winner =
          equals.size() > 1
              ? Optional.of(opened.firstLot("award", equals))
              : equals.stream().findFirst();
      List<Marks> marks = winner.stream().map(one -> marks(opened, one, List.of())).toList();
      List<Step> steps =
          lowest.stream()
              .map(one -> new Step("lowest", Map.of(), one.text(), new LocalText("§ 1", "§ 1")))
              .toList();
      return new Standing(List.of(), winner, inForce, marks, steps);
    }
  }
}
