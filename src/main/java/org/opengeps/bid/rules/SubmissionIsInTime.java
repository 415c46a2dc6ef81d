package org.opengeps.bid.rules;

import java.time.Instant;
import java.util.Optional;
import org.opengeps.bid.BidRefusals;
import org.opengeps.kernel.Refusal;

/**
 * A bid is in time from the opening of receipt, and not before the base amount is said, up to, and
 * not including, the closing time: the instant of submission counts, not the instant of its
 * verification (시행령 제39조; late bids are void, 시행규칙 제44조).
 */
public final class SubmissionIsInTime {
  private SubmissionIsInTime() {}

  /**
   * @param awaitsBaseAmount whether the base amount is still to be said by a later order
   */
  public static Optional<Refusal> judge(
      Instant receivedAt, Instant receiptOpensAt, boolean awaitsBaseAmount, Instant closesAt) {
    if (receivedAt.isBefore(receiptOpensAt)) {
      return Optional.of(
          BidRefusals.NOT_OPEN_YET
              .refusal()
              .with("receivedAt", receivedAt)
              .with("receiptOpensAt", receiptOpensAt));
    }
    if (!receivedAt.isBefore(closesAt)) {
      return Optional.of(
          BidRefusals.LATE.refusal("by").with("receivedAt", receivedAt).with("closesAt", closesAt));
    }
    return awaitsBaseAmount
        ? Optional.of(BidRefusals.BASE_AMOUNT_AWAITED.refusal())
        : Optional.empty();
  }
}
