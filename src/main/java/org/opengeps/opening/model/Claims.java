package org.opengeps.opening.model;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Who works on which opening: one process at a time. */
public interface Claims {
  /**
   * Claims an opening, renews the own claim, or takes over one that has not been renewed for {@code
   * patience}.
   *
   * @return empty while another process works on it
   */
  Optional<Epoch> claim(EnvelopeKey key, String owner, Instant now, Duration patience);

  /** Shows that whoever claimed is still at work. Nothing happens if somebody has taken over. */
  void renew(EnvelopeKey key, Epoch epoch, Instant now);

  /**
   * Holds the claim until the transaction ends, so that nobody takes over before it commits.
   *
   * @throws ClaimLostException if somebody has taken over
   */
  void hold(EnvelopeKey key, Epoch epoch);

  /** Another process has taken over: the transaction must not commit. */
  class ClaimLostException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ClaimLostException(EnvelopeKey key, Epoch epoch) {
      super("epoch " + epoch.number() + " of " + key + " has been taken over");
    }
  }
}
