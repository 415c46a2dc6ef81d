package org.opengeps.bid.rules;

import java.util.Optional;
import java.util.Set;
import org.opengeps.bid.BidRefusals;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Sha256;

/**
 * A bid is sealed for the notice in force, or for an earlier version whose bids every later
 * correction keeps. The hash decides, not the number: a bidder who was shown another text is
 * refused here, before anybody opens anything.
 */
public final class NoticeVersionIsGood {
  private NoticeVersionIsGood() {}

  public static Optional<Refusal> judge(Sha256 sealedFor, Set<Sha256> goodNotices) {
    return goodNotices.contains(sealedFor)
        ? Optional.empty()
        : Optional.of(BidRefusals.WRONG_NOTICE.refusal().with("sealedFor", sealedFor));
  }
}
