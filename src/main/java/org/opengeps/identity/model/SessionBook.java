package org.opengeps.identity.model;

import java.time.Instant;
import java.util.List;
import org.opengeps.identity.Sessions;
import org.opengeps.kernel.Sha256;

/** What the upkeep of sessions needs beyond {@link Sessions}. */
public interface SessionBook extends Sessions {
  /** Certificates of living sessions whose revocation was last asked for before the instant. */
  List<Sha256> listUncheckedSince(Instant instant, Instant at);

  /** Notes that a certificate's revocation was asked for. */
  void check(Sha256 certificate, Instant at);

  /** Removes sessions that showed no sign of life since the instant. */
  void forgetBefore(Instant instant);
}
