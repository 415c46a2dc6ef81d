package org.opengeps.protocol.opening;

import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.TenderRef;
import org.opengeps.protocol.hashing.TaggedHash;
import org.opengeps.protocol.threshold.HashToCurve;
import org.opengeps.protocol.threshold.Point;

/**
 * D: the point whose decryption V seeds the price draw. Nobody can know V before k members have
 * decrypted it.
 */
public final class DrawPoint {
  private static final String TAG = "opengeps/draw-point/1";

  private DrawPoint() {}

  public static Point of(TenderRef tender, Sha256 closeHash) {
    return HashToCurve.point(
        TaggedHash.tag(TAG).add(tender.toString()).add(closeHash).framed(), TAG);
  }
}
