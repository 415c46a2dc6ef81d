package org.opengeps.protocol.cms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** Key wrap and key derivation against published vectors. */
class KeyAgreementTest {
  private static byte[] hex(String hex) {
    return HexFormat.of().parseHex(hex.replace(" ", ""));
  }

  /** RFC 3394 section 4.6: 256 bits of key data with a 256-bit key. */
  @Test
  void keyWrapGivesThePublishedVector() {
    byte[] kek = hex("000102030405060708090A0B0C0D0E0F101112131415161718191A1B1C1D1E1F");
    byte[] key = hex("00112233445566778899AABBCCDDEEFF000102030405060708090A0B0C0D0E0F");
    byte[] wrapped =
        hex("28C9F404C4B810F4CBCCB35CFB87F8263F5786E2D80ED326CBC7F0E71A99F43BFB988B9B7A02DD21");
    assertThat(KeyAgreement.wrap(kek, key)).isEqualTo(wrapped);
    assertThat(KeyAgreement.unwrap(kek, wrapped)).isEqualTo(key);
    wrapped[3] ^= 1;
    assertThat(KeyAgreement.unwrap(kek, wrapped)).isNull();
  }

  /**
   * NIST CAVP, ANSI X9.63-2001 KDF with SHA-256, shared secret 192 bits, no SharedInfo, 128 bits
   * out.
   */
  @Test
  void keyDerivationGivesThePublishedVector() {
    byte[] z = hex("96c05619d56c328ab95fe84b18264b08725b85e33fd34f08");
    byte[] derived = KeyAgreement.deriveKey(z, new byte[0]);
    assertThat(HexFormat.of().formatHex(derived)).startsWith("443024c3dae66b95e6f5670601558f71");
  }
}
