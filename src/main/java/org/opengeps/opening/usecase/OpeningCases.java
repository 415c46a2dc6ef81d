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
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.message.GateKeyStatement;
import org.opengeps.protocol.message.Notice;
import org.opengeps.protocol.opening.StandingOrders;

/** Gathers what an opening is about from the contexts that keep it. */
@Dependent
class OpeningCases {
  @Inject private FindNotice notices;
  @Inject private ListSealedBids sealedBids;
  @Inject private Documents documents;

  NoticeView notice(Opening opening) {
    return notices
        .find(opening.tender())
        .orElseThrow(() -> new IllegalStateException("no notice " + opening.tender()));
  }

  /** The orders up to the one in force at closing. */
  List<NoticeView> notices(Opening opening) {
    TenderRef last = opening.tender();
    return notices.history(TenderNumber.of(last)).stream()
        .filter(view -> view.ref().order().compareTo(last.order()) <= 0)
        .toList();
  }

  /**
   * @throws IllegalStateException if the set is not the one that was closed: tampering
   */
  SealedSet set(Opening opening) {
    SealedSet set =
        sealedBids
            .of(new EnvelopeRef(opening.tender(), opening.key().slot()))
            .orElseThrow(() -> new IllegalStateException("not closed: " + opening.key()));
    if (!set.closeHash().equals(opening.closeHash())) {
      throw new IllegalStateException("the close document of " + opening.key() + " has changed");
    }
    if (!set.isCommittedTo()) {
      throw new IllegalStateException(
          "the bids of " + opening.key() + " are not those that CLOSE commits to");
    }
    return set;
  }

  /** For openings whose gate key is public. */
  OpeningCase of(Opening opening) {
    byte[] gate = documents.get(opening.gateKey().orElseThrow());
    NoticeView notice = notice(opening);
    return OpeningCase.of(
        notice, set(opening), GateKeyStatement.from(JsonObject.parse(gate)), standing(notice));
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
