package org.opengeps.protocol.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opengeps.bid.UploadLimits;

class PaddedFileTest {
  private static final byte[] KEY = bytes(32, 1);
  private static final byte[] SALT = bytes(24, 2);

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 16_311, 16_312, 16_313, 16_384, 32_767, 32_768, 100_000, 1 << 20})
  void aPaddedFileIsAsLongAsItsSizeClassAndComesBackAsItWas(int size) throws IOException {
    byte[] plain = bytes(size, 3);
    byte[] sealed = padded(plain);
    assertThat(sealed).hasSize((int) PaddedFile.encryptedLength(size));
    assertThat(Integer.bitCount(sealed.length)).as("a power of two").isOne();
    assertThat(decrypt(sealed, size)).isEqualTo(plain);
  }

  @Test
  void allFilesOfASizeClassAreOfOneLengthUpToTheLimit() {
    for (long power = 16_384; power < 2 * UploadLimits.BEFORE_PADDING; power *= 2) {
      long longest = PaddedFile.encryptedLengthOf(power);
      assertThat(longest).isGreaterThan(power - 17).isLessThanOrEqualTo(power);
      long most = PaddedFile.paddedLength(power / 2);
      assertThat(PaddedFile.encryptedLength(most)).isEqualTo(longest);
      assertThat(PaddedFile.encryptedLength(power / 2)).isEqualTo(longest);
      assertThat(PaddedFile.sizeClass(ChunkedEncryption.encryptedLength(most + 1)))
          .isEqualTo(2 * power);
      assertThat(PaddedFile.isSizeClass(power)).isTrue();
      assertThat(PaddedFile.isSizeClass(power + 16_384)).isEqualTo(power == 16_384);
    }
    assertThat(PaddedFile.isSizeClass(8_192)).isFalse();
  }

  /** What the client lets pass the engine takes, padded. */
  @Test
  void paddedFilesAreWithinTheLimitsWhereTheyWereBeforeThePadding() {
    var limits = UploadLimits.STANDARD.ofFiles();
    assertThat(PaddedFile.sizeClass(UploadLimits.BEFORE_PADDING))
        .isLessThanOrEqualTo(limits.fileSize());
    assertThat(2 * UploadLimits.ALL_BEFORE_PADDING + limits.files() * PaddedFile.LEAST)
        .isLessThanOrEqualTo(limits.totalSize());
  }

  @Test
  void aFileThatWasNotPaddedComesBackTheSameWay() throws IOException {
    byte[] plain = bytes(20_000, 3);
    assertThat(decrypt(encrypted(plain), 20_000)).isEqualTo(plain);
  }

  @Test
  void whatIsNotTheFileAndItsZerosDoesNotOpen() throws IOException {
    byte[] plain = bytes(20_000, 3);
    byte[] longer = Arrays.copyOf(plain, (int) PaddedFile.paddedLength(20_000));
    assertThat(decrypt(encrypted(longer), 20_000)).isEqualTo(plain);
    longer[20_000] = 1;
    assertThatThrownBy(() -> decrypt(encrypted(longer), 20_000))
        .isInstanceOf(FileTamperedException.class)
        .hasMessageContaining("zeros");
    assertThatThrownBy(() -> decrypt(encrypted(Arrays.copyOf(plain, 25_000)), 20_000))
        .isInstanceOf(FileTamperedException.class)
        .hasMessageContaining("25000");
    assertThatThrownBy(() -> decrypt(encrypted(plain), 20_001))
        .isInstanceOf(FileTamperedException.class)
        .hasMessageContaining("20001");
  }

  @Test
  @Timeout(5)
  void aSizeThatNoFileEverHadCostsNoMoreThanAnother() throws IOException {
    byte[] sealed = padded(bytes(10, 3));
    for (long size : new long[] {-1, 1L << 40, (1L << 53) - 1, Long.MAX_VALUE}) {
      assertThatThrownBy(() -> decrypt(sealed, size)).isInstanceOf(FileTamperedException.class);
    }
  }

  private static byte[] padded(byte[] plain) throws IOException {
    return encrypted(PaddedFile.pad(new ByteArrayInputStream(plain), plain.length).readAllBytes());
  }

  private static byte[] encrypted(byte[] plain) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ChunkedEncryption.encrypt(KEY, SALT, new ByteArrayInputStream(plain), out);
    return out.toByteArray();
  }

  private static byte[] decrypt(byte[] sealed, long size) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PaddedFile.decrypt(KEY, new ByteArrayInputStream(sealed), size, out);
    return out.toByteArray();
  }

  private static byte[] bytes(int size, long seed) {
    byte[] bytes = new byte[size];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }
}
