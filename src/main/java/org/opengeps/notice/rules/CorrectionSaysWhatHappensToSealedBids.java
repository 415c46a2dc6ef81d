package org.opengeps.notice.rules;

import java.util.Optional;
import org.opengeps.kernel.Refusal;
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
        : Optional.of(new Finding(Refusal.of("sealed-bids-unsaid"), "bidsAlreadySealed"));
  }
}
