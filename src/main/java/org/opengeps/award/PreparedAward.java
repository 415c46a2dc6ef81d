package org.opengeps.award;

import org.opengeps.protocol.message.Award;

/** An award that waits for the officer's signature over its canonical JSON. */
public record PreparedAward(Award award) {
  /** Exactly the bytes to sign. */
  public byte[] canonical() {
    return award.toJson().canonical();
  }
}
