package org.opengeps.opening.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.Optional;
import org.opengeps.identity.Person;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.Verdict;
import org.opengeps.opening.BidContents;
import org.opengeps.opening.BidPlace;
import org.opengeps.opening.OpenedFile;
import org.opengeps.platform.EvidenceChangedException;
import org.opengeps.platform.InTransaction;
import org.opengeps.platform.upload.UploadDoor;
import org.opengeps.platform.upload.Uploads;
import org.opengeps.protocol.message.ConfidentialPart.SealedFile;
import org.opengeps.protocol.upload.UploadId;

/**
 * The confidential parts of opened bids, for those who judge them: the list of files with whom to
 * call, and each file. Every read is in the log first. To be called outside of transactions, since
 * it waits for the log.
 */
@ApplicationScoped
public class ReadBid {
  @Inject private UnsealBid unseal;
  @Inject private LogReads logReads;
  @Inject private Uploads uploads;
  @Inject private InTransaction transaction;

  /**
   * @return refused as {@link UnsealBid} and {@link LogReads} do
   */
  public Verdict<BidContents> contents(Person reader, BidPlace place) {
    return open(reader, place)
        .then(bid -> logReads.log(reader, bid, Optional.empty()).map(logged -> bid.contents()));
  }

  /**
   * @param sha256 of the sealed file
   * @return refused as {@link #contents}, with {@code file-unknown}, {@code file-unnamed} or {@code
   *     file-damaged}
   * @throws EvidenceChangedException if the stored file is not the one that was handed in
   */
  public Verdict<OpenedFile> file(Person reader, BidPlace place, Sha256 sha256) {
    return open(reader, place)
        .then(
            bid ->
                bid.file(sha256)
                    .then(
                        file ->
                            sealed(bid, file)
                                .check()
                                .then(
                                    content ->
                                        logReads
                                            .log(reader, bid, Optional.of(sha256))
                                            .map(
                                                logged ->
                                                    new OpenedFile(
                                                        bid.shownName(file),
                                                        file.size(),
                                                        content)))));
  }

  private Verdict<UnsealedBid> open(Person reader, BidPlace place) {
    return transaction.call(() -> unseal.open(reader, place));
  }

  private SealedBidFile sealed(UnsealedBid bid, SealedFile file) {
    String what = "the sealed file " + file.sha256() + " of submission " + bid.place().submission();
    UploadId upload =
        uploads
            .holding(UploadDoor.BID, file.sha256())
            .orElseThrow(() -> new EvidenceChangedException(what + " is gone"));
    return new SealedBidFile(
        what,
        file,
        () ->
            uploads
                .read(upload, file.sha256())
                .orElseThrow(() -> new IOException(what + " is gone")));
  }
}
