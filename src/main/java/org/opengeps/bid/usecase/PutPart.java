package org.opengeps.bid.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.opengeps.bid.BidRefusals;
import org.opengeps.bid.ContentRange;
import org.opengeps.bid.UploadId;
import org.opengeps.bid.UploadLimits;
import org.opengeps.bid.UploadedFile;
import org.opengeps.bid.model.UploadFolder;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.Verdict;

/**
 * Takes one part of a file. Parts come in order; a part that was sent already may be sent again. No
 * transaction is open while bytes flow.
 */
@ApplicationScoped
public class PutPart {
  @Inject private FindUpload uploads;
  @Inject private UploadFolder folder;

  /**
   * @param body at least the bytes of the range
   * @return the file after the part, or why not: {@code upload-unknown}, {@code upload-offset},
   *     {@code upload-too-large}, {@code upload-hash}
   * @throws IOException if the connection broke; what had come is kept
   */
  public Verdict<UploadedFile> put(
      UploadId upload, Sha256 file, ContentRange range, InputStream body) throws IOException {
    Optional<UploadedFile> known = uploads.file(upload, file);
    if (known.isEmpty()) {
      return Verdict.refuse(BidRefusals.UPLOAD_UNKNOWN.refusal());
    }
    if (known.get().complete()) {
      return Verdict.accept(known.get());
    }
    if (range.total() != known.get().size() || range.length() > UploadLimits.STANDARD.partSize()) {
      return Verdict.refuse(
          BidRefusals.UPLOAD_TOO_LARGE.refusal(
              range + ", " + known.get().size() + ", " + UploadLimits.STANDARD.partSize()));
    }
    UploadFolder.Appended appended = folder.append(upload, file, range, body);
    return switch (appended) {
      case WRONG_OFFSET ->
          Verdict.refuse(
              BidRefusals.UPLOAD_OFFSET.refusal("Upload-Offset: " + known.get().offset()));
      case WRONG_HASH -> Verdict.refuse(BidRefusals.UPLOAD_HASH.refusal());
      case STORED, COMPLETE -> Verdict.accept(uploads.file(upload, file).orElseThrow());
    };
  }
}
