package org.opengeps.protocol.hashing;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.opengeps.kernel.Sha256;

/** {@code expand_message_xmd} with SHA-256 (RFC 9380 section 5.3.1). */
public final class ExpandMessage {
  private static final int BLOCK = 64;

  private ExpandMessage() {}

  /**
   * @param domain domain separation tag, ASCII, at most 255 characters
   * @param length how many bytes, at most 255 times 32
   */
  public static byte[] xmd(byte[] message, String domain, int length) {
    byte[] dst = domain.getBytes(StandardCharsets.US_ASCII);
    int blocks = (length + Sha256.LENGTH - 1) / Sha256.LENGTH;
    if (blocks > 255 || dst.length > 255) {
      throw new IllegalArgumentException(
          "expand_message_xmd cannot give " + length + " bytes under this tag");
    }
    byte[] suffix = ByteBuffer.allocate(dst.length + 1).put(dst).put((byte) dst.length).array();
    var digest = Sha256.digest();
    digest.update(new byte[BLOCK]);
    digest.update(message);
    digest.update((byte) (length >> 8));
    digest.update((byte) length);
    digest.update((byte) 0);
    byte[] b0 = digest.digest(suffix);
    ByteBuffer out = ByteBuffer.allocate(blocks * Sha256.LENGTH);
    byte[] previous = new byte[Sha256.LENGTH];
    for (int i = 1; i <= blocks; i++) {
      byte[] mixed = b0.clone();
      for (int j = 0; j < mixed.length; j++) {
        mixed[j] ^= previous[j];
      }
      digest.update(mixed);
      digest.update((byte) i);
      previous = digest.digest(suffix);
      out.put(previous);
    }
    return java.util.Arrays.copyOf(out.array(), length);
  }
}
