package org.opengeps.opening.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opengeps.kernel.Sha256;
import org.opengeps.platform.EvidenceChangedException;
import org.opengeps.protocol.file.ChunkedEncryption;
import org.opengeps.protocol.file.FileTamperedException;
import org.opengeps.protocol.message.ConfidentialPart.SealedFile;

/** A file is handed out whole, or not at all, or visibly cut. */
class SealedBidFileTest {
  private static final int CHUNK = 16_384;
  private final byte[] key = bytes(32);
  private byte[] stored;

  private static byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    new Random(length).nextBytes(bytes);
    return bytes;
  }

  /** What the bidder wrote of a file that it has sealed under the test's key. */
  private SealedFile sealed(byte[] plain, long size, byte[] writtenKey) throws IOException {
    var out = new ByteArrayOutputStream();
    ChunkedEncryption.encrypt(key, bytes(24), new ByteArrayInputStream(plain), out);
    stored = out.toByteArray();
    return new SealedFile("설계도면.pdf", size, Sha256.of(stored), writtenKey);
  }

  private SealedBidFile file(SealedFile file) {
    return new SealedBidFile("the plans", file, () -> new ByteArrayInputStream(stored));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, CHUNK - 1, CHUNK, CHUNK + 1, 5 * CHUNK + 7})
  void whatWasSealedComesOut(int length) throws IOException {
    byte[] plain = bytes(length);
    var out = new ByteArrayOutputStream();
    file(sealed(plain, length, key)).check().orThrow().writeTo(out);
    assertThat(out.toByteArray()).isEqualTo(plain);
  }

  @Test
  void aFileThatItsBidderSealedWronglyIsNamedAsThat() throws IOException {
    byte[] plain = bytes(2 * CHUNK);
    assertThat(file(sealed(plain, 2 * CHUNK, key)).check().refused()).isEmpty();
    assertThat(file(sealed(plain, 2 * CHUNK - 1, key)).check().refused())
        .contains(SealedBidFile.DAMAGED);
    assertThat(file(sealed(plain, 2 * CHUNK + 1, key)).check().refused())
        .contains(SealedBidFile.DAMAGED);
    byte[] other = key.clone();
    other[0] ^= 1;
    assertThat(file(sealed(plain, 2 * CHUNK, other)).check().refused())
        .contains(SealedBidFile.DAMAGED);
  }

  @Test
  void bytesThatAreNotThoseHandedInAreNobodysFaultButTheStores() throws IOException {
    SealedFile written = sealed(bytes(3 * CHUNK), 3 * CHUNK, key);
    byte[] whole = stored;
    for (int at : new int[] {0, 60, CHUNK + 100, whole.length - 1}) {
      stored = whole.clone();
      stored[at] ^= 1;
      assertThatThrownBy(() -> file(written).check())
          .isInstanceOf(EvidenceChangedException.class)
          .hasMessageContaining("the plans");
    }
    for (int length : new int[] {0, 10, CHUNK, whole.length - 1}) {
      stored = Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> file(written).check()).isInstanceOf(EvidenceChangedException.class);
    }
    stored = Arrays.copyOf(whole, whole.length + 1);
    assertThatThrownBy(() -> file(written).check()).isInstanceOf(EvidenceChangedException.class);
  }

  @Test
  void whatChangesAfterItWasFoundWholeEndsTheAnswerWithNothingFalseInIt() throws IOException {
    byte[] plain = bytes(3 * CHUNK + 5);
    SealedBidFile found = file(sealed(plain, plain.length, key)).check().orThrow();
    stored[stored.length - 1] ^= 1;
    var out = new ByteArrayOutputStream();
    assertThatThrownBy(() -> found.writeTo(out)).isInstanceOf(FileTamperedException.class);
    assertThat(out.toByteArray()).isEqualTo(Arrays.copyOf(plain, out.size()));
    assertThat(out.size()).isEqualTo(3 * CHUNK);
  }

  @Test
  void noMoreThanAChunkIsHandedOnAtATime() throws IOException {
    SealedBidFile found = file(sealed(bytes(40 * CHUNK), 40 * CHUNK, key)).check().orThrow();
    List<Integer> lengths = new ArrayList<>();
    found.writeTo(
        new OutputStream() {
          @Override
          public void write(int one) {
            lengths.add(1);
          }

          @Override
          public void write(byte[] some, int from, int length) {
            lengths.add(length);
          }
        });
    assertThat(lengths).hasSizeGreaterThanOrEqualTo(40).allMatch(length -> length <= CHUNK);
  }
}
