package org.opengeps.bid.rules;

import java.time.Instant;
import java.util.Optional;
import org.opengeps.bid.BidRefusals;
import org.opengeps.kernel.Refusal;

/**
 * Only who was registered by the day before the closing bids (전자조달법 시행령 제11조제1항): nobody founds a
 * firm after having seen who else does.
 */
public final class NewcomerIsRegisteredInTime {
  private NewcomerIsRegisteredInTime() {}

  /**
   * @param registeredAt first registration of the firm
   * @param registrationEnds first instant that is too late
   */
  public static Optional<Refusal> judge(Instant registeredAt, Instant registrationEnds) {
    return registeredAt.isBefore(registrationEnds)
        ? Optional.empty()
        : Optional.of(
            BidRefusals.REGISTERED_TOO_LATE
                .refusal()
                .with("registeredAt", registeredAt)
                .with("registrationEnds", registrationEnds));
  }
}
