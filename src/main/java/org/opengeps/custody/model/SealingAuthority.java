package org.opengeps.custody.model;

import java.time.Instant;
import org.opengeps.protocol.threshold.Point;

/**
 * Makes X.509 sealing certificates of public keys, for tools that know keys only from certificates.
 */
public interface SealingAuthority {
  /** A certificate in DER with keyUsage keyAgreement. */
  byte[] issue(Point key, String subject, Instant notAfter);
}
