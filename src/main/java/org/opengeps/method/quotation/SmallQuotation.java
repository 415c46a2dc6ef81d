package org.opengeps.method.quotation;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.opengeps.kernel.Money;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Verdict;
import org.opengeps.law.Finding;
import org.opengeps.law.RuleSet;
import org.opengeps.method.AwardMethod;
import org.opengeps.method.Drafted;
import org.opengeps.method.Procedure;
import org.opengeps.method.lowest.LowAmount;
import org.opengeps.protocol.json.JsonFormatException;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.message.Lot;
import org.opengeps.protocol.message.Notice;

/** 소액수의 견적 (지방계약법 시행령 제25조제1항제5호, 제30조). */
public final class SmallQuotation implements AwardMethod {
  static final String WORD = "small-quotation";

  @Override
  public String word() {
    return WORD;
  }

  @Override
  public Optional<Money> ceiling(RuleSet rules, String kind, LocalDate noticeDate) {
    return QuotationRules.of(rules).ceiling(kind, noticeDate);
  }

  @Override
  public void check(RuleSet rules) {
    QuotationRules.of(rules);
  }

  @Override
  public List<String> amounts() {
    return List.of(QuotationTerms.DEDUCTIBLE_A);
  }

  @Override
  public List<String> byRules() {
    return List.of(QuotationTerms.LIMIT_RATE);
  }

  @Override
  public List<Finding> findings(Drafted draft, RuleSet rules) {
    return DraftFitsTheQuotation.judge(draft, QuotationRules.of(rules));
  }

  @Override
  public JsonObject parameters(Drafted draft, RuleSet rules) {
    return DraftFitsTheQuotation.terms(draft, QuotationRules.of(rules)).toJson();
  }

  @Override
  public List<String> warnings(Lot lot, Money amount) {
    return LowAmount.warnings(lot, terms(lot).limitRate(), amount);
  }

  @Override
  public Verdict<Procedure> under(Notice notice, Lot lot, RuleSet rules) {
    QuotationRules quotation = QuotationRules.of(rules);
    LocalDate date = notice.schedule().noticedAt().atZone(rules.zone()).toLocalDate();
    Optional<QuotationRules.Limit> limit =
        quotation.limit(notice.business().kind(), date, lot.price().estimatedAmount());
    if (limit.isEmpty()) {
      return Verdict.refuse(Refusal.of("no-figures").with("table", "limits"));
    }
    QuotationTerms terms;
    try {
      terms = terms(lot);
    } catch (JsonFormatException e) {
      return Verdict.refuse(Refusal.of("award-terms-wrong.form").with("problem", e.getMessage()));
    }
    return wrong(lot, terms, limit.get())
        .<Verdict<Procedure>>map(Verdict::refuse)
        .orElseGet(
            () ->
                Verdict.accept(
                    new QuotationProcedure(
                        quotation, terms, quotation.grounds(notice.business().kind()))));
  }

  private static QuotationTerms terms(Lot lot) {
    return QuotationTerms.from(lot.award(), lot.price().currency());
  }

  /** A notice says the limit rate of the law, and A with the base amount where A is taken off. */
  private static Optional<Refusal> wrong(
      Lot lot, QuotationTerms terms, QuotationRules.Limit limit) {
    if (lot.price().draw().isEmpty()) {
      return Optional.of(Refusal.of("award-terms-wrong.draw"));
    }
    if (limit.rate().compareTo(terms.limitRate()) != 0) {
      return Optional.of(
          Refusal.of("award-terms-wrong.limit-rate")
              .with("said", terms.limitRate().toString())
              .with("lawful", limit.rate().toString()));
    }
    Optional<Money> base = lot.price().baseAmount().filter(any -> limit.isDeductible());
    boolean fits =
        base.isPresent()
            ? terms.deductibleA().filter(base.get()::isMoreThan).isPresent()
            : terms.deductibleA().isEmpty();
    return fits ? Optional.empty() : Optional.of(Refusal.of("award-terms-wrong.deductible"));
  }
}
