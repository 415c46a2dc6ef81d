package org.opengeps.protocol.pki;

import java.time.Instant;

/** What an authority says about a certificate. */
public sealed interface RevocationStatus {
  /** Not revoked when the authority spoke. */
  record Good() implements RevocationStatus {}

  /**
   * Revoked.
   *
   * @param since from this instant on; what was signed before stands
   */
  record Revoked(Instant since) implements RevocationStatus {}

  /**
   * Nobody could say.
   *
   * @param why a clause for people: which service did not answer
   */
  record Unknown(String why) implements RevocationStatus {}

  /** The status as of an instant: a later revocation never voids. */
  default RevocationStatus asOf(Instant instant) {
    return this instanceof Revoked revoked && revoked.since().isAfter(instant) ? new Good() : this;
  }
}
