package org.opengeps.protocol.draw;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.opengeps.kernel.Sha256;
import org.opengeps.protocol.hashing.TaggedHash;
import org.opengeps.protocol.threshold.Point;
import org.opengeps.protocol.threshold.Scalar;

/**
 * The stream of numbers of a draw: HMAC-SHA256 in counter mode under a key extracted from the seed
 * (docs/protocol.md section 9).
 */
final class DrawStream {
  private static final byte[] LABEL = "opengeps/draw-stream/1".getBytes(StandardCharsets.US_ASCII);
  private final byte[] key;
  private ByteBuffer block = ByteBuffer.allocate(0);
  private int counter;

  private DrawStream(byte[] key) {
    this.key = key;
  }

  static DrawStream seeded(Point v, Scalar gatePrivate, Sha256 closeHash) {
    byte[] salt = "opengeps/draw/1".getBytes(StandardCharsets.US_ASCII);
    return new DrawStream(hmac(salt, v.bytes(), gatePrivate.bytes(), closeHash.bytes()));
  }

  /**
   * Uniform from 0 to {@code bound - 1}: values that would favour small results are thrown away.
   */
  int uniform(int bound) {
    long accepted = (1L << 32) / bound * bound;
    long value;
    do {
      value = next();
    } while (value >= accepted);
    return (int) (value % bound);
  }

  private long next() {
    if (!block.hasRemaining()) {
      block = ByteBuffer.wrap(hmac(key, LABEL, TaggedHash.u32(counter++)));
    }
    return Integer.toUnsignedLong(block.getInt());
  }

  private static byte[] hmac(byte[] key, byte[]... parts) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      for (byte[] part : parts) {
        mac.update(part);
      }
      return mac.doFinal();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HmacSHA256", e);
    }
  }
}
