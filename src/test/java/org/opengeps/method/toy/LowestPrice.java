package org.opengeps.method.toy;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.opengeps.kernel.Money;
import org.opengeps.kernel.Percent;
import org.opengeps.kernel.Verdict;
import org.opengeps.law.RuleSet;
import org.opengeps.method.Act;
import org.opengeps.method.ActsInForce;
import org.opengeps.method.AwardMethod;
import org.opengeps.method.Marks;
import org.opengeps.method.Opened;
import org.opengeps.method.Procedure;
import org.opengeps.method.Sheet;
import org.opengeps.method.Standing;
import org.opengeps.method.Step;
import org.opengeps.protocol.message.Award.Score;
import org.opengeps.protocol.message.Notice;
import org.opengeps.protocol.message.OpeningRecord;
import org.opengeps.protocol.message.Ranking;

/** A method that nobody needs: the lowest bid wins at once, of equal ones the first lot. */
final class LowestPrice implements AwardMethod {
  static final String WORD = "lowest-price";

  @Override
  public String word() {
    return WORD;
  }

  @Override
  public Verdict<Procedure> under(Notice notice, RuleSet rules) {
    return Verdict.accept(new Lowest(notice));
  }

  private record Lowest(Notice notice) implements Procedure {
    @Override
    public Ranking ranking(OpeningRecord record) {
      Money estimated = record.draw().estimatedPrice();
      AtomicInteger rank = new AtomicInteger();
      List<Ranking.Bid> bids =
          record.bids().stream()
              .filter(bid -> bid.state() == OpeningRecord.State.OPENED)
              .sorted(Comparator.comparing(OpeningRecord.Bid::amount))
              .map(
                  bid ->
                      new Ranking.Bid(
                          bid.submission(),
                          bid.amount(),
                          Percent.rate(bid.amount(), estimated),
                          Ranking.State.CANDIDATE,
                          rank.incrementAndGet()))
              .toList();
      return new Ranking(
          record.tender(),
          record.slot(),
          record.toJson().hash(),
          estimated,
          Money.won(0),
          notice.amounts().limitRate(),
          bids);
    }

    @Override
    public Sheet sheet() {
      return new Sheet(List.of(), BigDecimal.ZERO);
    }

    @Override
    public List<Score> computed(Opened opened, UUID candidate) {
      return List.of();
    }

    @Override
    public Marks marks(Opened opened, UUID candidate, List<Score> entered) {
      return new Marks(candidate, entered, BigDecimal.ZERO, true);
    }

    @Override
    public Standing standing(Opened opened, List<Act> acts) {
      List<Ranking.Bid> bids = ranking(opened.record()).bids();
      Money lowest = bids.get(0).amount();
      List<UUID> equals =
          bids.stream()
              .filter(bid -> bid.amount().equals(lowest))
              .map(Ranking.Bid::submission)
              .toList();
      UUID winner = equals.size() == 1 ? equals.get(0) : opened.firstLot("award", equals);
      Marks marks = marks(opened, winner, List.of());
      Step step = new Step("lowest", Map.of("bids", "" + bids.size()), lowest.digits(), "§ 1");
      return new Standing(
          List.of(), Optional.of(winner), ActsInForce.of(acts), List.of(marks), List.of(step));
    }
  }
}
