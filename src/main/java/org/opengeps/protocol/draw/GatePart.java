package org.opengeps.protocol.draw;

import org.opengeps.protocol.threshold.Point;
import org.opengeps.protocol.threshold.Scalar;

/**
 * What the gate gives to the seed of draw and lots, so that members of the committee alone cannot
 * know it (docs/protocol.md section 9).
 */
public sealed interface GatePart {
  byte[] bytes();

  /** Where the gate key became public: its private part. */
  record Released(Scalar privateKey) implements GatePart {
    @Override
    public byte[] bytes() {
      return privateKey.bytes();
    }
  }

  /** Where it never does: W = g·D. */
  record Lent(Point w) implements GatePart {
    @Override
    public byte[] bytes() {
      return w.bytes();
    }
  }
}
