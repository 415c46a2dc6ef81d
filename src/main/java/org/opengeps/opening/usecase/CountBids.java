package org.opengeps.opening.usecase;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.opengeps.bid.SealedSet;
import org.opengeps.bid.usecase.JudgeProvisional;
import org.opengeps.custody.Closing;
import org.opengeps.custody.usecase.LendGateKey;
import org.opengeps.kernel.Sha256;
import org.opengeps.ledger.usecase.ProveEntry;
import org.opengeps.notice.NoticeView;
import org.opengeps.notice.TenderState;
import org.opengeps.opening.model.EnvelopeKey;
import org.opengeps.opening.model.Opening;
import org.opengeps.opening.model.Openings;
import org.opengeps.protocol.message.ReceiptCore;
import org.opengeps.protocol.message.ReceiptCore.Outcome;
import org.opengeps.protocol.threshold.Scalar;

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
  @Inject private CheckStoredCeremony ceremony;
  @Inject private Clock clock;

  /**
   * What was found.
   *
   * @param standing how many bids count
   * @param lists how many lists of points each member will decrypt; 0 if too few bids count
   */
  record Count(int standing, int lists) {}

  /**
   * Nothing is looked at before the world can see what was closed: then a set that differs from
   * CLOSE can no longer be excused, and it is found while everything is still sealed.
   *
   * @return empty while CLOSE, or the decision on which the envelope opens, stands under no
   *     witnessed checkpoint, and from the latest opening on; of an envelope that opens on a
   *     decision how many passed
   * @throws org.opengeps.platform.EvidenceChangedException if anything that the opening needs is
   *     not stored as it was received
   */
  Optional<Count> standing(EnvelopeKey key) {
    Opening opening = openings.find(key).orElseThrow();
    NoticeView notice = cases.notice(opening);
    return prove
        .findDocument(opening.closeHash())
        .filter(published -> clock.instant().isBefore(notice.notice().schedule().latestOpening()))
        .filter(published -> opening.decision().map(this::isWitnessed).orElse(true))
        .map(published -> standing(opening, notice, cases.set(opening)));
  }

  private boolean isWitnessed(Sha256 decision) {
    return prove.findDocument(decision).isPresent();
  }

  private Count standing(Opening opening, NoticeView notice, SealedSet set) {
    if (opening.decision().isPresent()) {
      ceremony.check(opening);
      return new Count(cases.decision(opening).passed().size(), 0);
    }
    if (notice.state(opening.key().slot().lot()) == TenderState.CANCELLED) {
      return new Count(0, 0);
    }
    int standing = cases.countStanding(opening, notice, set);
    if (standing < notice.notice().minimumBids()) {
      return new Count(standing, 0);
    }
    ceremony.check(opening);
    Closing closing = closing(opening, notice, set, standing);
    return gate.use(closing, key -> counted(opening, key)).orThrow();
  }

  private Count counted(Opening opening, Scalar gateKey) {
    OpeningCase opened = cases.of(opening, gateKey);
    int lists = cases.points(opened).lists().size();
    int minimum = opened.notice().notice().minimumBids();
    List<ReceiptCore> standing =
        opened.set().receptions().stream()
            .filter(core -> opened.setting().standing().contains(core.noticeHash()))
            .filter(core -> !opened.admission().isRemoved(core.submission()))
            .toList();
    // who sent the undecided ones is looked at only where it decides
    long certain = standing.stream().filter(core -> core.outcome() == Outcome.ACCEPTED).count();
    if (certain >= minimum) {
      return new Count(standing.size(), lists);
    }
    Set<UUID> refused = judge.refusals(OpeningCases.lot(opening), opened.standingBids()).keySet();
    return new Count(
        (int) standing.stream().filter(core -> !refused.contains(core.submission())).count(),
        lists);
  }

  static Closing closing(Opening opening, NoticeView notice, SealedSet set, int standing) {
    return new Closing(
        opening.tender(),
        opening.key().slot(),
        opening.closeHash(),
        set.close().closedAt(),
        opening.opensAt(),
        notice.notice().schedule().latestOpening(),
        standing,
        notice.notice().minimumBids());
  }
}
