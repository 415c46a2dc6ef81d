package org.opengeps.custody.usecase;

import org.opengeps.protocol.message.Slot;
import org.opengeps.protocol.threshold.Point;

/** What an encrypted gate key is tied to: copied into another row, it does not open. */
final class GateContext {
  private GateContext() {}

  static String of(String tender, Slot slot, Point gateKey) {
    return "opengeps/gate-key-at-rest/1 " + tender + " " + slot + " " + gateKey.hex();
  }
}
