package org.opengeps.opening.usecase;

import java.util.List;
import java.util.Set;
import org.opengeps.bid.SealedSet;
import org.opengeps.kernel.Sha256;
import org.opengeps.notice.NoticeView;
import org.opengeps.protocol.cms.CmsFormatException;
import org.opengeps.protocol.cms.Envelope;
import org.opengeps.protocol.message.EnvelopeTerms;
import org.opengeps.protocol.message.GateKeyStatement;
import org.opengeps.protocol.opening.OpeningPoints;
import org.opengeps.protocol.opening.Partials;
import org.opengeps.protocol.opening.SealedBid;
import org.opengeps.protocol.threshold.Scalar;

/**
 * Everything an opening is about, once the gate key is public: the same for every process that
 * looks at it.
 *
 * @param notice version in force at closing
 * @param bids the closed set, with statements readable again
 * @param standing notice hashes whose bids stand; the others were superseded by a reseal
 */
record OpeningCase(
    NoticeView notice,
    SealedSet set,
    GateKeyStatement gate,
    List<SealedBid> bids,
    Set<Sha256> standing) {

  static OpeningCase of(
      NoticeView notice, SealedSet set, GateKeyStatement gate, Set<Sha256> standing) {
    return new OpeningCase(
        notice, set, gate, readable(set, gate.privateKey()), Set.copyOf(standing));
  }

  /** The closed set with statements readable again. */
  static List<SealedBid> readable(SealedSet set, Scalar gatePrivate) {
    return set.bids().stream()
        .map(bid -> new SealedBid(bid.core(), statement(bid, gatePrivate), bid.envelope()))
        .toList();
  }

  /**
   * Statements rest encrypted to the gate key. One that does not open comes out empty, and its bid
   * void.
   */
  private static byte[] statement(org.opengeps.bid.SealedBid bid, Scalar gatePrivate) {
    try {
      return Envelope.read(bid.encryptedStatement()).openWith(gatePrivate).orElse(new byte[0]);
    } catch (CmsFormatException e) {
      return new byte[0];
    }
  }

  /** The bids that no reseal has superseded. */
  List<SealedBid> standingBids() {
    return bids.stream().filter(bid -> standing.contains(bid.reception().noticeHash())).toList();
  }

  EnvelopeTerms terms() {
    return notice.notice().envelope(gate.slot()).orElseThrow();
  }

  OpeningPoints points() {
    var setting =
        new OpeningPoints.Setting(
            gate.tender(), gate.slot(), terms(), gate.closeHash(), gate.privateKey(), standing);
    return OpeningPoints.derive(setting, bids, Set.of());
  }

  Partials.Setting partials() {
    return new Partials.Setting(
        gate.tender(), gate.slot(), gate.closeHash(), terms().committeeKey());
  }
}
