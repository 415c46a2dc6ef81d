package org.opengeps.opening.usecase;

import java.util.Set;
import org.opengeps.bid.SealedSet;
import org.opengeps.kernel.Sha256;
import org.opengeps.notice.NoticeView;
import org.opengeps.protocol.message.EnvelopeTerms;
import org.opengeps.protocol.message.GateKeyStatement;
import org.opengeps.protocol.message.ReceiptCore.Outcome;
import org.opengeps.protocol.opening.OpeningPoints;
import org.opengeps.protocol.opening.Partials;
import org.opengeps.protocol.opening.SealedBid;

/**
 * Everything an opening is about, once the gate key is public: the same for every process that
 * looks at it.
 *
 * @param notice version in force at closing
 * @param bids the closed set with its bytes, hashed against its receptions whenever it is read
 * @param standing notice hashes whose bids stand; the others were superseded by a reseal
 */
record OpeningCase(
    NoticeView notice,
    SealedSet set,
    GateKeyStatement gate,
    StoredBids bids,
    Set<Sha256> standing) {
  OpeningCase {
    standing = Set.copyOf(standing);
  }

  /** The bids that no reseal has superseded. */
  Iterable<SealedBid> standingBids() {
    return bids.only(bid -> standing.contains(bid.reception().noticeHash()));
  }

  /** Whether any reception of the set still has to be decided. */
  boolean hasProvisional() {
    return set.receptions().stream().anyMatch(core -> core.outcome() == Outcome.PROVISIONAL);
  }

  EnvelopeTerms terms() {
    return notice.notice().envelope(gate.slot()).orElseThrow();
  }

  OpeningPoints.Setting setting() {
    return new OpeningPoints.Setting(
        gate.tender(), gate.slot(), terms(), gate.closeHash(), gate.privateKey(), standing);
  }

  Partials.Setting partials() {
    return new Partials.Setting(
        gate.tender(), gate.slot(), gate.closeHash(), terms().committeeKey());
  }
}
