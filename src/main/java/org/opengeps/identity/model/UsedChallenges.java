package org.opengeps.identity.model;

import java.time.Instant;
import org.opengeps.kernel.Sha256;

/** Log-in challenges that were answered. */
public interface UsedChallenges {
  /**
   * Marks a challenge as used.
   *
   * @return false if it was used before
   */
  boolean use(Sha256 challenge, Instant expiresAt);

  /** Forgets those that are refused for their age anyway. */
  void forgetBefore(Instant instant);
}
