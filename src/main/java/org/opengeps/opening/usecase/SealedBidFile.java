package org.opengeps.opening.usecase;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.Verdict;
import org.opengeps.opening.OpenedFile;
import org.opengeps.platform.EvidenceChangedException;
import org.opengeps.protocol.file.FileTamperedException;
import org.opengeps.protocol.file.PaddedFile;
import org.opengeps.protocol.message.ConfidentialPart.SealedFile;

/**
 * A sealed file as it lies on the disk. It is read twice: once to see that it is the one that was
 * handed in and opens to the size that its bidder wrote, and again to hand it out. So nobody gets
 * half of a file that never was whole, and a read is logged only where there is something to read.
 * Sixteen KiB of it are in memory at a time.
 */
final class SealedBidFile implements OpenedFile.Content {
  static final Refusal DAMAGED = Refusal.of("file-damaged");
  private static final Logger LOG = Logger.getLogger(SealedBidFile.class.getName());
  private static final int BUFFER = 1 << 16;
  private final String what;
  private final SealedFile file;
  private final Source source;

  /** Where the sealed bytes come from. */
  interface Source {
    InputStream open() throws IOException;
  }

  /**
   * @param what names it for the operator
   */
  SealedBidFile(String what, SealedFile file, Source source) {
    this.what = what;
    this.file = file;
    this.source = source;
  }

  /**
   * @return refused with {@code file-damaged} if the bidder's own bytes do not open
   * @throws EvidenceChangedException if the bytes are not those that were handed in
   */
  Verdict<SealedBidFile> check() {
    MessageDigest digest = Sha256.digest();
    boolean opens;
    try (InputStream stored = source.open();
        DigestInputStream in = new DigestInputStream(stored, digest)) {
      opens = opens(in);
      byte[] rest = new byte[BUFFER];
      while (in.read(rest) >= 0) {
        // only the digest wants it
      }
    } catch (IOException e) {
      throw new UncheckedIOException(what + " cannot be read", e);
    }
    if (!Sha256.fromBytes(digest.digest()).equals(file.sha256())) {
      throw new EvidenceChangedException(what + " is not the one that was handed in");
    }
    return opens ? Verdict.accept(this) : Verdict.refuse(DAMAGED);
  }

  private boolean opens(InputStream in) throws IOException {
    var plain = new Counter();
    try {
      decrypt(in, plain);
    } catch (FileTamperedException e) {
      return false;
    }
    return plain.bytes == file.size();
  }

  private void decrypt(InputStream in, OutputStream out) throws IOException {
    PaddedFile.decrypt(file.key(), in, file.size(), out);
  }

  @Override
  public void writeTo(OutputStream out) throws IOException {
    try (InputStream in = source.open()) {
      decrypt(in, out);
    } catch (FileTamperedException e) {
      LOG.log(
          Level.SEVERE,
          "{0} changed while it was read, the answer was cut off: {1}",
          new Object[] {what, e.getMessage()});
      throw e;
    }
  }

  /** Counts what it is given. */
  private static final class Counter extends OutputStream {
    private long bytes;

    @Override
    public void write(int one) {
      bytes++;
    }

    @Override
    public void write(byte[] some, int from, int length) {
      bytes += length;
    }
  }
}
