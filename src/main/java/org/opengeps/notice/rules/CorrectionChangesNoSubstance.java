package org.opengeps.notice.rules;

import java.util.Optional;
import java.util.stream.IntStream;
import org.opengeps.kernel.Refusal;
import org.opengeps.law.Finding;
import org.opengeps.notice.Draft;
import org.opengeps.notice.DraftTerms;
import org.opengeps.protocol.json.JsonObject;

/**
 * Eligibility, prices and award conditions are not corrected: the notice is cancelled and published
 * anew.
 */
public final class CorrectionChangesNoSubstance implements NoticeRule {
  private static final String LOTS = "lots";

  @Override
  public Optional<Finding> check(NoticeFacts facts) {
    if (!facts.isCorrection()) {
      return Optional.empty();
    }
    return changed(facts)
        .map(field -> isOpen(facts, field) ? apart(facts) : substance(facts, field));
  }

  /** Amounts that the notice left open have an order of their own. */
  private static boolean isOpen(NoticeFacts facts, String field) {
    DraftTerms before = DraftTerms.of(facts.previous().orElseThrow());
    return field.equals(LOTS)
        && before.lots().size() == facts.terms().lots().size()
        && IntStream.range(0, before.lots().size())
            .anyMatch(
                place ->
                    before.lots().get(place).baseAmount() == null
                        && facts.terms().lots().get(place).baseAmount() != null);
  }

  private static Finding apart(NoticeFacts facts) {
    return new Finding(
        Refusal.of("base-amount-apart"),
        "lots[0].price.baseAmount",
        facts.rules().article("baseAmount"));
  }

  private static Finding substance(NoticeFacts facts, String field) {
    return new Finding(Refusal.of("cancel-and-renew"), field, facts.rules().article("correction"));
  }

  private static Optional<String> changed(NoticeFacts facts) {
    DraftTerms before = DraftTerms.of(facts.previous().orElseThrow());
    JsonObject was = Draft.termsJson(before);
    JsonObject is = Draft.termsJson(facts.completed());
    return facts.rules().fieldsThatNeedNewNotice().stream()
        .sorted()
        .filter(field -> !is.isNull(field) && !was.raw(field).equals(is.raw(field)))
        .findFirst();
  }
}
