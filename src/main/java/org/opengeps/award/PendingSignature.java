package org.opengeps.award;

import java.time.Instant;
import org.opengeps.identity.PersonId;
import org.opengeps.kernel.Sha256;

/**
 * What one officer proposed in a round and a second one has not approved.
 *
 * @param tender number of the notice, without its order
 * @param signed SHA-256 of the proposer's SignedData: what an approval names
 * @param by who proposed it
 */
public record PendingSignature(
    Kind kind, String tender, String lot, Sha256 signed, PersonId by, Instant at) {
  /** What it is about. */
  public enum Kind {
    /** Who passes the technical examination. */
    TECHNICAL,
    /** A score that was entered wrong, or a candidate that may not win. */
    ROUND_ACT
  }
}
