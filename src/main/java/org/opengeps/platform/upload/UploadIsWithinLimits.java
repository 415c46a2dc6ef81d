package org.opengeps.platform.upload;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Sha256;
import org.opengeps.protocol.upload.FileLimits;
import org.opengeps.protocol.upload.UploadItem;

/**
 * The announced files are few and small enough, none is empty, none is named twice, and their owner
 * does not fill the disk.
 */
public final class UploadIsWithinLimits {
  /** So many times the limit of one upload may an owner store: room to start again. */
  private static final int UPLOADS_OF_ONE_OWNER = 3;

  private UploadIsWithinLimits() {}

  /**
   * @param storedBefore bytes that the same owner has announced in other uploads
   */
  public static Optional<Refusal> judge(
      List<UploadItem> files, FileLimits limits, long storedBefore) {
    if (files.isEmpty() || files.size() > limits.files()) {
      return Optional.of(
          UploadRefusals.UPLOAD_TOO_LARGE
              .refusal("count")
              .with("files", files.size())
              .with("most", limits.files()));
    }
    Set<Sha256> names = new HashSet<>();
    long total = 0;
    for (UploadItem item : files) {
      if (item.size() < 1 || item.size() > limits.fileSize() || !names.add(item.sha256())) {
        return Optional.of(
            UploadRefusals.UPLOAD_TOO_LARGE
                .refusal("file")
                .with("file", item.sha256())
                .with("size", item.size())
                .with("most", limits.fileSize()));
      }
      total += item.size();
    }
    if (total > limits.totalSize()
        || storedBefore + total > UPLOADS_OF_ONE_OWNER * limits.totalSize()) {
      return Optional.of(
          UploadRefusals.UPLOAD_TOO_LARGE
              .refusal("total")
              .with("total", total)
              .with("most", limits.totalSize()));
    }
    return Optional.empty();
  }
}
