package org.opengeps.notice.rules;

import java.util.Optional;
import org.opengeps.notice.Finding;
import org.opengeps.protocol.message.NoticeTerms.SealedBids;

/**
 * A correction says whether bids that lie sealed already are kept or must be sealed again. Once
 * bids may lie sealed they are kept: who must seal again has to be told, and nobody knows who has
 * bid. Whatever would make sealed bids wrong is a new notice, not a correction.
 */
public final class CorrectionSaysWhatHappensToSealedBids implements NoticeRule {
  private static final Finding TOO_LATE =
      new Finding(
          "reseal-too-late",
          "bidsAlreadySealed",
          "",
          "이미 투찰이 시작되어 다시 제출하게 할 수 없습니다. 제출된 입찰서를 유지(keep)하거나, 공고를 취소하고 새로 공고하십시오.",
          "Bidding has begun, so bids can no longer be asked for anew. Keep the sealed bids, or cancel the notice and publish a new one.");

  @Override
  public Optional<Finding> check(NoticeFacts facts) {
    if (!facts.isCorrection()) {
      return Optional.empty();
    }
    if (facts.draft().bidsAlreadySealed() != null) {
      return facts.draft().bidsAlreadySealed() == SealedBids.RESEAL && bidsMayLieSealed(facts)
          ? Optional.of(TOO_LATE)
          : Optional.empty();
    }
    return Optional.of(
        new Finding(
            "sealed-bids-unsaid",
            "bidsAlreadySealed",
            "",
            "이미 제출된 입찰서를 유지(keep)할지 다시 제출(reseal)하게 할지 정하십시오.",
            "Say whether bids already sealed are kept (keep) or must be made anew (reseal)."));
  }

  private static boolean bidsMayLieSealed(NoticeFacts facts) {
    return !facts.at().isBefore(facts.previous().orElseThrow().schedule().receiptOpensAt());
  }
}
