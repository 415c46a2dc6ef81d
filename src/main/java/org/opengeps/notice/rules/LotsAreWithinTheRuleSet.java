package org.opengeps.notice.rules;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.opengeps.kernel.FreeText;
import org.opengeps.kernel.PlainText.Form;
import org.opengeps.kernel.Refusal;
import org.opengeps.law.Finding;
import org.opengeps.notice.DraftLot;
import org.opengeps.notice.DraftTerms;

/**
 * There are no more lots than the rule set allows, and each of several has a title of its own in
 * the languages of the tender's title; later orders keep them, since each has its keys.
 */
final class LotsAreWithinTheRuleSet implements NoticeRule {
  private static final String LOTS = "lots";
  private static final int TITLE = 300;

  @Override
  public Optional<Finding> check(NoticeFacts facts) {
    List<DraftLot> lots = facts.terms().lots();
    int most = facts.rules().mostLots();
    if (lots.size() > most) {
      return Optional.of(new Finding(Refusal.of("lots-many").with("most", most), LOTS));
    }
    if (facts.previous().map(order -> order.lots().size() != lots.size()).orElse(false)) {
      return Optional.of(new Finding(Refusal.of("lots-differ"), LOTS));
    }
    return IntStream.range(0, lots.size())
        .boxed()
        .flatMap(place -> title(facts, place).stream())
        .findFirst();
  }

  /** One of several, also where an order lists it alone: a later order titles lots as before. */
  private static boolean isTitled(NoticeFacts facts) {
    return facts
        .previous()
        .map(order -> order.lots().get(0).title() != null)
        .orElse(facts.terms().lots().size() > 1);
  }

  private static Optional<Finding> title(NoticeFacts facts, int place) {
    DraftTerms terms = facts.terms();
    DraftLot lot = terms.lots().get(place);
    String field = NoticeFacts.lot(place) + "title";
    if (!isTitled(facts)) {
      return lot.title() == null
          ? Optional.empty()
          : Optional.of(new Finding(Refusal.of("lot-title.single"), field));
    }
    boolean missing =
        lot.title() == null
            || facts.rules().requiredLanguages().stream()
                .anyMatch(language -> lot.title().in(language).isEmpty());
    if (missing) {
      return Optional.of(new Finding(Refusal.of("lot-title.each"), field));
    }
    return Stream.of(lot.title().ko(), lot.title().en())
        .flatMap(text -> new FreeText(field, text, Form.LINE, TITLE, true).flaw().stream())
        .findFirst()
        .map(flaw -> new Finding(flaw.refusal(field), field));
  }
}
