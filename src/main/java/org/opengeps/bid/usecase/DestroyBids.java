package org.opengeps.bid.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.opengeps.bid.DestroyedBytes;
import org.opengeps.bid.LeftFiles;
import org.opengeps.bid.LotRef;
import org.opengeps.bid.OpenedBids;
import org.opengeps.bid.model.SealedBytes;
import org.opengeps.bid.model.SealedBytes.Need;
import org.opengeps.bid.model.SealedBytes.Place;
import org.opengeps.kernel.Sha256;
import org.opengeps.platform.upload.UploadDoor;
import org.opengeps.platform.upload.Uploads;

/**
 * Destroys the bytes of bids that nobody opened, with the files that go along. Receptions, receipts
 * and hashes stay: what came and when can be proven for ever.
 */
@ApplicationScoped
public class DestroyBids {
  /** Envelopes, and files, that go in one transaction. */
  static final int BATCH = 200;

  private SealedBytes sealed;
  private Uploads uploads;

  /** For the container. */
  protected DestroyBids() {}

  @Inject
  public DestroyBids(SealedBytes sealed, Uploads uploads) {
    this.sealed = sealed;
    this.uploads = uploads;
  }

  /**
   * Destroys at most {@value #BATCH} envelopes and as many files of a lot that came to its end long
   * ago and that the caller holds. A file that cannot be destroyed keeps nothing else.
   *
   * @param opened what stays
   * @param left files that are passed over; those that stay this time are added
   * @return what is gone
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public DestroyedBytes destroy(LotRef lot, OpenedBids opened, LeftFiles left, Instant at) {
    List<Place> envelopes =
        sealed.listEnvelopes(lot).stream()
            .filter(one -> !opened.hasOpened(one.submission(), one.envelope().envelope()))
            .limit(BATCH)
            .toList();
    envelopes.forEach(one -> sealed.dropEnvelope(one, at));
    if (!opened.statements()) {
      sealed.dropBareStatements(lot);
    }
    List<Sha256> files =
        sealed.listFiles(lot).stream()
            .filter(one -> !opened.files().contains(one) && !left.has(one))
            .limit(BATCH)
            .toList();
    List<Sha256> gone = files.stream().filter(one -> destroy(lot, one, left)).toList();
    boolean isFull = envelopes.size() == BATCH || files.size() == BATCH;
    boolean isStuck = envelopes.isEmpty() && files.stream().allMatch(left::has);
    return new DestroyedBytes(
        envelopes.stream().map(Place::envelope).toList(),
        gone,
        isFull && !isStuck,
        !isFull && left.isEmpty());
  }

  /** A file that another lot needs, or that never came, is not said to be destroyed. */
  private boolean destroy(LotRef lot, Sha256 file, LeftFiles left) {
    uploads.hold(UploadDoor.BID, file);
    Need beside = sealed.neededBeside(lot, file);
    if (beside == Need.UNDECIDED) {
      left.postpone(file);
      return false;
    }
    try {
      boolean gone = beside == Need.NOBODY && uploads.destroy(UploadDoor.BID, file);
      sealed.dropFile(lot, file);
      return gone;
    } catch (IOException e) {
      left.fail(file, e);
      return false;
    }
  }
}
