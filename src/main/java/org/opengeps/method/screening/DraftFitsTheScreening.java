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
import org.opengeps.protocol.json.JsonFormatException;
import org.opengeps.protocol.json.JsonObject;

/**
 * A draft gives A below the base amount, and the limit rate (낙찰하한율) is that of the rule set for the
 * notice date and the estimated amount; what it leaves open is no A, and that rate.
 */
final class DraftFitsTheScreening {
  private DraftFitsTheScreening() {}

  static List<Finding> judge(Drafted draft, ScreeningRules rules) {
    List<Finding> findings = new ArrayList<>();
    deductible(draft).ifPresent(findings::add);
    limitRate(draft, rules).ifPresent(findings::add);
    return findings;
  }

  /** The terms of a draft in which nothing is wrong. */
  static ScreeningTerms terms(Drafted draft, ScreeningRules rules) {
    return new ScreeningTerms(
        deductibleA(draft).orElse(currency(draft).zero()),
        rules.limitRate(draft.noticeDate(), draft.estimatedAmount()).orElseThrow());
  }

  private static Optional<Finding> deductible(Drafted draft) {
    Optional<Money> deductible;
    try {
      deductible = deductibleA(draft);
    } catch (JsonFormatException e) {
      return Optional.of(
          new Finding(
              "amounts-wrong",
              "award.deductibleA",
              "지방계약법 시행령 제42조",
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
                "지방계약법 시행령 제42조",
                "A값은 기초금액 미만이어야 합니다.",
                "A must be below the base amount."));
  }

  private static Optional<Finding> limitRate(Drafted draft, ScreeningRules rules) {
    String article = rules.article("limitRates");
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

  private static Optional<Money> deductibleA(Drafted draft) {
    return drafted(draft, ScreeningTerms.DEDUCTIBLE_A, currency(draft)::read);
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
