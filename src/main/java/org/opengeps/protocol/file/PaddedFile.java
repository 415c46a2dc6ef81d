package org.opengeps.protocol.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.util.Arrays;

/**
 * Files that belong to the price are as long as their size class and tell no more: zeros follow the
 * file inside the encryption, so that its ciphertext is as long as fits into a power of two
 * (docs/protocol.md section 6). The file's own size stands in the confidential part; up to there
 * the plain text is the file, and this is the one place that cuts it there.
 */
public final class PaddedFile {
  /** The smallest size class. */
  public static final long LEAST = 16_384;

  private PaddedFile() {}

  /**
   * The size class of so many bytes of ciphertext: the smallest power of two that holds them, at
   * least {@value #LEAST}.
   */
  public static long sizeClass(long encrypted) {
    long size = LEAST;
    while (size < encrypted) {
      size *= 2;
    }
    return size;
  }

  public static boolean isSizeClass(long size) {
    return size >= LEAST && Long.bitCount(size) == 1;
  }

  /** How long a file of so many bytes is with the zeros behind it. */
  public static long paddedLength(long plain) {
    return longestWithin(sizeClass(ChunkedEncryption.encryptedLength(plain)));
  }

  /** How long the ciphertext of a padded file of so many bytes is. */
  public static long encryptedLength(long plain) {
    return ChunkedEncryption.encryptedLength(paddedLength(plain));
  }

  /** How long the ciphertext of every padded file of a size class is. */
  public static long encryptedLengthOf(long sizeClass) {
    return ChunkedEncryption.encryptedLength(longestWithin(sizeClass));
  }

  /** Most plain bytes whose ciphertext is not longer than so much. */
  private static long longestWithin(long encrypted) {
    // every chunk costs a tag: of that many bytes there are at most that many chunks and one
    long plain = encrypted - ChunkedEncryption.encryptedLength(0);
    while (ChunkedEncryption.encryptedLength(plain) > encrypted) {
      plain -= ChunkedEncryption.encryptedLength(plain) - encrypted;
    }
    while (ChunkedEncryption.encryptedLength(plain + 1) <= encrypted) {
      plain++;
    }
    return plain;
  }

  /**
   * The file with the zeros behind it.
   *
   * @param size of the file
   */
  public static InputStream pad(InputStream file, long size) {
    return new SequenceInputStream(file, new Zeros(paddedLength(size) - size));
  }

  /**
   * Decrypts a file of a bid and cuts it where it ends, whether it was padded or not; what was
   * written before an exception must be thrown away.
   *
   * @param size of the file, as the confidential part says it
   * @throws FileTamperedException as {@link ChunkedEncryption#decrypt}, or if the plain text is
   *     neither the file nor the file with its zeros
   */
  public static void decrypt(byte[] key, InputStream sealed, long size, OutputStream file)
      throws IOException {
    Cut cut = new Cut(file, size);
    ChunkedEncryption.decrypt(key, sealed, cut);
    // a size that nobody ever had says nothing of how long its zeros are
    boolean isWhole = cut.length == size || cut.length > size && cut.length == paddedLength(size);
    if (!isWhole) {
      throw new FileTamperedException(
          "the file has " + cut.length + " bytes, not the " + size + " that were sealed with it");
    }
  }

  /** So many zeros. */
  private static final class Zeros extends InputStream {
    private long left;

    Zeros(long length) {
      this.left = length;
    }

    @Override
    public int read() {
      return left-- > 0 ? 0 : -1;
    }

    @Override
    public int read(byte[] into, int from, int length) {
      if (left <= 0) {
        return length == 0 ? 0 : -1;
      }
      int count = (int) Math.min(length, left);
      Arrays.fill(into, from, from + count, (byte) 0);
      left -= count;
      return count;
    }
  }

  /** Lets the file through and demands zeros behind it. */
  private static final class Cut extends OutputStream {
    private final OutputStream file;
    private final long size;
    private long length;

    Cut(OutputStream file, long size) {
      this.file = file;
      this.size = size;
    }

    @Override
    public void write(int one) throws IOException {
      write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int count) throws IOException {
      int own = (int) Math.max(0, Math.min(count, size - length));
      file.write(bytes, from, own);
      for (int i = from + own; i < from + count; i++) {
        if (bytes[i] != 0) {
          throw new FileTamperedException("something else than zeros follows the file");
        }
      }
      length += count;
    }
  }
}
