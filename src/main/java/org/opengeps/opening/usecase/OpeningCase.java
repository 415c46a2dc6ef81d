package org.opengeps.opening.usecase;

import org.opengeps.bid.SealedSet;
import org.opengeps.notice.NoticeView;
import org.opengeps.protocol.message.EnvelopeTerms;
import org.opengeps.protocol.message.Lot;
import org.opengeps.protocol.message.ReceiptCore.Outcome;
import org.opengeps.protocol.message.Slot;
import org.opengeps.protocol.opening.Admission;
import org.opengeps.protocol.opening.OpeningPoints;
import org.opengeps.protocol.opening.Partials;
import org.opengeps.protocol.opening.SealedBid;

/**
 * Everything an opening is about, once the gate is open: the same for every process that looks at
 * it.
 *
 * @param notice version in force at closing
 * @param setting also says which notice hashes stand; bids of others were superseded by a reseal
 * @param bids the closed set with its bytes, hashed against its receptions whenever it is read
 * @param admission whose envelopes are opened
 */
record OpeningCase(
    NoticeView notice,
    SealedSet set,
    OpeningPoints.Setting setting,
    StoredBids bids,
    Admission admission) {
  /** The bids that no reseal has superseded. */
  Iterable<SealedBid> standingBids() {
    return bids.only(bid -> setting.standing().contains(bid.reception().noticeHash()));
  }

  /** Whether any reception of the set still has to be decided. */
  boolean hasProvisional() {
    return !opensOnDecision()
        && set.receptions().stream().anyMatch(core -> core.outcome() == Outcome.PROVISIONAL);
  }

  Slot slot() {
    return setting.slot();
  }

  Lot lot() {
    return notice.notice().lot(slot().lot());
  }

  boolean opensOnDecision() {
    return lot().opensOnDecision(slot().envelope());
  }

  EnvelopeTerms terms() {
    return setting.terms();
  }

  Partials.Setting partials() {
    return new Partials.Setting(
        setting.tender(), slot(), setting.closeHash(), terms().committeeKey());
  }
}
