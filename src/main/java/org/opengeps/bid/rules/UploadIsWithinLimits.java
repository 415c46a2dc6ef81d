package org.opengeps.bid.rules;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.opengeps.bid.BidRefusals;
import org.opengeps.bid.UploadLimits;
import org.opengeps.bid.UploadManifest;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Sha256;

/**
 * The files of a manifest are few and small enough, none is empty, none is named twice, and the
 * firm does not fill the disk.
 */
public final class UploadIsWithinLimits {
  /**
   * So many times the limit of one upload may a supplier store for one tender: room to start again.
   */
  private static final int UPLOADS_OF_ONE_SUPPLIER = 3;

  private UploadIsWithinLimits() {}

  /**
   * @param storedBefore bytes that the same supplier has announced for this tender in other uploads
   */
  public static Optional<Refusal> judge(
      UploadManifest manifest, UploadLimits limits, long storedBefore) {
    if (manifest.files().isEmpty() || manifest.files().size() > limits.files()) {
      return Optional.of(
          BidRefusals.UPLOAD_TOO_LARGE.refusal(
              "files: " + manifest.files().size() + ", 1.." + limits.files()));
    }
    Set<Sha256> names = new HashSet<>();
    long total = 0;
    for (UploadManifest.Item item : manifest.files()) {
      if (item.size() < 1 || item.size() > limits.fileSize() || !names.add(item.sha256())) {
        return Optional.of(
            BidRefusals.UPLOAD_TOO_LARGE.refusal(
                item.sha256() + ": " + item.size() + ", 1.." + limits.fileSize()));
      }
      total += item.size();
    }
    if (total > limits.totalSize()
        || storedBefore + total > UPLOADS_OF_ONE_SUPPLIER * limits.totalSize()) {
      return Optional.of(
          BidRefusals.UPLOAD_TOO_LARGE.refusal("total: " + total + ", .." + limits.totalSize()));
    }
    return Optional.empty();
  }
}
