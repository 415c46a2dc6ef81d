package org.opengeps.door;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * The percent escapes of an address. What reads one escape as this and another reader as that, or
 * what no reader can read at all, is let in nowhere.
 */
final class Escapes {
  private static final int LENGTH = 3;

  private Escapes() {}

  /**
   * Whether all are two hexadecimal digits behind the sign, and together the UTF-8 of a text
   * without zero.
   *
   * @param address path or query as it was sent
   */
  static boolean areWhole(String address) {
    ByteBuffer bytes = ByteBuffer.allocate(address.length());
    for (int i = 0; i < address.length(); i++) {
      if (address.charAt(i) != '%') {
        bytes.put((byte) (address.charAt(i) < 128 ? address.charAt(i) : '?'));
        continue;
      }
      int value = i + LENGTH <= address.length() ? value(address, i + 1) : 0;
      if (value <= 0) {
        return false;
      }
      bytes.put((byte) value);
      i += LENGTH - 1;
    }
    return isText(bytes.flip());
  }

  /** Of two digits; negative if one of them is none. */
  private static int value(String address, int at) {
    int high = digit(address.charAt(at));
    int low = digit(address.charAt(at + 1));
    return high < 0 || low < 0 ? -1 : high * 16 + low;
  }

  /** Unlike the library's, none of a full-width or Arabic form. */
  private static int digit(char sign) {
    return sign < 128 ? Character.digit(sign, 16) : -1;
  }

  private static boolean isText(ByteBuffer bytes) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(bytes);
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }
}
