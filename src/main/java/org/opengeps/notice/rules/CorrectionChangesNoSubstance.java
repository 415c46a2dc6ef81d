package org.opengeps.notice.rules;

import java.util.Optional;
import org.opengeps.law.Finding;
import org.opengeps.notice.Draft;
import org.opengeps.notice.DraftTerms;
import org.opengeps.protocol.json.JsonObject;

/**
 * Eligibility, prices and award conditions are not corrected: the notice is cancelled and published
 * anew.
 */
public final class CorrectionChangesNoSubstance implements NoticeRule {
  @Override
  public Optional<Finding> check(NoticeFacts facts) {
    if (!facts.isCorrection()) {
      return Optional.empty();
    }
    return changed(facts)
        .map(
            field ->
                new Finding(
                    "cancel-and-renew",
                    field,
                    facts.rules().article("correction"),
                    "사업내용·예정가격·입찰참가자격·조건의 변경은 정정할 수 없습니다. 취소공고 후 새로 공고하세요.",
                    "This member may not be changed by a correction. Cancel the notice and publish a new one."));
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
