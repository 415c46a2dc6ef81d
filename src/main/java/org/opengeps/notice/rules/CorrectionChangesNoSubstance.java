package org.opengeps.notice.rules;

import java.util.Optional;
import java.util.stream.IntStream;
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
        "base-amount-apart",
        "lots[0].price.baseAmount",
        facts.rules().article("baseAmount"),
        "비워 둔 기초금액은 정정공고가 아니라 기초금액 공개로 적습니다.",
        "A base amount that was left open is said by an order of its own, not by a correction.");
  }

  private static Finding substance(NoticeFacts facts, String field) {
    return new Finding(
        "cancel-and-renew",
        field,
        facts.rules().article("correction"),
        "사업내용·예정가격·입찰참가자격·조건의 변경은 정정할 수 없습니다. 취소공고 후 새로 공고하세요.",
        "This member may not be changed by a correction. Cancel the notice and publish a new one.");
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
