package org.opengeps.bid.usecase;

import java.util.Optional;
import org.opengeps.bid.model.Bidder;
import org.opengeps.kernel.Refusal;

/** What the intake could find out about the sender of a signed message. */
public sealed interface Authentication {
  /** Signature, certificate, path and binding hold, and nothing is revoked. */
  record Certain(Bidder bidder) implements Authentication {}

  /** All holds, but a revocation service is down: decided at the opening as of the instant. */
  record RevocationUnknown(Bidder bidder) implements Authentication {}

  /**
   * The sender is known by a certificate of an accredited authority, but may not bid with it:
   * refused, signed and logged.
   */
  record Known(Refusal refusal) implements Authentication {}

  /** Nobody vouches for the sender: refused and only counted. */
  record Stranger(Refusal refusal) implements Authentication {}

  /** Whether a refusal of this sender's message goes into the log. */
  default boolean isLogged() {
    return !(this instanceof Stranger);
  }

  default Optional<Bidder> bidderOrNone() {
    if (this instanceof Certain certain) {
      return Optional.of(certain.bidder());
    }
    return this instanceof RevocationUnknown unknown
        ? Optional.of(unknown.bidder())
        : Optional.empty();
  }

  default Optional<Refusal> refusalOrNone() {
    if (this instanceof Known known) {
      return Optional.of(known.refusal());
    }
    return this instanceof Stranger stranger ? Optional.of(stranger.refusal()) : Optional.empty();
  }
}
