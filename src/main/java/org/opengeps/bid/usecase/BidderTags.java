package org.opengeps.bid.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.opengeps.bid.LotRef;
import org.opengeps.bid.model.Arrival;
import org.opengeps.bid.model.Bidder;
import org.opengeps.bid.model.KeyedTags;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.TenderRef;
import org.opengeps.protocol.message.EnvelopeHash;

/**
 * The keyed tags that stand for a supplier while nobody may know who bids. Tags of different
 * tenders say nothing of each other.
 */
@ApplicationScoped
public class BidderTags {
  @Inject private KeyedTags tags;

  /** The supplier's only slot in a lot, until bids must be sealed anew. */
  Sha256 slot(LotRef lot, Sha256 era, Bidder bidder) {
    return tags.of(
        "slot",
        era.bytes(),
        text(lot.tender().number()),
        text(lot.lot()),
        text(bidder.organisation().value()));
  }

  /** A supplier's request to cancel a bid: one for each bid. */
  Sha256 cancellation(UUID submission, Bidder bidder) {
    return tags.of(
        "cancellation", text(submission.toString()), text(bidder.organisation().value()));
  }

  /** The owner of uploads for a tender. */
  Sha256 uploads(TenderRef tender, Bidder bidder) {
    return tags.of("uploads", text(tender.number()), text(bidder.organisation().value()));
  }

  /** A refusal of a statement, to log it once. */
  Sha256 refusal(Sha256 signed, Arrival arrival, String code) {
    return tags.of(
        "refusal", signed.bytes(), text(EnvelopeHash.text(arrival.envelopes())), text(code));
  }

  /** A signed manifest, to know it again. */
  Sha256 manifest(byte[] signed) {
    return tags.of("manifest", signed);
  }

  private static byte[] text(String value) {
    return value.getBytes(StandardCharsets.UTF_8);
  }
}
