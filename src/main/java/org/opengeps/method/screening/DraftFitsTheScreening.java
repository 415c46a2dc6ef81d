package org.opengeps.method.screening;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.opengeps.kernel.Money;
import org.opengeps.kernel.Percent;
import org.opengeps.kernel.Refusal;
import org.opengeps.law.Finding;
import org.opengeps.method.AwardMethod;
import org.opengeps.method.Drafted;
import org.opengeps.method.lowest.LimitFitsTheLaw;
import org.opengeps.protocol.draw.DrawParameters;
import org.opengeps.protocol.json.JsonFormatException;
import org.opengeps.protocol.message.LocalText;

/**
 * A draft buys what the guidance has a screening for; it gives A below the base amount, or none
 * where the rule set takes none off, and, where the 98 % rule can hold, the cost sum, or neither
 * while the base amount is left to a later order; the limit rate (낙찰하한율) is that of the rule set
 * for the notice date and the estimated amount; what it leaves open is no A, and that rate. The
 * rule set says what is scored for its kind of business, date and amount.
 */
final class DraftFitsTheScreening {
  private DraftFitsTheScreening() {}

  static List<Finding> judge(Drafted draft, ScreeningRules rules, Optional<DrawParameters> draw) {
    String kind = draft.business().kind();
    if (kind != null && !rules.screens(kind)) {
      return List.of(
          new Finding(
              Refusal.of("kind-not-screened"),
              "price.estimatedAmount",
              rules.article("screening")));
    }
    List<Finding> findings = new ArrayList<>();
    deductible(draft, rules).ifPresent(findings::add);
    costSum(draft, rules, draw).ifPresent(findings::add);
    Optional<Percent> lawful = limitRate(draft, rules);
    LimitFitsTheLaw.rate(draft, ScreeningTerms.LIMIT_RATE, lawful, rules.article("limitRates"))
        .ifPresent(findings::add);
    lawful.flatMap(any -> unscored(draft, rules)).ifPresent(findings::add);
    return findings;
  }

  private static Optional<Percent> limitRate(Drafted draft, ScreeningRules rules) {
    return rules.limitRate(draft.business().kind(), draft.noticeDate(), draft.estimatedAmount());
  }

  private static Optional<Finding> deductible(Drafted draft, ScreeningRules rules) {
    LocalText article = rules.article("ranking");
    Optional<Finding> wrong =
        LimitFitsTheLaw.deductible(draft, ScreeningTerms.DEDUCTIBLE_A, article);
    return rules.isDeductible() || wrong.isPresent()
        ? wrong
        : LimitFitsTheLaw.unused(draft, ScreeningTerms.DEDUCTIBLE_A, article);
  }

  /** Nobody could rank the bids: at the opening it would be too late to say so. */
  private static Optional<Finding> unscored(Drafted draft, ScreeningRules rules) {
    return rules
        .unscored(draft.business().kind(), draft.noticeDate(), draft.estimatedAmount())
        .map(
            table ->
                new Finding(
                    Refusal.of(AwardMethod.NO_FIGURES).with("table", table),
                    "price.estimatedAmount",
                    rules.article(table)));
  }

  /** The terms of a draft in which nothing is wrong. */
  static ScreeningTerms terms(Drafted draft, ScreeningRules rules) {
    return new ScreeningTerms(
        draft
            .baseAmount()
            .filter(base -> rules.isDeductible())
            .map(base -> draft.amount(ScreeningTerms.DEDUCTIBLE_A).orElse(base.currency().zero())),
        limitRate(draft, rules).orElseThrow(),
        draft.amount(ScreeningTerms.COST_SUM));
  }

  /**
   * The cost sum stands if and only if the 98 % rule can hold, and is not above the base amount.
   */
  private static Optional<Finding> costSum(
      Drafted draft, ScreeningRules rules, Optional<DrawParameters> draw) {
    Optional<Money> sum;
    try {
      sum = draft.amount(ScreeningTerms.COST_SUM);
    } catch (JsonFormatException e) {
      return costs(Refusal.of("amounts-wrong.cost-sum-form"), rules);
    }
    boolean needed =
        rules
            .priceFloor(draft.noticeDate(), draft.business().type())
            .filter(floor -> mayHold(floor, draft, draw))
            .isPresent();
    if (!needed) {
      if (sum.isPresent() && draft.baseAmount().isEmpty()) {
        return costs(Refusal.of("amounts-wrong.cost-sum-apart"), rules);
      }
      return sum.isEmpty() ? Optional.empty() : costs(Refusal.of("cost-sum-unused"), rules);
    }
    if (sum.isEmpty()) {
      return costs(Refusal.of("cost-sum-missing"), rules);
    }
    boolean fits =
        sum.get().isPositive()
            && draft.baseAmount().filter(base -> !sum.get().isMoreThan(base)).isPresent();
    return fits ? Optional.empty() : costs(Refusal.of("amounts-wrong.cost-sum"), rules);
  }

  private static boolean mayHold(PriceFloor floor, Drafted draft, Optional<DrawParameters> draw) {
    return draft.baseAmount().isPresent()
        && draw.filter(one -> floor.mayHold(draft.baseAmount().get(), one)).isPresent();
  }

  private static Optional<Finding> costs(Refusal what, ScreeningRules rules) {
    String part = rules.hasPriceFloor() ? "priceFloor" : "priceScores";
    return Optional.of(new Finding(what, "award.costSum", rules.article(part)));
  }
}
