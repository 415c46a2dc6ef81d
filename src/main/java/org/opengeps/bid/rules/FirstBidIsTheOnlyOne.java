package org.opengeps.bid.rules;

import java.util.Optional;
import org.opengeps.bid.BidRefusals;
import org.opengeps.kernel.Refusal;
import org.opengeps.protocol.message.Statement;

/**
 * A submitted bid can be neither replaced nor withdrawn (시행규칙 제42조; a firm that hands in two bids
 * makes them void, 제44조): a statement replaces nothing, and a second one is refused.
 */
public final class FirstBidIsTheOnlyOne {
  private FirstBidIsTheOnlyOne() {}

  /**
   * What can be said of the statement alone; that no other bid of the supplier stands is a unique
   * key in the database.
   */
  public static Optional<Refusal> judge(Statement statement) {
    return statement.replaces() == null
        ? Optional.empty()
        : Optional.of(BidRefusals.REPLACES_UNKNOWN.refusal());
  }
}
