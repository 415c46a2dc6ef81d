package org.opengeps.custody.rules;

import java.time.Instant;
import java.util.Optional;
import org.opengeps.custody.Closing;
import org.opengeps.kernel.Refusal;

/**
 * A gate key leaves custody from the opening time until the latest opening, after CLOSE, and only
 * for enough sealed bids: a single bid that means failure stays sealed.
 */
public final class GateKeyMayBePublished {
  private GateKeyMayBePublished() {}

  public static Optional<Refusal> judge(Closing closing, Instant now) {
    Optional<Refusal> untimely = untimely(closing, now);
    if (untimely.isPresent()) {
      return untimely;
    }
    if (closing.sealed() < closing.minimum()) {
      return Optional.of(
          Refusal.of("too-few-bids")
              .with("sealed", closing.sealed())
              .with("minimum", closing.minimum()));
    }
    return Optional.empty();
  }

  /** The same by time alone, whatever came in. */
  public static Optional<Refusal> untimely(Closing closing, Instant now) {
    if (now.isBefore(closing.opensAt())) {
      return Optional.of(
          Refusal.of("before-opening-time").with("opensAt", closing.opensAt()).with("now", now));
    }
    if (now.isBefore(closing.closedAt())) {
      return Optional.of(
          Refusal.of("before-close").with("closedAt", closing.closedAt()).with("now", now));
    }
    if (!now.isBefore(closing.latestOpening())) {
      return Optional.of(
          Refusal.of("opening-lapsed.gate")
              .with("latestOpening", closing.latestOpening())
              .with("now", now));
    }
    return Optional.empty();
  }
}
