package org.opengeps.method.screening;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.opengeps.kernel.Money;
import org.opengeps.kernel.Verdict;
import org.opengeps.law.PriceScoreRow;
import org.opengeps.law.RuleSet;
import org.opengeps.law.ScreeningItem;
import org.opengeps.method.AwardMethod;
import org.opengeps.method.Procedure;
import org.opengeps.method.Sheet;
import org.opengeps.protocol.message.Notice;

/** 적격심사 (지방계약법 시행령 제42조). */
public final class QualificationScreening implements AwardMethod {
  @Override
  public String word() {
    return "qualification-screening";
  }

  @Override
  public Verdict<Procedure> under(Notice notice, RuleSet rules) {
    LocalDate date = notice.schedule().noticedAt().atZone(rules.zone()).toLocalDate();
    Money estimated = notice.amounts().estimatedAmount();
    Optional<PriceScoreRow> constants = rules.priceScore(date, estimated);
    List<ScreeningItem> items = rules.screeningItems(date, estimated);
    if (constants.isEmpty() || items.isEmpty()) {
      return Verdict.refuse(
          NO_FIGURES,
          "이 공고일과 추정가격에 맞는 적격심사 기준이 규칙에 없습니다.",
          "The rule set has no row of "
              + (constants.isEmpty() ? "priceScores" : "screening")
              + " for the date and the amount of the notice.");
    }
    return Verdict.accept(
        new ScreeningProcedure(notice, rules, constants.get(), sheet(constants.get(), items)));
  }

  private static Sheet sheet(PriceScoreRow constants, List<ScreeningItem> entered) {
    List<Sheet.Item> items = new ArrayList<>();
    items.add(new Sheet.Item(ScreeningProcedure.PRICE, constants.points(), Sheet.Kind.COMPUTED));
    entered.forEach(
        item -> items.add(new Sheet.Item(item.item(), item.maximum(), Sheet.Kind.ENTERED)));
    return new Sheet(items, constants.passMark());
  }
}
