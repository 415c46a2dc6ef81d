package org.opengeps.method.screening;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.opengeps.kernel.CurrencyUnit;
import org.opengeps.kernel.Money;
import org.opengeps.kernel.Percent;
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
              "amounts-wrong",
              "award.deductibleA",
              rules.article("ranking"),
              "A값은 숫자로만 된 금액입니다(통화 " + currency(draft).code() + ").",
              "A is an amount in digits only, in " + currency(draft).code() + "."));
    }
    boolean fits =
        deductible.isEmpty()
            || draft.baseAmount().filter(base -> deductible.get().isLessThan(base)).isPresent();
    return fits
        ? Optional.empty()
        : Optional.of(
            new Finding(
                "amounts-wrong",
                "award.deductibleA",
                rules.article("ranking"),
                "A값은 기초금액과 함께 공개하며 기초금액 미만이어야 합니다.",
                "A is said with the base amount and must be below it."));
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
      return costs(
          "amounts-wrong",
          rules,
          "순공사원가는 숫자로만 된 금액입니다.",
          "The cost sum is an amount in digits only.");
    }
    boolean needed =
        rules
            .priceFloor(draft.noticeDate(), draft.businessType())
            .filter(floor -> mayHold(floor, draft, draw))
            .isPresent();
    if (!needed) {
      if (sum.isPresent() && draft.baseAmount().isEmpty()) {
        return costs(
            "amounts-wrong",
            rules,
            "순공사원가는 기초금액과 함께 공개합니다.",
            "The cost sum is said with the base amount.");
      }
      return sum.isEmpty()
          ? Optional.empty()
          : costs(
              "cost-sum-unused",
              rules,
              "이 공고에는 98% 기준이 적용되지 않습니다. 순공사원가를 지우세요.",
              "The 98 % rule does not hold for this notice; leave the cost sum out.");
    }
    if (sum.isEmpty()) {
      return costs(
          "cost-sum-missing",
          rules,
          "재료비·노무비·경비와 그 부가가치세의 합(순공사원가)을 적으세요. 그 98% 미만인 투찰은 낙찰될 수 없습니다.",
          "Give the sum of materials, labour and expenses with their VAT: no bid below 98 % of it may win.");
    }
    boolean fits =
        sum.get().isPositive()
            && draft.baseAmount().filter(base -> !sum.get().isMoreThan(base)).isPresent();
    return fits
        ? Optional.empty()
        : costs(
            "amounts-wrong",
            rules,
            "순공사원가는 0보다 크고 기초금액 이하여야 합니다.",
            "The cost sum must be positive and not above the base amount.");
  }

  private static boolean mayHold(PriceFloor floor, Drafted draft, Optional<DrawParameters> draw) {
    return draft.baseAmount().isPresent()
        && draw.filter(one -> floor.mayHold(draft.baseAmount().get(), one)).isPresent();
  }

  private static Optional<Finding> costs(
      String code, ScreeningRules rules, String korean, String english) {
    return Optional.of(
        new Finding(code, "award.costSum", rules.article("priceFloor"), korean, english));
  }

  private static Optional<Finding> limitRate(Drafted draft, ScreeningRules rules) {
    LocalText article = rules.article("limitRates");
    Optional<Percent> lawful = rules.limitRate(draft.noticeDate(), draft.estimatedAmount());
    if (lawful.isEmpty()) {
      return Optional.of(
          new Finding(
              "no-limit-rate",
              "price.estimatedAmount",
              article,
              "이 추정가격에는 규칙 묶음에 낙찰하한율이 없습니다. 추정가격이나 규칙 묶음을 확인하세요.",
              "The rule set has no limit rate for this estimated amount; check the amount or the rule set."));
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
                "limit-rate-wrong",
                "award.limitRate",
                article,
                "공고일 " + draft.noticeDate() + " 기준 낙찰하한율은 " + lawful.get() + "%입니다.",
                "For a notice of "
                    + draft.noticeDate()
                    + " the limit rate is "
                    + lawful.get()
                    + " %."));
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
