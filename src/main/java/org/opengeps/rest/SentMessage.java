package org.opengeps.rest;

import jakarta.enterprise.context.RequestScoped;
import java.io.InputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.Optional;
import org.opengeps.kernel.Sha256;

/**
 * What the sender of this request signed, by its hash: a refusal that names what it refuses proves
 * something, one that does not could be shown for anything.
 */
@RequestScoped
public class SentMessage {
  private MessageDigest body;
  private Sha256 statement;

  /** Hashes the body, which is one signed message, as it is read. */
  InputStream hashing(InputStream message) {
    body = Sha256.digest();
    return new DigestInputStream(message, body);
  }

  /** The signed message is this part of the body. */
  public void is(byte[] signed) {
    statement = Sha256.of(signed);
  }

  /**
   * SHA-256 of the message, as far as it was read; empty if nothing signed was sent. Asking ends
   * it.
   */
  Optional<Sha256> hash() {
    if (statement == null && body != null) {
      statement = Sha256.fromBytes(body.digest());
    }
    return Optional.ofNullable(statement);
  }
}
