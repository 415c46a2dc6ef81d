package org.opengeps.protocol.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChunkedEncryptionTest {
  private static final byte[] KEY = bytes(32, 1);
  private static final byte[] SALT = bytes(24, 2);

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 16_383, 16_384, 16_385, 32_768, 100_000})
  void aFileOfAnySizeComesBackAndHasTheAnnouncedLength(int size) throws IOException {
    byte[] plain = bytes(size, 3);
    byte[] sealed = encrypt(plain);
    assertThat(sealed).hasSize((int) ChunkedEncryption.encryptedLength(size));
    assertThat(decrypt(KEY, sealed)).isEqualTo(plain);
  }

  @Test
  void aFileThatWasCutAtAChunkBorderDoesNotOpen() throws IOException {
    byte[] sealed = encrypt(bytes(40_000, 3));
    byte[] cut = Arrays.copyOf(sealed, 56 + 2 * (16_384 + 16));
    assertThatThrownBy(() -> decrypt(KEY, cut))
        .isInstanceOf(FileTamperedException.class)
        .hasMessageContaining("cut");
  }

  @Test
  void anyChangedByteIsFoundOut() throws IOException {
    byte[] sealed = encrypt(bytes(20_000, 3));
    for (int position : new int[] {0, 23, 24, 55, 56, 16_456, sealed.length - 1}) {
      byte[] changed = sealed.clone();
      changed[position] ^= 1;
      assertThatThrownBy(() -> decrypt(KEY, changed)).isInstanceOf(FileTamperedException.class);
    }
  }

  @Test
  void anotherKeyIsNamedBeforeAnythingIsDecrypted() throws IOException {
    byte[] sealed = encrypt(bytes(10, 3));
    assertThatThrownBy(() -> decrypt(bytes(32, 9), sealed)).hasMessageContaining("key");
  }

  @Test
  void theChunksAreWhatTheKeyScheduleOfTheSpecificationSays() throws Exception {
    byte[] key =
        HexFormat.of().parseHex("000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f");
    byte[] salt = HexFormat.of().parseHex("000102030405060708090a0b0c0d0e0f1011121314151617");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ChunkedEncryption.encrypt(
        key,
        salt,
        new ByteArrayInputStream("hello world".getBytes(StandardCharsets.US_ASCII)),
        out);
    Process openssl =
        new ProcessBuilder(
                "openssl",
                "kdf",
                "-binary",
                "-keylen",
                "76",
                "-kdfopt",
                "digest:SHA512",
                "-kdfopt",
                "mode:EXPAND_ONLY",
                "-kdfopt",
                "hexkey:000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f",
                "-kdfopt",
                "hexinfo:"
                    + HexFormat.of()
                        .formatHex(
                            "c2sp.org/chunked-encryption@v1+AEAD_AES_256_GCM\0"
                                .getBytes(StandardCharsets.US_ASCII))
                    + "000102030405060708090a0b0c0d0e0f1011121314151617",
                "HKDF")
            .start();
    byte[] derived = openssl.getInputStream().readAllBytes();
    assertThat(openssl.waitFor()).isZero();
    assertThat(Arrays.copyOfRange(out.toByteArray(), 24, 56))
        .isEqualTo(Arrays.copyOfRange(derived, 44, 76));
  }

  private static byte[] encrypt(byte[] plain) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ChunkedEncryption.encrypt(KEY, SALT, new ByteArrayInputStream(plain), out);
    return out.toByteArray();
  }

  private static byte[] decrypt(byte[] key, byte[] sealed) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ChunkedEncryption.decrypt(key, new ByteArrayInputStream(sealed), out);
    return out.toByteArray();
  }

  private static byte[] bytes(int size, long seed) {
    byte[] bytes = new byte[size];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }
}
