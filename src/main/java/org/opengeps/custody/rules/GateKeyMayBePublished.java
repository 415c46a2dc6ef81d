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
      return refuse(
          "too-few-bids",
          closing.sealed()
              + " sealed, at least "
              + closing.minimum()
              + " are needed: the bids stay sealed.");
    }
    return Optional.empty();
  }

  /** The same by time alone, whatever came in. */
  public static Optional<Refusal> untimely(Closing closing, Instant now) {
    if (now.isBefore(closing.opensAt())) {
      return refuse(
          "before-opening-time",
          "The opening time is " + closing.opensAt() + ", it is " + now + ".");
    }
    if (now.isBefore(closing.closedAt())) {
      return refuse(
          "before-close",
          "The set of bids is fixed at " + closing.closedAt() + ", it is " + now + ".");
    }
    if (!now.isBefore(closing.latestOpening())) {
      return refuse(
          "opening-lapsed",
          "The latest opening was " + closing.latestOpening() + ", it is " + now + ".");
    }
    return Optional.empty();
  }

  private static Optional<Refusal> refuse(String code, String detail) {
    return Optional.of(new Refusal(code, detail));
  }
}
