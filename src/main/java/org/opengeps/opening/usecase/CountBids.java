package org.opengeps.opening.usecase;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.opengeps.bid.EnvelopeRef;
import org.opengeps.bid.SealedSet;
import org.opengeps.bid.usecase.JudgeProvisional;
import org.opengeps.custody.Closing;
import org.opengeps.custody.usecase.LendGateKey;
import org.opengeps.kernel.Sha256;
import org.opengeps.ledger.usecase.ProveEntry;
import org.opengeps.notice.NoticeView;
import org.opengeps.opening.model.EnvelopeKey;
import org.opengeps.opening.model.Opening;
import org.opengeps.opening.model.Openings;
import org.opengeps.protocol.message.ReceiptCore;
import org.opengeps.protocol.message.ReceiptCore.Outcome;
import org.opengeps.protocol.opening.SealedBid;

/**
 * How many bids stand, before the gate key is published. Receptions that the intake could not
 * decide count only if they are the bid of a supplier who may bid and has no other: else anybody's
 * garbage would have a single bid opened.
 */
@Dependent
class CountBids {
  @Inject private Openings openings;
  @Inject private OpeningCases cases;
  @Inject private LendGateKey gate;
  @Inject private JudgeProvisional judge;
  @Inject private ProveEntry prove;

  /**
   * Nothing is looked at before the world can see what was closed: then a set that differs from
   * CLOSE can no longer be excused, and it is found while everything is still sealed.
   *
   * @return empty while CLOSE stands under no witnessed checkpoint
   */
  Optional<Integer> standing(EnvelopeKey key) {
    Opening opening = openings.find(key).orElseThrow();
    return prove
        .findDocument(opening.closeHash())
        .map(published -> standing(opening, cases.notice(opening), cases.set(opening)));
  }

  private int standing(Opening opening, NoticeView notice, SealedSet set) {
    Set<Sha256> orders = cases.standing(notice);
    List<ReceiptCore> standing =
        set.bids().stream()
            .map(org.opengeps.bid.SealedBid::core)
            .filter(core -> orders.contains(core.noticeHash()))
            .toList();
    long certain = standing.stream().filter(core -> core.outcome() == Outcome.ACCEPTED).count();
    int minimum = notice.notice().minimumBids();
    if (certain >= minimum || standing.size() < minimum) {
      return standing.size();
    }
    // who sent the undecided ones is looked at only where it decides
    List<SealedBid> bids =
        gate
            .use(
                closing(opening, notice, set, standing.size()),
                key -> OpeningCase.readable(set, key))
            .orThrow()
            .stream()
            .filter(bid -> orders.contains(bid.reception().noticeHash()))
            .toList();
    return standing.size() - judge.refusals(envelope(opening), bids).size();
  }

  static EnvelopeRef envelope(Opening opening) {
    return new EnvelopeRef(opening.tender(), opening.key().slot());
  }

  static Closing closing(Opening opening, NoticeView notice, SealedSet set, int standing) {
    return new Closing(
        opening.tender(),
        opening.key().slot(),
        opening.closeHash(),
        set.close().closedAt(),
        notice.opensAt(),
        standing,
        notice.notice().minimumBids());
  }
}
