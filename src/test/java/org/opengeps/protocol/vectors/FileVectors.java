package org.opengeps.protocol.vectors;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.opengeps.bid.UploadLimits;
import org.opengeps.kernel.Sha256;
import org.opengeps.protocol.file.ChunkedEncryption;
import org.opengeps.protocol.file.PaddedFile;
import org.opengeps.protocol.fixture.FixedRandom;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.message.Statement.FileReference;

/** Sizes of attached files in all three forms, and their bytes once encrypted. */
final class FileVectors {
  private static final long CHUNK = 16_384;
  private static final long LIMIT = UploadLimits.BEFORE_PADDING;
  private static final int MEBI = 1 << 20;

  private FileVectors() {}

  static JsonObject files() {
    List<Long> sizes = sizes();
    MessageDigest digest = Sha256.digest();
    sizes.forEach(plain -> digest.update(line(plain).getBytes(StandardCharsets.US_ASCII)));
    return JsonObject.builder()
        .put("limit", LIMIT)
        .put("largest", largestWithin(LIMIT))
        .put("sizes", listed(), FileVectors::sizeCase)
        .put(
            "all",
            JsonObject.builder()
                .put("count", sizes.size())
                .put("sha256", Sha256.fromBytes(digest.digest()))
                .build())
        .put("encrypted", encryptedSizes(), FileVectors::encryptedCase)
        .put("padded", padded())
        .build();
  }

  /**
   * Around every multiple of a chunk, then on both sides of every step to which the stated size is
   * rounded, up to the limit.
   */
  private static List<Long> sizes() {
    List<Long> sizes = new ArrayList<>();
    for (long multiple = 0; multiple <= LIMIT; multiple += CHUNK) {
      LongStream.of(multiple - 1, multiple, multiple + 1)
          .filter(size -> size >= 0)
          .forEach(sizes::add);
    }
    for (long step = FileReference.STEP; step <= LIMIT; step += FileReference.STEP) {
      sizes.add(largestWithin(step));
      sizes.add(largestWithin(step) + 1);
    }
    return sizes;
  }

  /** Files that belong to the price. */
  private static JsonObject padded() {
    List<Long> sizes = paddedSizes();
    MessageDigest digest = Sha256.digest();
    sizes.forEach(plain -> digest.update(paddedLine(plain).getBytes(StandardCharsets.US_ASCII)));
    return JsonObject.builder()
        .put("sizes", paddedListed(), FileVectors::paddedCase)
        .put(
            "all",
            JsonObject.builder()
                .put("count", sizes.size())
                .put("sha256", Sha256.fromBytes(digest.digest()))
                .build())
        .put("encrypted", encryptedSizes(), FileVectors::paddedEncryptedCase)
        .build();
  }

  /** Around every multiple of a chunk, every power of two, and the end of every size class. */
  private static List<Long> paddedSizes() {
    List<Long> sizes = new ArrayList<>();
    for (long multiple = 0; multiple <= LIMIT; multiple += CHUNK) {
      LongStream.of(multiple - 1, multiple, multiple + 1)
          .filter(size -> size >= 0)
          .forEach(sizes::add);
    }
    for (long power = 1; power <= LIMIT; power *= 2) {
      LongStream.of(power - 1, power, power + 1).forEach(sizes::add);
      if (power >= CHUNK) {
        sizes.add(largestWithin(power));
        sizes.add(largestWithin(power) + 1);
      }
    }
    return sizes;
  }

  private static List<Long> paddedListed() {
    return Stream.concat(
            Stream.of(0L, 1L, CHUNK, 1_000_000L, 17_000_000L, 20_000_000L, largestWithin(LIMIT)),
            Stream.of(CHUNK, 2 * CHUNK, (long) MEBI, 64L * MEBI)
                .map(FileVectors::largestWithin)
                .flatMap(size -> Stream.of(size, size + 1)))
        .toList();
  }

  private static String paddedLine(long plain) {
    return "%d %d %d %d\n"
        .formatted(
            plain,
            PaddedFile.paddedLength(plain),
            PaddedFile.encryptedLength(plain),
            paddedStated(plain));
  }

  private static long paddedStated(long plain) {
    return FileReference.rounded(Sha256.ofText(""), PaddedFile.encryptedLength(plain), true).size();
  }

  private static JsonObject paddedCase(long plain) {
    return JsonObject.builder()
        .put("plain", plain)
        .put("padded", PaddedFile.paddedLength(plain))
        .put("encrypted", PaddedFile.encryptedLength(plain))
        .put("stated", paddedStated(plain))
        .build();
  }

  private static JsonObject paddedEncryptedCase(int size) {
    return encryptedCase(size, true);
  }

  /** Most plain bytes whose ciphertext is not longer than so much. */
  private static long largestWithin(long encrypted) {
    long plain = encrypted - encrypted / CHUNK * 16 - 100;
    while (ChunkedEncryption.encryptedLength(plain + 1) <= encrypted) {
      plain++;
    }
    return plain;
  }

  private static List<Long> listed() {
    return Stream.concat(
            Stream.of(0L, 1L, CHUNK - 1, CHUNK, CHUNK + 1, 1_000_000L, 17_000_000L, 20_000_000L),
            Stream.of(CHUNK, 2 * CHUNK, (long) MEBI, LIMIT)
                .map(FileVectors::largestWithin)
                .flatMap(size -> Stream.of(size, size + 1)))
        .toList();
  }

  private static String line(long plain) {
    return "%d %d %d\n".formatted(plain, ChunkedEncryption.encryptedLength(plain), stated(plain));
  }

  private static long stated(long plain) {
    long encrypted = ChunkedEncryption.encryptedLength(plain);
    return FileReference.rounded(Sha256.ofText(""), encrypted).size();
  }

  private static JsonObject sizeCase(long plain) {
    return JsonObject.builder()
        .put("plain", plain)
        .put("encrypted", ChunkedEncryption.encryptedLength(plain))
        .put("stated", stated(plain))
        .build();
  }

  /** Also around the end of a batch of 64 chunks, in which the page encrypts. */
  private static List<Integer> encryptedSizes() {
    int chunk = (int) CHUNK;
    return List.of(0, 1, chunk - 1, chunk, chunk + 1, 2 * chunk, MEBI - 1, MEBI, MEBI + 1);
  }

  private static JsonObject encryptedCase(int size) {
    return encryptedCase(size, false);
  }

  /** Byte i of the file is i mod 251. */
  private static JsonObject encryptedCase(int size, boolean padded) {
    byte[] plain = new byte[size];
    for (int i = 0; i < size; i++) {
      plain[i] = (byte) (i % 251);
    }
    byte[] key = FixedRandom.hash("file key " + size).bytes();
    byte[] salt = java.util.Arrays.copyOf(FixedRandom.hash("file salt " + size).bytes(), 24);
    ByteArrayOutputStream sealed = new ByteArrayOutputStream();
    try {
      InputStream file = new ByteArrayInputStream(plain);
      ChunkedEncryption.encrypt(key, salt, padded ? PaddedFile.pad(file, size) : file, sealed);
    } catch (IOException e) {
      throw new UncheckedIOException("in memory", e);
    }
    return JsonObject.builder()
        .put("size", size)
        .putHex("key", key)
        .putHex("salt", salt)
        .put("length", sealed.size())
        .put("sha256", Sha256.of(sealed.toByteArray()))
        .build();
  }
}
