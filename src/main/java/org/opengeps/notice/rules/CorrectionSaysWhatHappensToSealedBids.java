package org.opengeps.notice.rules;

import java.util.Optional;
import org.opengeps.law.Finding;

/**
 * A correction says whether bids that lie sealed already are kept or must be sealed again. Nobody
 * knows who has bid, so nobody can be told in person: a correction that asks for new bids says so
 * on the notice itself, and the places of the earlier bids are free again (docs/protocol.md section
 * 8).
 */
public final class CorrectionSaysWhatHappensToSealedBids implements NoticeRule {
  @Override
  public Optional<Finding> check(NoticeFacts facts) {
    return !facts.isCorrection() || facts.draft().bidsAlreadySealed() != null
        ? Optional.empty()
        : Optional.of(
            new Finding(
                "sealed-bids-unsaid",
                "bidsAlreadySealed",
                "이미 제출된 입찰서를 유지(keep)할지 다시 제출(reseal)하게 할지 정하세요.",
                "Say whether bids already sealed are kept (keep) or must be made anew (reseal)."));
  }
}
