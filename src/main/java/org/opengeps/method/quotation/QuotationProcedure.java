package org.opengeps.method.quotation;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.opengeps.kernel.Money;
import org.opengeps.method.Act;
import org.opengeps.method.Marks;
import org.opengeps.method.Opened;
import org.opengeps.method.Procedure;
import org.opengeps.method.RoundTime;
import org.opengeps.method.Sheet;
import org.opengeps.method.Standing;
import org.opengeps.method.lowest.Bounds;
import org.opengeps.method.lowest.CandidateQualifies;
import org.opengeps.method.lowest.CandidatesAreRankedByAmount;
import org.opengeps.method.lowest.ExaminedInTurn;
import org.opengeps.method.lowest.MinimumBid;
import org.opengeps.protocol.message.Award.Score;
import org.opengeps.protocol.message.OpeningRecord;
import org.opengeps.protocol.message.Ranking;
import org.opengeps.protocol.message.Step;

/**
 * {@link SmallQuotation} of one lot.
 *
 * @param grounds by which a bidder is excluded
 */
record QuotationProcedure(QuotationRules rules, QuotationTerms terms, List<String> grounds)
    implements Procedure {
  @Override
  public Ranking ranking(OpeningRecord record) {
    Money estimated = record.draw().orElseThrow().estimatedPrice();
    Money deductible = terms.deductibleA().orElse(estimated.currency().zero());
    Money lowest = MinimumBid.of(estimated, deductible, terms.limitRate());
    return Ranking.of(
        record,
        CandidatesAreRankedByAmount.rank(
            record.bids(), new Bounds(lowest, Optional.empty(), estimated)),
        List.of(limit(estimated, deductible, lowest)));
  }

  /** Each ground is answered for itself: it does not hold (1), or it does (0). */
  @Override
  public Sheet sheet() {
    return new Sheet(
        grounds.stream()
            .map(ground -> new Sheet.Item(ground, BigDecimal.ONE, Sheet.Kind.GROUND))
            .toList(),
        BigDecimal.valueOf(grounds.size()));
  }

  @Override
  public Marks marks(Opened opened, UUID candidate, List<Score> entered) {
    BigDecimal total = sheet().total(entered);
    return new Marks(
        candidate, entered, total, CandidateQualifies.judge(total, sheet().passMark()));
  }

  @Override
  public boolean knows(Act act) {
    return !(act instanceof Act.Request) && !(act instanceof Act.Answer);
  }

  @Override
  public Standing standing(Opened opened, List<Act> acts, RoundTime time) {
    return ExaminedInTurn.standing(
        this, opened, acts, time, marks -> List.of(examined(marks)), rules.article("ranking"));
  }

  private Step limit(Money estimated, Money deductible, Money lowest) {
    return new Step(
        "minimum-bid",
        Map.of(
            "estimatedPrice", estimated.text(),
            "deductibleA", deductible.text(),
            "limitRate", terms.limitRate().toString()),
        lowest.text(),
        rules.article("limits"));
  }

  private Step examined(Marks marks) {
    List<String> held =
        marks.items().stream()
            .filter(item -> new BigDecimal(item.score()).signum() == 0)
            .map(Score::item)
            .sorted()
            .toList();
    return new Step(
        marks.passed() ? "not-excluded" : "excluded",
        Map.of("submission", marks.submission().toString()),
        marks.passed() ? "0" : String.join(" ", held),
        rules.article("exclusion"));
  }
}
