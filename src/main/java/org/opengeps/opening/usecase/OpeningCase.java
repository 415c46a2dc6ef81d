package org.opengeps.opening.usecase;

import java.util.List;
import java.util.Set;
import org.opengeps.bid.SealedSet;
import org.opengeps.notice.NoticeView;
import org.opengeps.protocol.cms.CmsFormatException;
import org.opengeps.protocol.cms.Envelope;
import org.opengeps.protocol.message.EnvelopeTerms;
import org.opengeps.protocol.message.GateKeyStatement;
import org.opengeps.protocol.opening.OpeningPoints;
import org.opengeps.protocol.opening.Partials;
import org.opengeps.protocol.opening.SealedBid;

/**
 * Everything an opening is about, once the gate key is public: the same for every process that
 * looks at it.
 *
 * @param notice version in force at closing
 * @param bids the closed set, with statements readable again
 */
record OpeningCase(NoticeView notice, SealedSet set, GateKeyStatement gate, List<SealedBid> bids) {

  static OpeningCase of(NoticeView notice, SealedSet set, GateKeyStatement gate) {
    List<SealedBid> bids =
        set.bids().stream()
            .map(bid -> new SealedBid(bid.core(), statement(bid, gate), bid.envelope()))
            .toList();
    return new OpeningCase(notice, set, gate, bids);
  }

  /**
   * Statements rest encrypted to the gate key. One that does not open comes out empty, and its bid
   * void.
   */
  private static byte[] statement(org.opengeps.bid.SealedBid bid, GateKeyStatement gate) {
    try {
      return Envelope.read(bid.encryptedStatement())
          .openWith(gate.privateKey())
          .orElse(new byte[0]);
    } catch (CmsFormatException e) {
      return new byte[0];
    }
  }

  EnvelopeTerms terms() {
    return notice.notice().envelope(gate.slot()).orElseThrow();
  }

  OpeningPoints points() {
    var setting =
        new OpeningPoints.Setting(
            gate.tender(), gate.slot(), terms(), gate.closeHash(), gate.privateKey());
    return OpeningPoints.derive(setting, bids, Set.of());
  }

  Partials.Setting partials() {
    return new Partials.Setting(
        gate.tender(), gate.slot(), gate.closeHash(), terms().committeeKey());
  }
}
