package org.opengeps.opening;

import java.io.IOException;
import java.io.OutputStream;
import org.opengeps.kernel.Refusal;

/**
 * A file of an opened bid: found whole, its read in the log, and not decrypted yet.
 *
 * @param name as {@link BidContents.File}
 * @param size of what the content writes
 */
public record OpenedFile(String name, long size, Content content) {
  /**
   * The refusal {@code file-unknown}.
   *
   * @param sha256 what was asked for
   */
  public static Refusal unknown(String sha256) {
    return Refusal.of("file-unknown").with("sha256", sha256);
  }

  /** Decrypts the file piece by piece. */
  public interface Content {
    /**
     * @throws IOException if the reader is gone, or the stored file is not what it was a moment
     *     ago: then what was written is less than the size
     */
    void writeTo(OutputStream out) throws IOException;
  }
}
