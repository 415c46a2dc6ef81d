package org.opengeps.identity;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.opengeps.kernel.Sha256;

/**
 * Log-ins that last for a while, on every node. A session is known by a token of 256 random bits
 * that only the browser's cookie holds.
 */
public interface Sessions {
  /** From the log-in to the end, however busy. */
  Duration LIFE = Duration.ofHours(12);

  /** From the last request to the end. */
  Duration SILENCE = Duration.ofHours(1);

  /** What ends a session before its time. */
  enum End {
    LOG_OUT,
    /** The same browser logged in anew. */
    NEW_LOG_IN,
    REVOCATION,
    DEBARMENT,
    OPERATOR
  }

  /**
   * Begins a session.
   *
   * @param certificate fingerprint of the one that has just proven who it is
   * @return its token, in hexadecimal digits
   */
  String begin(Sha256 certificate, Instant at);

  /** The certificate whose session it is, if it lives; the question keeps it alive. */
  Optional<Sha256> find(String token, Instant at);

  /** Ends one session; of an unknown token nothing. */
  void end(String token, End why, Instant at);

  /**
   * @return how many lived and were ended
   */
  int endOfCertificate(Sha256 certificate, End why, Instant at);

  /** The same for whatever certificates a person has logged in with. */
  int endOf(PersonId person, End why, Instant at);

  /** The same for all people of an organisation. */
  int endOf(OrganisationId organisation, End why, Instant at);
}
