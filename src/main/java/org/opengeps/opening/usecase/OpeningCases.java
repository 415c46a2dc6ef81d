package org.opengeps.opening.usecase;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import org.opengeps.bid.EnvelopeRef;
import org.opengeps.bid.SealedSet;
import org.opengeps.bid.usecase.ListSealedBids;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.TenderRef;
import org.opengeps.notice.NoticeView;
import org.opengeps.notice.TenderNumber;
import org.opengeps.notice.usecase.FindNotice;
import org.opengeps.opening.model.Opening;
import org.opengeps.platform.Documents;
import org.opengeps.platform.EvidenceChangedException;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.message.GateKeyStatement;
import org.opengeps.protocol.message.Notice;
import org.opengeps.protocol.opening.OpeningPoints;
import org.opengeps.protocol.opening.StandingOrders;
import org.opengeps.protocol.threshold.Scalar;

/** Gathers what an opening is about from the contexts that keep it. */
@Dependent
class OpeningCases {
  @Inject private FindNotice notices;
  @Inject private ListSealedBids sealedBids;
  @Inject private Documents documents;
  @Inject private OpeningMemory memory;

  NoticeView notice(Opening opening) {
    return notices
        .find(opening.tender())
        .orElseThrow(() -> new IllegalStateException("no notice " + opening.tender()));
  }

  /**
   * The orders up to the one in force at closing, and those of the platform that moved the opening
   * alone since then.
   */
  List<NoticeView> notices(Opening opening) {
    TenderRef last = opening.tender();
    return notices.history(TenderNumber.of(last)).stream()
        .filter(
            view ->
                view.ref().order().compareTo(last.order()) <= 0
                    || view.notice().kind() == Notice.Kind.POSTPONEMENT)
        .toList();
  }

  /**
   * @throws EvidenceChangedException if the set is not the one that was closed
   */
  SealedSet set(Opening opening) {
    return memory.set(opening.closeHash(), () -> read(opening));
  }

  private SealedSet read(Opening opening) {
    SealedSet set =
        sealedBids
            .of(envelope(opening))
            .orElseThrow(() -> new IllegalStateException("not closed: " + opening.key()));
    if (!set.closeHash().equals(opening.closeHash())) {
      throw new EvidenceChangedException("the close document of " + opening.key() + " has changed");
    }
    if (!set.isCommittedTo()) {
      throw new EvidenceChangedException(
          "the bids of " + opening.key() + " are not those that CLOSE commits to");
    }
    return set;
  }

  static EnvelopeRef envelope(Opening opening) {
    return new EnvelopeRef(opening.tender(), opening.key().slot());
  }

  /** The bytes of a closed set, readable with the private gate key. */
  StoredBids bids(Opening opening, SealedSet set, Scalar gatePrivate) {
    EnvelopeRef envelope = envelope(opening);
    return new StoredBids(
        set, gatePrivate, (from, count) -> sealedBids.page(envelope, from, count));
  }

  /** For openings whose gate key is public. */
  OpeningCase of(Opening opening) {
    byte[] gate = documents.get(opening.gateKey().orElseThrow());
    return of(opening, GateKeyStatement.from(JsonObject.parse(gate)));
  }

  /** The same with a gate key that is about to be published. */
  OpeningCase of(Opening opening, GateKeyStatement gate) {
    NoticeView notice = notice(opening);
    SealedSet set = set(opening);
    if (!set.close().noticeHash().equals(notice.hash())) {
      throw new EvidenceChangedException(
          "the notice " + notice.ref() + " is not the one that CLOSE names");
    }
    return new OpeningCase(
        notice, set, gate, bids(opening, set, gate.privateKey()), standing(notice));
  }

  /** The points of an opening; derived once, from bids that were all hashed. */
  OpeningPoints points(OpeningCase opened) {
    return memory.points(opened);
  }

  /** Hashes of the orders whose bids stand. */
  Set<Sha256> standing(NoticeView notice) {
    List<Notice> orders =
        notices.history(notice.number()).stream().map(NoticeView::notice).toList();
    return StandingOrders.of(notice.notice(), orders)
        .orElseThrow(
            () -> new IllegalStateException("an order before " + notice.ref() + " is gone"));
  }
}
