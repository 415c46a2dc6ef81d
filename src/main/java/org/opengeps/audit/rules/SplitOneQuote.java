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
import org.opengeps.award.NamedDirectAward;
import org.opengeps.kernel.Money;
import org.opengeps.protocol.message.DirectAward;

/**
 * Contracts on one quote of the same kind of business, with the same counterpart or under
 * {@linkplain SimilarTitles similar titles}, estimated all together over the limit of a single one.
 * Figures: how many, the sum of their estimated amounts, the highest limit among them, days from
 * the first to the last, what they have in common.
 *
 * <p>Source: 지방계약법 시행령 제77조, 집행기준 제5장; Open Contracting Partnership, "Red flags for integrity"
 * (2016), "Splitting purchases to avoid procurement thresholds".
 */
final class SplitOneQuote {
  private static final String COUNTERPART = "counterpart";
  private static final String WORDS = "words";

  private SplitOneQuote() {}

  static List<Flag> list(YearFacts facts) {
    List<NamedDirectAward> open =
        new ArrayList<>(
            facts.directAwards().stream()
                .sorted(Comparator.comparing(one -> said(one).contractDate()))
                .toList());
    Map<NamedDirectAward, Set<String>> pairs =
        open.stream().collect(Collectors.toMap(one -> one, one -> SimilarTitles.pairs(title(one))));
    List<Flag> flags = new ArrayList<>();
    while (!open.isEmpty()) {
      List<NamedDirectAward> group = takeGroup(open, pairs);
      Money sum =
          group.stream().map(one -> said(one).estimatedAmount()).reduce(Money::plus).orElseThrow();
      Money limit = group.stream().map(NamedDirectAward::limit).max(Money::compareTo).orElseThrow();
      if (group.size() > 1 && sum.isMoreThan(limit)) {
        flags.add(flag(group, sum, limit));
      }
    }
    return flags;
  }

  private static DirectAward said(NamedDirectAward one) {
    return one.award().content();
  }

  private static String title(NamedDirectAward one) {
    return said(one).title().ko();
  }

  /** The first one and all that are like it, or like one that is: taken out of the list. */
  private static List<NamedDirectAward> takeGroup(
      List<NamedDirectAward> open, Map<NamedDirectAward, Set<String>> pairs) {
    List<NamedDirectAward> group = new ArrayList<>(List.of(open.remove(0)));
    for (int i = 0; i < group.size(); i++) {
      NamedDirectAward member = group.get(i);
      List<NamedDirectAward> like = new ArrayList<>();
      open.removeIf(one -> isLike(member, one, pairs) && like.add(one));
      group.addAll(like);
    }
    return group.stream().sorted(Comparator.comparing(one -> said(one).contractDate())).toList();
  }

  private static boolean isLike(
      NamedDirectAward one, NamedDirectAward other, Map<NamedDirectAward, Set<String>> pairs) {
    return said(one).business().equals(said(other).business())
        && said(one).currency().equals(said(other).currency())
        && (said(one).supplier().equals(said(other).supplier())
            || SimilarTitles.are(pairs.get(one), pairs.get(other)));
  }

  private static Flag flag(List<NamedDirectAward> group, Money sum, Money limit) {
    long days =
        ChronoUnit.DAYS.between(
            said(group.get(0)).contractDate(), said(group.get(group.size() - 1)).contractDate());
    boolean one = group.stream().map(award -> said(award).supplier()).distinct().count() == 1;
    return new Flag(
        FlagCode.SPLIT_ONE_QUOTE,
        group.stream().map(award -> said(award).id().toString()).toList(),
        List.of(group.size(), sum, limit, days, one ? COUNTERPART : WORDS));
  }
}
