package org.opengeps.client.keyfile;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.bouncycastle.crypto.PBEParametersGenerator;

/**
 * What a typed password may have been when the file was made.
 *
 * @param utf16 for the schemes of PKCS #12: big endian with two zero bytes (RFC 7292 appendix B.1)
 * @param bytes for PBKDF1 and PBKDF2: UTF-8
 */
@SuppressWarnings("ArrayRecordComponent")
record PasswordReading(byte[] utf16, byte[] bytes) {
  /**
   * The likeliest first: composed, as typed, decomposed (macOS), and, as tools before Unicode did
   * it, every byte a letter of Latin-1. An empty one is two zero bytes to some tools and nothing to
   * others.
   */
  static List<PasswordReading> of(char[] password) {
    String typed = new String(password);
    if (typed.isEmpty()) {
      return List.of(
          new PasswordReading(new byte[2], new byte[0]),
          new PasswordReading(new byte[0], new byte[0]));
    }
    Set<String> texts = new LinkedHashSet<>();
    texts.add(Normalizer.normalize(typed, Normalizer.Form.NFC));
    texts.add(typed);
    texts.add(Normalizer.normalize(typed, Normalizer.Form.NFD));
    List<PasswordReading> readings = new ArrayList<>();
    texts.forEach(text -> readings.add(new PasswordReading(utf16(text), utf8(text))));
    if (!StandardCharsets.US_ASCII.newEncoder().canEncode(typed)) {
      String byBytes = new String(utf8(typed), StandardCharsets.ISO_8859_1);
      readings.add(new PasswordReading(utf16(byBytes), utf8(typed)));
    }
    return readings;
  }

  private static byte[] utf16(String text) {
    return PBEParametersGenerator.PKCS12PasswordToBytes(text.toCharArray());
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
