package org.opengeps.protocol.cms;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.opengeps.protocol.hashing.TaggedHash;

/**
 * What lies under the gate: both sealed parts, padded to a size class (docs/protocol.md section 6).
 *
 * @param sealedPublic AuthEnvelopedData in DER
 * @param sealedConfidential AuthEnvelopedData in DER
 */
public record GatedPayload(byte[] sealedPublic, byte[] sealedConfidential) {
  private static final int HEADER = 4;
  private static final int[] CLASSES = {8_192, 65_536, 262_144};

  /**
   * @throws IllegalArgumentException if the parts are longer than the largest class
   */
  public byte[] bytes() {
    int length = sealedPublic.length + sealedConfidential.length;
    int size =
        Arrays.stream(CLASSES)
            .filter(candidate -> HEADER + length <= candidate)
            .findFirst()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "a bid of " + length + " bytes is too long to be sealed"));
    return ByteBuffer.allocate(size)
        .put(TaggedHash.u32(length))
        .put(sealedPublic)
        .put(sealedConfidential)
        .array();
  }

  /**
   * @throws CmsFormatException if length, size class, padding or the border between the parts is
   *     wrong; the parts themselves are read by {@link Envelope#read}
   */
  public static GatedPayload read(byte[] bytes) {
    if (Arrays.stream(CLASSES).noneMatch(size -> size == bytes.length)) {
      throw new CmsFormatException("the payload has " + bytes.length + " bytes: not a size class");
    }
    int length = ByteBuffer.wrap(bytes).getInt();
    if (length < 0 || length > bytes.length - HEADER) {
      throw new CmsFormatException("the payload is shorter than its length field");
    }
    byte[] parts = Arrays.copyOfRange(bytes, HEADER, HEADER + length);
    for (int i = HEADER + length; i < bytes.length; i++) {
      if (bytes[i] != 0) {
        throw new CmsFormatException("the padding is not zero");
      }
    }
    int border = Der.lengthAt(parts, 0, "the sealed public part");
    if (border + Der.lengthAt(parts, border, "the sealed confidential part") != length) {
      throw new CmsFormatException("something follows the sealed parts");
    }
    GatedPayload payload =
        new GatedPayload(Arrays.copyOf(parts, border), Arrays.copyOfRange(parts, border, length));
    if (!Arrays.equals(payload.bytes(), bytes)) {
      throw new CmsFormatException("not the smallest size class that fits");
    }
    return payload;
  }
}
