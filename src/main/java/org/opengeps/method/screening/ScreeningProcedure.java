package org.opengeps.method.screening;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.opengeps.kernel.Money;
import org.opengeps.method.Act;
import org.opengeps.method.CallPeriods;
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
import org.opengeps.protocol.message.Lot;
import org.opengeps.protocol.message.OpeningRecord;
import org.opengeps.protocol.message.Ranking;
import org.opengeps.protocol.message.Step;

/** {@link QualificationScreening} of one lot. */
record ScreeningProcedure(
    Lot lot,
    ScreeningRules rules,
    ScreeningTerms terms,
    Optional<PriceFloor> floor,
    PriceScoreRow constants,
    Sheet sheet,
    Optional<CallPeriods> calls)
    implements Procedure {
  /** Name of the item that is computed. */
  static final String PRICE = "price";

  @Override
  public Ranking ranking(OpeningRecord record) {
    Money estimated = estimated(record);
    return Ranking.of(
        record,
        CandidatesAreRankedByAmount.rank(
            record.bids(), new Bounds(minimumBid(estimated), floor(estimated), estimated)),
        Stream.concat(Stream.of(limit(estimated)), floorStep(estimated)).toList());
  }

  @Override
  public List<Score> computed(Opened opened, UUID candidate) {
    return List.of(
        new Score(PRICE, Marks.plain(price(opened, candidate)), Marks.plain(constants.points())));
  }

  @Override
  public boolean knows(Act act) {
    return calls.isPresent() || !(act instanceof Act.Request) && !(act instanceof Act.Answer);
  }

  @Override
  public Standing standing(Opened opened, List<Act> acts, RoundTime time) {
    return ExaminedInTurn.standing(
        this, opened, acts, time, marks -> steps(opened, marks), rules.article("ranking"));
  }

  private Money minimumBid(Money estimated) {
    return MinimumBid.of(estimated, deductible(), terms.limitRate());
  }

  /** The lowest amount that the 98 % rule lets win; empty where it does not hold. */
  private Optional<Money> floor(Money estimated) {
    return floor
        .filter(rule -> rule.holds(estimated))
        .map(rule -> rule.lowest(costSum(), estimated, base()));
  }

  private Money deductible() {
    return terms.deductibleA().orElse(lot.price().currency().zero());
  }

  private Money costSum() {
    return terms.costSum().orElseThrow();
  }

  private Money base() {
    return lot.price().baseAmount().orElseThrow();
  }

  private static Money estimated(OpeningRecord record) {
    return record.draw().orElseThrow().estimatedPrice();
  }

  private BigDecimal price(Opened opened, UUID candidate) {
    return PriceScore.of(
        opened.find(candidate).orElseThrow().amount(),
        estimated(opened.record()),
        deductible(),
        constants);
  }

  @Override
  public Marks marks(Opened opened, UUID candidate, List<Score> entered) {
    List<Score> items = new ArrayList<>(computed(opened, candidate));
    items.addAll(entered);
    BigDecimal total = sheet.total(items);
    return new Marks(
        candidate, items, total, CandidateQualifies.judge(total, constants.passMark()));
  }

  private Step limit(Money estimated) {
    return new Step(
        "minimum-bid",
        Map.of(
            "estimatedPrice", estimated.text(),
            "deductibleA", deductible().text(),
            "limitRate", terms.limitRate().toString()),
        minimumBid(estimated).text(),
        rules.article("limitRates"));
  }

  private Stream<Step> floorStep(Money estimated) {
    return floor(estimated).stream()
        .map(
            lowest ->
                new Step(
                    "price-floor",
                    Map.of(
                        "estimatedPrice", estimated.text(),
                        "baseAmount", base().text(),
                        "costSum", costSum().text(),
                        "rate", floor.orElseThrow().rate().toString()),
                    lowest.text(),
                    rules.article("priceFloor")));
  }

  private List<Step> steps(Opened opened, Marks marks) {
    String submission = marks.submission().toString();
    Step price =
        new Step(
            "price-score",
            Map.of(
                "submission", submission,
                "amount", opened.find(marks.submission()).orElseThrow().amount().text(),
                "points", Marks.plain(constants.points()),
                "slope", Marks.plain(constants.slope()),
                "base", Marks.plain(constants.base()),
                "minimum", Marks.plain(constants.minimum())),
            Marks.plain(price(opened, marks.submission())),
            rules.article("priceScores"));
    Step total =
        new Step(
            marks.passed() ? "qualified" : "not-qualified",
            Map.of("submission", submission, "passMark", Marks.plain(constants.passMark())),
            Marks.plain(marks.total()),
            rules.article("screening"));
    return Stream.of(Stream.of(price), fieldSteps(marks), Stream.of(total))
        .flatMap(Function.identity())
        .toList();
  }

  private Stream<Step> fieldSteps(Marks marks) {
    return sheet.fields().stream()
        .map(
            field ->
                new Step(
                    "field-score",
                    Map.of(
                        "submission", marks.submission().toString(),
                        "field", field.code(),
                        "maximum", Marks.plain(field.maximum()),
                        "sum", Marks.plain(field.sum(marks.items()))),
                    Marks.plain(field.points(marks.items())),
                    rules.article("screening")));
  }
}
