package org.opengeps.bid.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Optional;
import org.opengeps.bid.BidRefusals;
import org.opengeps.bid.UploadLimits;
import org.opengeps.bid.UploadManifest;
import org.opengeps.bid.UploadProgress;
import org.opengeps.bid.model.Bidder;
import org.opengeps.bid.model.UploadBook;
import org.opengeps.bid.rules.UploadIsWithinLimits;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.Verdict;

/** The short transaction of an upload's beginning. */
@ApplicationScoped
public class UploadDesk {
  @Inject private BidderTags tags;
  @Inject private UploadBook book;
  @Inject private FindUpload uploads;

  /** Opens the upload, or finds it opened by the same manifest. */
  @Transactional
  public Verdict<UploadProgress> open(
      UploadManifest files, byte[] manifest, Bidder bidder, Instant now) {
    Sha256 tag = tags.manifest(manifest);
    Optional<Sha256> earlier = book.manifestTag(files.upload());
    if (earlier.isEmpty()) {
      Sha256 owner = tags.uploads(files.tender(), bidder);
      Optional<Refusal> tooMuch =
          UploadIsWithinLimits.judge(files, UploadLimits.STANDARD, book.announcedBy(owner));
      if (tooMuch.isPresent()) {
        return Verdict.refuse(tooMuch.get());
      }
      if (!book.open(files, tag, owner, now)) {
        return Verdict.refuse(BidRefusals.UPLOAD_REUSED.refusal());
      }
    } else if (!earlier.get().equals(tag)) {
      return Verdict.refuse(BidRefusals.UPLOAD_REUSED.refusal());
    }
    return Verdict.accept(uploads.progress(files.upload()).orElseThrow());
  }
}
