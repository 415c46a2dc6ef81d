package org.opengeps.protocol.draw;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.opengeps.kernel.Sha256;
import org.opengeps.protocol.hashing.TaggedHash;
import org.opengeps.protocol.threshold.Point;

/**
 * The stream of numbers of a draw: HMAC-SHA256 in counter mode under a key extracted from the seed
 * (docs/protocol.md section 9). The price draw and each lot among equals have streams of their own.
 */
final class DrawStream {
  private static final String PRICES = "opengeps/draw-stream/1";
  private static final String LOTS = "opengeps/lot-stream/1";
  private final byte[] key;
  private final byte[] label;
  private final byte[] subject;
  private ByteBuffer block = ByteBuffer.allocate(0);
  private int counter;

  private DrawStream(byte[] key, String label, byte[] subject) {
    this.key = key;
    this.label = label.getBytes(StandardCharsets.US_ASCII);
    this.subject = subject;
  }

  static DrawStream seeded(Point v, GatePart gate, Sha256 closeHash) {
    return new DrawStream(extract(v, gate, closeHash), PRICES, new byte[0]);
  }

  /**
   * @param subject what is drawn, framed
   */
  static DrawStream ofLots(Point v, GatePart gate, Sha256 closeHash, byte[] subject) {
    return new DrawStream(extract(v, gate, closeHash), LOTS, subject);
  }

  private static byte[] extract(Point v, GatePart gate, Sha256 closeHash) {
    byte[] salt = "opengeps/draw/1".getBytes(StandardCharsets.US_ASCII);
    return hmac(salt, v.bytes(), gate.bytes(), closeHash.bytes());
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
      block = ByteBuffer.wrap(hmac(key, label, subject, TaggedHash.u32(counter++)));
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
