package org.opengeps.protocol.threshold;

import org.bouncycastle.crypto.hash2curve.HashToCurveProfile;
import org.bouncycastle.crypto.hash2curve.HashToEllipticCurve;

/**
 * A point that depends on a message and whose discrete logarithm nobody knows:
 * P256_XMD:SHA-256_SSWU_RO_ of RFC 9380.
 */
public final class HashToCurve {
  private HashToCurve() {}

  /**
   * @param domain domain separation tag, ASCII
   */
  public static Point point(byte[] message, String domain) {
    return Point.of(
        HashToEllipticCurve.getInstance(HashToCurveProfile.P256_XMD_SHA_256, domain)
            .hashToCurve(message));
  }
}
