package org.opengeps.verifier;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * What may stand in the headers of a bundle's zip (APPNOTE 6.3.10 sections 4.3.7, 4.3.12, 4.4): a
 * closed list. Whatever else the format knows (other names in extra fields, encryption, links,
 * folders, patches) would show one tool another bundle than the next.
 *
 * @param name in ASCII
 * @param version that is needed to unpack
 * @param date of MS-DOS, and time
 * @param begins of the local header
 */
record ZipHeader(
    String name,
    int version,
    int flags,
    int method,
    long date,
    int crc,
    int packed,
    int size,
    int begins) {
  static final int LOCAL = 0x04034b50;
  static final int CENTRAL = 0x02014b50;
  static final int LOCAL_SIZE = 30;
  static final int CENTRAL_SIZE = 46;
  static final int STORED = 0;
  static final int DEFLATED = 8;

  /** Sizes follow behind the content; the name is UTF-8, as every ASCII name is. */
  private static final int HAS_DESCRIPTOR = 1 << 3;

  private static final int NAME_IS_UTF8 = 1 << 11;

  /** Version 1.0 or 2.0, of MS-DOS or Unix. */
  private static final int UNIX = 3;

  /** Extended time stamp with the time of modification alone: 9 bytes. */
  private static final int TIME_STAMP = 0x5455;

  private static final int TIME_STAMP_SIZE = 9;
  private static final int MODIFIED_ONLY = 1;

  /** Unix: nothing or a regular file, and its permissions. */
  private static final int REGULAR = 0x8000;

  private static final int PERMISSIONS = 0x1ff;

  static ZipHeader central(ByteBuffer zip, int at) throws UnreadableException {
    int name = unsigned(zip, at + 28);
    var header =
        new ZipHeader(
            text(zip, at + CENTRAL_SIZE, name),
            unsigned(zip, at + 6),
            unsigned(zip, at + 8),
            unsigned(zip, at + 10),
            Integer.toUnsignedLong(zip.getInt(at + 12)),
            zip.getInt(at + 16),
            zip.getInt(at + 20),
            zip.getInt(at + 24),
            zip.getInt(at + 42));
    int madeBy = unsigned(zip, at + 4);
    boolean known =
        isVersion(madeBy & 0xff)
            && (madeBy >> 8 == 0 || madeBy >> 8 == UNIX)
            && isVersion(header.version)
            && unsigned(zip, at + 32) == 0
            && unsigned(zip, at + 34) == 0
            && unsigned(zip, at + 36) == 0
            && isAttributes(zip.getInt(at + 38), madeBy)
            && isExtra(zip, at + CENTRAL_SIZE + name, unsigned(zip, at + 30));
    header.insist(known && header.isKnown(), "says what a bundle's zip may not say");
    return header;
  }

  /** Checks that the local header says the same, and returns where the content begins. */
  int content(ByteBuffer zip) throws UnreadableException {
    int at = begins;
    int length = unsigned(zip, at + 26);
    boolean same =
        zip.getInt(at) == LOCAL
            && unsigned(zip, at + 4) == version
            && unsigned(zip, at + 6) == flags
            && unsigned(zip, at + 8) == method
            && Integer.toUnsignedLong(zip.getInt(at + 10)) == date
            && text(zip, at + LOCAL_SIZE, length).equals(name)
            && sameSizes(zip, at + 14, hasDescriptor());
    insist(same, "has a header that its directory contradicts");
    int extra = unsigned(zip, at + 28);
    insist(isExtra(zip, at + LOCAL_SIZE + length, extra), "says what a bundle's zip may not say");
    return at + LOCAL_SIZE + length + extra;
  }

  /**
   * @param later whether the values follow behind the content: then zeros stand here
   */
  boolean sameSizes(ByteBuffer zip, int at, boolean later) {
    return later
        ? zip.getInt(at) == 0 && zip.getInt(at + 4) == 0 && zip.getInt(at + 8) == 0
        : zip.getInt(at) == crc && zip.getInt(at + 4) == packed && zip.getInt(at + 8) == size;
  }

  boolean hasDescriptor() {
    return (flags & HAS_DESCRIPTOR) != 0;
  }

  private boolean isKnown() {
    boolean packing = method == DEFLATED || method == STORED && !hasDescriptor();
    return packing
        && (flags & ~(HAS_DESCRIPTOR | NAME_IS_UTF8)) == 0
        && name.chars().allMatch(c -> c > 0x20 && c < 0x7f && c != '\\' && c != ':');
  }

  private static boolean isVersion(int version) {
    return version == 10 || version == 20;
  }

  private static boolean isAttributes(int attributes, int madeBy) {
    int mode = attributes >>> 16;
    boolean regular = (mode & ~PERMISSIONS) == 0 || (mode & ~PERMISSIONS) == REGULAR;
    return attributes == 0 || madeBy >> 8 == UNIX && (attributes & 0xffff) == 0 && regular;
  }

  private static boolean isExtra(ByteBuffer zip, int at, int length) {
    return length == 0
        || length == TIME_STAMP_SIZE
            && unsigned(zip, at) == TIME_STAMP
            && unsigned(zip, at + 2) == TIME_STAMP_SIZE - 4
            && zip.get(at + 4) == MODIFIED_ONLY;
  }

  private static String text(ByteBuffer zip, int at, int length) {
    byte[] bytes = new byte[length];
    zip.get(at, bytes);
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  static int unsigned(ByteBuffer zip, int at) {
    return zip.getShort(at) & 0xffff;
  }

  private void insist(boolean condition, String otherwise) throws UnreadableException {
    if (!condition) {
      throw new UnreadableException(
          "The file is not a readable zip: " + name + " " + otherwise + ".");
    }
  }
}
