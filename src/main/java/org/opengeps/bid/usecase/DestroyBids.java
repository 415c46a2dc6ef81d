package org.opengeps.bid.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import org.opengeps.bid.DestroyedBytes;
import org.opengeps.bid.LotRef;
import org.opengeps.bid.OpenedBids;
import org.opengeps.bid.model.SealedBytes;
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

  @Inject private SealedBytes sealed;
  @Inject private Uploads uploads;

  /**
   * Destroys at most {@value #BATCH} envelopes and as many files of a lot that came to its end long
   * ago and that the caller holds.
   *
   * @param opened what stays
   * @return what is gone
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public DestroyedBytes destroy(LotRef lot, OpenedBids opened, Instant at) {
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
            .filter(one -> !opened.files().contains(one))
            .limit(BATCH)
            .toList();
    return new DestroyedBytes(
        envelopes.stream().map(Place::envelope).toList(),
        files.stream().filter(one -> destroy(lot, one)).toList(),
        envelopes.size() < BATCH && files.size() < BATCH);
  }

  /** A file that another lot needs, or that never came, is not said to be destroyed. */
  private boolean destroy(LotRef lot, Sha256 file) {
    return sealed.dropFile(lot, file) && uploads.destroy(UploadDoor.BID, file);
  }
}
