package org.opengeps.identity;

import java.time.Instant;
import org.opengeps.kernel.Sha256;

/**
 * A signed act whose sender, role and form are good.
 *
 * @param content what the act says
 * @param message the signature and who made it
 * @param at when it came, in milliseconds as the log keeps them
 */
public record Signed<T>(T content, SignedMessage message, Instant at) {
  public Actor actor() {
    return message.actor();
  }

  /** SignedData in DER, as it is kept. */
  public byte[] der() {
    return message.document().der();
  }

  /** Hash of the message, under which it is kept. */
  public Sha256 hash() {
    return message.document().hash();
  }
}
