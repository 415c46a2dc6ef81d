package org.opengeps.protocol.hashing;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.opengeps.kernel.Sha256;

/**
 * {@code H(tag, p1, p2, ...)} and {@code HS(tag, p1, p2, ...)} of docs/protocol.md section 1.
 *
 * <pre>TaggedHash.tag("opengeps/dkg-pop/1").add(ceremonyHash).addU32(number).hash()</pre>
 */
public final class TaggedHash {
  private static final int WIDE = 48;
  private final String tag;
  private final ByteArrayOutputStream parts = new ByteArrayOutputStream();

  private TaggedHash(String tag) {
    this.tag = tag;
  }

  /**
   * @param tag ASCII, at most 255 characters
   */
  public static TaggedHash tag(String tag) {
    return new TaggedHash(tag);
  }

  public TaggedHash add(byte[] part) {
    parts.writeBytes(u32(part.length));
    parts.writeBytes(part);
    return this;
  }

  public TaggedHash add(String part) {
    return add(part.getBytes(StandardCharsets.UTF_8));
  }

  public TaggedHash add(Sha256 part) {
    return add(part.bytes());
  }

  /** An index or count as a part of four bytes. */
  public TaggedHash addU32(int part) {
    return add(u32(part));
  }

  /** {@code H}. */
  public Sha256 hash() {
    var digest = Sha256.digest();
    byte[] ascii = tag.getBytes(StandardCharsets.US_ASCII);
    digest.update((byte) ascii.length);
    digest.update(ascii);
    return Sha256.fromBytes(digest.digest(parts.toByteArray()));
  }

  /**
   * {@code HS} before the reduction: 48 bytes of {@code expand_message_xmd} with the tag as DST, as
   * a number.
   */
  public BigInteger wideNumber() {
    return new BigInteger(1, ExpandMessage.xmd(framed(), tag, WIDE));
  }

  /** The parts with their lengths, without the tag. */
  public byte[] framed() {
    return parts.toByteArray();
  }

  /** Four bytes, big endian. */
  public static byte[] u32(int value) {
    return ByteBuffer.allocate(4).putInt(value).array();
  }
}
