package org.opengeps.bid.rules;

import java.util.Optional;
import org.opengeps.bid.BidRefusals;
import org.opengeps.kernel.Refusal;
import org.opengeps.protocol.message.FirmSize;

/**
 * Where a notice is for small firms (소기업·소상공인, 중소기업), the firm is registered as one: whoever
 * registered no size has not said that it is small (시행령 제21조; 판로지원법 제4조).
 */
public final class SupplierIsSmallEnough {
  private SupplierIsSmallEnough() {}

  /**
   * @param largest that may bid
   * @param registered what the registration that counts says
   */
  public static Optional<Refusal> judge(FirmSize largest, Optional<FirmSize> registered) {
    if (registered.isEmpty()) {
      return Optional.of(BidRefusals.NOT_ELIGIBLE_SIZE.refusal());
    }
    return registered.get().isWithin(largest) ? Optional.empty() : Optional.of(tooLarge(largest));
  }

  /** Each limit has its own sentence: a code of a size says nothing to people. */
  private static Refusal tooLarge(FirmSize largest) {
    return switch (largest) {
      case MICRO -> BidRefusals.NOT_ELIGIBLE_SIZE.refusal("micro");
      case SMALL -> BidRefusals.NOT_ELIGIBLE_SIZE.refusal("small");
      case MEDIUM, LARGE -> BidRefusals.NOT_ELIGIBLE_SIZE.refusal("medium");
    };
  }
}
