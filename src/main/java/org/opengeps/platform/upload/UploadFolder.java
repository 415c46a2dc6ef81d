package org.opengeps.platform.upload;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.opengeps.kernel.Sha256;
import org.opengeps.protocol.upload.ContentRange;
import org.opengeps.protocol.upload.UploadId;

/**
 * The bytes of uploads. Their length on disk is the offset: what a killed server had written is not
 * sent again.
 */
public interface UploadFolder {
  /** What became of a part. */
  enum Appended {
    STORED,
    /** The body ended before the range did; what came is kept. */
    SHORT,
    /** It does not begin where the file ends. */
    WRONG_OFFSET,
    /** All bytes are there, but they are not the file of that name: they were thrown away. */
    WRONG_HASH,
    COMPLETE
  }

  /** Bytes that are there. */
  long length(UploadId upload, Sha256 file);

  /**
   * Reads the part to its end and appends it; bytes that are there already are skipped, so that a
   * part may be sent again. What came before a broken connection is kept. The last part is synced
   * and checked by hash.
   *
   * @throws IOException if the connection broke or the disk failed
   */
  Appended append(UploadId upload, Sha256 file, ContentRange range, InputStream body)
      throws IOException;

  /** Checks a file whose bytes are all there, after a crash between its last byte and its mark. */
  Appended check(UploadId upload, Sha256 file, long size) throws IOException;

  /** The bytes of a complete file. */
  Optional<InputStream> open(UploadId upload, Sha256 file) throws IOException;

  /** Every upload of which there are bytes. */
  List<UploadId> list() throws IOException;

  /** Deletes the bytes of one file; harmless when repeated. */
  void delete(UploadId upload, Sha256 file) throws IOException;

  /** Deletes all bytes of an upload. */
  void delete(UploadId upload) throws IOException;
}
