package org.opengeps.bid.rules;

import java.util.Optional;
import org.opengeps.bid.BidRefusals;
import org.opengeps.kernel.Refusal;
import org.opengeps.protocol.message.Admitted;

/**
 * In a stage behind the first only those bid who passed the technical decision before it (지방계약법 시행령
 * 제18조: 규격적격자).
 */
public final class BidderIsAdmitted {
  private BidderIsAdmitted() {}

  /**
   * @param admitted empty in the first stage, where whoever is eligible may bid
   * @param supplier identifier of the bidder's organisation
   */
  public static Optional<Refusal> judge(Optional<Admitted> admitted, String supplier) {
    return admitted
        .filter(list -> !list.admits(supplier))
        .map(list -> BidRefusals.NOT_ADMITTED.refusal());
  }
}
