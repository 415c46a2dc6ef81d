package org.opengeps.audit.rules;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.opengeps.audit.Flag;
import org.opengeps.audit.FlagCode;
import org.opengeps.kernel.Money;
import org.opengeps.notice.TenderState;
import org.opengeps.notice.YearTender;

/**
 * Several purchases of the same kind under {@linkplain SimilarTitles similar titles}, each within
 * the ceiling up to which a simpler way of asking is allowed, all together over it. Cancelled and
 * failed tenders do not count: what is asked for again was not bought twice. Figures: how many, the
 * sum of their estimated amounts, the ceiling, days from the first to the last.
 *
 * <p>Source: 지방계약법 시행령 제77조 (공사의 분할계약 금지); Open Contracting Partnership, "Red flags for integrity"
 * (2016), "Splitting purchases to avoid procurement thresholds".
 */
final class SplitPurchase {
  private SplitPurchase() {}

  static List<Flag> list(YearFacts facts) {
    List<YearTender> open =
        new ArrayList<>(facts.tenders().stream().filter(SplitPurchase::isWithinCeiling).toList());
    Map<String, Set<String>> pairs =
        open.stream()
            .collect(
                Collectors.toMap(
                    SplitPurchase::number, one -> SimilarTitles.pairs(one.summary().title().ko())));
    List<Flag> flags = new ArrayList<>();
    while (!open.isEmpty()) {
      List<YearTender> group = takeGroup(open, pairs);
      Money sum =
          group.stream()
              .map(one -> one.summary().estimatedAmount())
              .reduce(Money::plus)
              .orElseThrow();
      Money ceiling =
          group.stream()
              .map(one -> one.ceiling().orElseThrow())
              .max(Money::compareTo)
              .orElseThrow();
      if (group.size() > 1 && sum.isMoreThan(ceiling)) {
        flags.add(flag(group, sum, ceiling));
      }
    }
    return flags;
  }

  /** As it stands; a number that is read anew each time would cost more than the comparison. */
  private static String number(YearTender tender) {
    return tender.summary().ref().number();
  }

  private static boolean isWithinCeiling(YearTender tender) {
    TenderState state = tender.summary().state();
    return state != TenderState.CANCELLED
        && state != TenderState.FAILED
        && tender
            .ceiling()
            .filter(most -> !tender.summary().estimatedAmount().isMoreThan(most))
            .isPresent();
  }

  /** The first one and all that are like it, or like one that is: taken out of the list. */
  private static List<YearTender> takeGroup(List<YearTender> open, Map<String, Set<String>> pairs) {
    List<YearTender> group = new ArrayList<>(List.of(open.remove(0)));
    for (int i = 0; i < group.size(); i++) {
      YearTender member = group.get(i);
      List<YearTender> like = new ArrayList<>();
      open.removeIf(one -> isLike(member, one, pairs) && like.add(one));
      group.addAll(like);
    }
    return group.stream().sorted(Comparator.comparing(one -> one.summary().noticedAt())).toList();
  }

  private static boolean isLike(YearTender one, YearTender other, Map<String, Set<String>> pairs) {
    return one.summary().businessType().equals(other.summary().businessType())
        && one.kind().equals(other.kind())
        && one.summary()
            .estimatedAmount()
            .currency()
            .equals(other.summary().estimatedAmount().currency())
        && SimilarTitles.are(pairs.get(number(one)), pairs.get(number(other)));
  }

  private static Flag flag(List<YearTender> group, Money sum, Money ceiling) {
    long days =
        ChronoUnit.DAYS.between(
            group.get(0).summary().noticedAt(), group.get(group.size() - 1).summary().noticedAt());
    return new Flag(
        FlagCode.SPLIT_PURCHASE,
        group.stream().map(one -> one.number().value()).toList(),
        List.of(group.size(), sum, ceiling, days));
  }
}
