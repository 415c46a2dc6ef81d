package org.opengeps.method.screening;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.opengeps.kernel.Money;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Verdict;
import org.opengeps.law.Finding;
import org.opengeps.law.RuleSet;
import org.opengeps.method.AwardMethod;
import org.opengeps.method.Drafted;
import org.opengeps.method.Procedure;
import org.opengeps.method.Sheet;
import org.opengeps.method.lowest.LowAmount;
import org.opengeps.protocol.json.JsonFormatException;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.message.Lot;
import org.opengeps.protocol.message.Notice;

/** 적격심사 (지방계약법 시행령 제42조). */
public final class QualificationScreening implements AwardMethod {
  static final String WORD = "qualification-screening";

  @Override
  public String word() {
    return WORD;
  }

  @Override
  public void check(RuleSet rules) {
    ScreeningRules.of(rules);
  }

  @Override
  public List<String> amounts() {
    return List.of(ScreeningTerms.DEDUCTIBLE_A, ScreeningTerms.COST_SUM);
  }

  @Override
  public List<String> asked(RuleSet rules) {
    ScreeningRules screening = ScreeningRules.of(rules);
    List<String> asked = new ArrayList<>();
    if (screening.isDeductible()) {
      asked.add(ScreeningTerms.DEDUCTIBLE_A);
    }
    if (screening.hasPriceFloor()) {
      asked.add(ScreeningTerms.COST_SUM);
    }
    return asked;
  }

  @Override
  public List<String> byRules() {
    return List.of(ScreeningTerms.LIMIT_RATE);
  }

  @Override
  public List<Finding> findings(Drafted draft, RuleSet rules) {
    return DraftFitsTheScreening.judge(draft, ScreeningRules.of(rules), rules.draw());
  }

  @Override
  public JsonObject parameters(Drafted draft, RuleSet rules) {
    return DraftFitsTheScreening.terms(draft, ScreeningRules.of(rules)).toJson();
  }

  @Override
  public List<String> warnings(Lot lot, Money amount) {
    return LowAmount.warnings(lot, terms(lot).limitRate(), amount);
  }

  @Override
  public Verdict<Procedure> under(Notice notice, Lot lot, RuleSet rules) {
    ScreeningRules screening = ScreeningRules.of(rules);
    LocalDate date = notice.schedule().noticedAt().atZone(rules.zone()).toLocalDate();
    Money estimated = lot.price().estimatedAmount();
    String kind = notice.business().kind();
    Optional<String> unscored = screening.unscored(kind, date, estimated);
    if (unscored.isPresent()) {
      return Verdict.refuse(Refusal.of(NO_FIGURES).with("table", unscored.get()));
    }
    PriceScoreRow constants = screening.priceScore(kind, date, estimated).orElseThrow();
    ScreeningRow row = screening.screening(kind, date, estimated).orElseThrow();
    return terms(notice, lot, screening, date)
        .map(
            terms ->
                new ScreeningProcedure(
                    lot,
                    screening,
                    terms,
                    floor(notice, screening, date),
                    constants,
                    sheet(constants, row),
                    screening.calls(kind, date, estimated)));
  }

  private static ScreeningTerms terms(Lot lot) {
    return ScreeningTerms.from(lot.award(), lot.price().currency());
  }

  /** A notice says the limit rate of the law, and none that an agency chose. */
  private static Verdict<ScreeningTerms> terms(
      Notice notice, Lot lot, ScreeningRules screening, LocalDate date) {
    ScreeningTerms terms;
    try {
      terms = terms(lot);
    } catch (JsonFormatException e) {
      return Verdict.refuse(Refusal.of("award-terms-wrong.form").with("problem", e.getMessage()));
    }
    if (lot.price().draw().isEmpty()) {
      return Verdict.refuse(Refusal.of("award-terms-wrong.draw"));
    }
    Optional<String> amounts =
        lot.price()
            .baseAmount()
            .map(base -> amounts(lot, screening, floor(notice, screening, date), terms, base))
            .orElseGet(() -> early(terms));
    if (amounts.isPresent()) {
      return Verdict.refuse(Refusal.of("award-terms-wrong.form").with("problem", amounts.get()));
    }
    return screening
        .limitRate(notice.business().kind(), date, lot.price().estimatedAmount())
        .filter(rate -> rate.compareTo(terms.limitRate()) != 0)
        .<Verdict<ScreeningTerms>>map(
            rate ->
                Verdict.refuse(
                    Refusal.of("award-terms-wrong.limit-rate")
                        .with("said", terms.limitRate().toString())
                        .with("lawful", rate.toString())))
        .orElseGet(() -> Verdict.accept(terms));
  }

  private static Optional<PriceFloor> floor(
      Notice notice, ScreeningRules screening, LocalDate date) {
    return screening.priceFloor(date, notice.business().type());
  }

  /** What is wrong with the amounts beside a base amount. */
  private static Optional<String> amounts(
      Lot lot,
      ScreeningRules screening,
      Optional<PriceFloor> rule,
      ScreeningTerms terms,
      Money base) {
    if (!screening.isDeductible() && terms.deductibleA().isPresent()) {
      return Optional.of("award.deductibleA is said where the rule set takes no A off");
    }
    if (screening.isDeductible() && terms.deductibleA().filter(base::isMoreThan).isEmpty()) {
      return Optional.of("award.deductibleA is missing or not below the base amount");
    }
    boolean needed =
        rule.filter(floor -> floor.mayHold(base, lot.price().draw().orElseThrow())).isPresent();
    if (needed != terms.costSum().isPresent()) {
      return Optional.of(
          "award.costSum is "
              + (needed
                  ? "missing: the 98 % rule needs it"
                  : "said where the 98 % rule has no use for it"));
    }
    return terms
        .costSum()
        .filter(sum -> !sum.isPositive() || sum.isMoreThan(base))
        .map(sum -> "award.costSum is not above zero and at most the base amount");
  }

  /** A and cost sum are parts of the base amount and come with it. */
  private static Optional<String> early(ScreeningTerms terms) {
    return Stream.of(terms.deductibleA(), terms.costSum())
        .flatMap(Optional::stream)
        .findFirst()
        .map(amount -> "an amount of the award is said before the base amount");
  }

  private static Sheet sheet(PriceScoreRow constants, ScreeningRow row) {
    List<Sheet.Item> items = new ArrayList<>();
    items.add(new Sheet.Item(ScreeningProcedure.PRICE, constants.points(), Sheet.Kind.COMPUTED));
    items.addAll(row.items());
    return new Sheet(items, row.fields(), constants.passMark());
  }
}
