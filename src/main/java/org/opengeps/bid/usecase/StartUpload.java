package org.opengeps.bid.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.opengeps.bid.BidRefusals;
import org.opengeps.bid.UploadLimits;
import org.opengeps.bid.UploadManifest;
import org.opengeps.bid.model.Bidder;
import org.opengeps.bid.model.TenderFacts;
import org.opengeps.bid.rules.SubmissionIsInTime;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Verdict;
import org.opengeps.platform.upload.UploadBook;
import org.opengeps.platform.upload.UploadDoor;
import org.opengeps.platform.upload.Uploads;
import org.opengeps.protocol.cms.CmsFormatException;
import org.opengeps.protocol.cms.SignedDocument;
import org.opengeps.protocol.json.JsonFormatException;
import org.opengeps.protocol.upload.UploadProgress;

/**
 * Permits the files of a signed manifest to be sent. The manifest names its signer and is therefore
 * not kept: the upload's random name is what permits the parts, a keyed tag tells whose it is. To
 * be called outside of transactions: it may ask an authority's service.
 */
@ApplicationScoped
public class StartUpload {
  @Inject private ReadTender tenders;
  @Inject private ReadBidder bidders;
  @Inject private BidderTags tags;
  @Inject private Uploads uploads;
  @Inject private Clock clock;

  /**
   * Sending the same manifest again is harmless and tells how far the upload is.
   *
   * @param tenderNumber where it was sent; the manifest must say the same
   * @param manifest SignedData over {@code opengeps/upload/1}
   */
  public Verdict<UploadProgress> start(String tenderNumber, byte[] manifest) {
    Instant now = clock.instant();
    UploadManifest files;
    try {
      files = UploadManifest.read(SignedDocument.read(manifest).content());
    } catch (CmsFormatException | JsonFormatException e) {
      return Verdict.refuse(
          BidRefusals.MALFORMED.refusal("submission").with("problem", e.getMessage()));
    }
    Optional<TenderFacts> tender =
        tenders.find(files.tender()).filter(found -> files.tender().number().equals(tenderNumber));
    if (tender.isEmpty()) {
      return Verdict.refuse(
          BidRefusals.NO_SUCH_TENDER.refusal("lot").with("named", files.tender().toString()));
    }
    Optional<Refusal> untimely =
        SubmissionIsInTime.judge(
            now,
            tender.get().receiptOpensAt(),
            tender.get().awaitsBaseAmount(),
            tender.get().closesAt());
    if (untimely.isPresent()) {
      return Verdict.refuse(untimely.get());
    }
    Authentication sender = bidders.authenticate(manifest, UploadManifest.TYPE, now);
    return sender.bidderOrNone().isPresent()
        ? open(files, manifest, sender.bidderOrNone().get(), now)
        : Verdict.refuse(sender.refusalOrNone().orElseThrow());
  }

  private Verdict<UploadProgress> open(
      UploadManifest files, byte[] manifest, Bidder bidder, Instant now) {
    return uploads.open(
        new UploadBook.Opening(
            UploadDoor.BID,
            files.upload(),
            files.files(),
            tags.manifest(manifest),
            tags.uploads(files.tender(), bidder),
            now),
        UploadLimits.STANDARD.ofFiles());
  }
}
