package org.opengeps.method.screening;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.opengeps.kernel.CurrencyUnit;
import org.opengeps.kernel.Money;
import org.opengeps.kernel.Percent;
import org.opengeps.kernel.Refusal;
import org.opengeps.law.Finding;
import org.opengeps.method.Drafted;
import org.opengeps.protocol.draw.DrawParameters;
import org.opengeps.protocol.json.JsonFormatException;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.message.LocalText;

/**
 * A draft gives A below the base amount and, where the 98 % rule can hold, the cost sum, or neither
 * while the base amount is left to a later order; the limit rate (낙찰하한율) is that of the rule set
 * for the notice date and the estimated amount; what it leaves open is no A, and that rate.
 */
final class DraftFitsTheScreening {
  private DraftFitsTheScreening() {}

  static List<Finding> judge(Drafted draft, ScreeningRules rules, Optional<DrawParameters> draw) {
    List<Finding> findings = new ArrayList<>();
    deductible(draft, rules).ifPresent(findings::add);
    costSum(draft, rules, draw).ifPresent(findings::add);
    limitRate(draft, rules).ifPresent(findings::add);
    return findings;
  }

  /** The terms of a draft in which nothing is wrong. */
  static ScreeningTerms terms(Drafted draft, ScreeningRules rules) {
    return new ScreeningTerms(
        draft
            .baseAmount()
            .map(base -> amount(draft, ScreeningTerms.DEDUCTIBLE_A).orElse(currency(draft).zero())),
        rules.limitRate(draft.noticeDate(), draft.estimatedAmount()).orElseThrow(),
        amount(draft, ScreeningTerms.COST_SUM));
  }

  private static Optional<Finding> deductible(Drafted draft, ScreeningRules rules) {
    Optional<Money> deductible;
    try {
      deductible = amount(draft, ScreeningTerms.DEDUCTIBLE_A);
    } catch (JsonFormatException e) {
      return Optional.of(
          new Finding(
              Refusal.of("amounts-wrong.deductible-form").with("currency", currency(draft).code()),
              "award.deductibleA",
              rules.article("ranking")));
    }
    boolean fits =
        deductible.isEmpty()
            || draft.baseAmount().filter(base -> deductible.get().isLessThan(base)).isPresent();
    return fits
        ? Optional.empty()
        : Optional.of(
            new Finding(
                Refusal.of("amounts-wrong.deductible"),
                "award.deductibleA",
                rules.article("ranking")));
  }

  /**
   * The cost sum stands if and only if the 98 % rule can hold, and is not above the base amount.
   */
  private static Optional<Finding> costSum(
      Drafted draft, ScreeningRules rules, Optional<DrawParameters> draw) {
    Optional<Money> sum;
    try {
      sum = amount(draft, ScreeningTerms.COST_SUM);
    } catch (JsonFormatException e) {
      return costs(Refusal.of("amounts-wrong.cost-sum-form"), rules);
    }
    boolean needed =
        rules
            .priceFloor(draft.noticeDate(), draft.businessType())
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
    return Optional.of(new Finding(what, "award.costSum", rules.article("priceFloor")));
  }

  private static Optional<Finding> limitRate(Drafted draft, ScreeningRules rules) {
    LocalText article = rules.article("limitRates");
    Optional<Percent> lawful = rules.limitRate(draft.noticeDate(), draft.estimatedAmount());
    if (lawful.isEmpty()) {
      return Optional.of(
          new Finding(Refusal.of("no-limit-rate"), "price.estimatedAmount", article));
    }
    boolean same;
    try {
      same =
          drafted(draft, ScreeningTerms.LIMIT_RATE, Percent::of)
              .filter(rate -> rate.compareTo(lawful.get()) != 0)
              .isEmpty();
    } catch (JsonFormatException e) {
      same = false;
    }
    return same
        ? Optional.empty()
        : Optional.of(
            new Finding(
                Refusal.of("limit-rate-wrong")
                    .with("noticeDate", draft.noticeDate())
                    .with("lawful", lawful.get().toString()),
                "award.limitRate",
                article));
  }

  private static Optional<Money> amount(Drafted draft, String member) {
    return drafted(draft, member, currency(draft)::read);
  }

  private static CurrencyUnit currency(Drafted draft) {
    return draft.estimatedAmount().currency();
  }

  private static <T> Optional<T> drafted(Drafted draft, String member, Function<String, T> reader) {
    JsonObject award = draft.award();
    return award.has(member) && !award.isNull(member)
        ? Optional.of(award.value(member, reader))
        : Optional.empty();
  }
}
