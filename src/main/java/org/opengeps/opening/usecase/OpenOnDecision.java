package org.opengeps.opening.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.opengeps.custody.Closing;
import org.opengeps.custody.usecase.LendGate;
import org.opengeps.kernel.DomainEvent;
import org.opengeps.kernel.Sha256;
import org.opengeps.notice.NoticeView;
import org.opengeps.notice.TenderState;
import org.opengeps.notice.usecase.MoveTender;
import org.opengeps.opening.OpeningStage;
import org.opengeps.opening.TenderFailed;
import org.opengeps.opening.model.EnvelopeKey;
import org.opengeps.opening.model.Epoch;
import org.opengeps.opening.model.Opening;
import org.opengeps.opening.model.Openings;
import org.opengeps.opening.model.StageKey;
import org.opengeps.protocol.log.Suspensions;
import org.opengeps.protocol.message.GateValues;
import org.opengeps.protocol.message.Lot;
import org.opengeps.protocol.message.TechnicalDecision;
import org.opengeps.protocol.opening.Gate;
import org.opengeps.protocol.opening.GateLoan;
import org.opengeps.protocol.threshold.Point;

/**
 * Opens the envelopes that open on a decision: the gate is lent to the points of those who passed,
 * and to nobody else's (docs/protocol.md section 8).
 */
@ApplicationScoped
public class OpenOnDecision {
  private final SecureRandom random = new SecureRandom();

  @Inject private Openings openings;
  @Inject private OpeningCases cases;
  @Inject private EndStages stages;
  @Inject private HoldRound rounds;
  @Inject private LendGate lendGate;
  @Inject private MoveTender move;
  @Inject private Event<DomainEvent> events;
  @Inject private Clock clock;

  /**
   * Keeps the gate from being lent until the transaction ends: what {@link FindOpening} says of the
   * envelope from here on is still so when {@link #admit} is called.
   *
   * <p>Of a lot whose prices are asked for in a next stage it keeps that stage from being settled.
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public void hold(String tender, Lot lot) {
    if (lot.nextStage().isPresent()) {
      stages.hold(new StageKey(tender, lot.lot()));
    } else {
      openings.lock(new EnvelopeKey(tender, lot.last()));
    }
  }

  /** Whether a decision binds: from then on none takes its place. */
  @Transactional
  public boolean isReleased(String tender, Lot lot) {
    return lot.nextStage().isPresent()
        ? stages.isOver(new StageKey(tender, lot.lot()))
        : openings
            .find(new EnvelopeKey(tender, lot.last()))
            .filter(opening -> opening.stage() != OpeningStage.CLOSED)
            .isPresent();
  }

  /**
   * A decision is in force: from its time on the envelopes behind it are opened for those who
   * passed, or those who passed can be asked for them. The last one before that counts.
   *
   * @param signed SHA-256 of the SignedData of the decision
   * @throws IllegalStateException if a decision binds already: callers {@link #hold} it and look
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public void admit(String tender, Lot lot, TechnicalDecision decision, Sha256 signed) {
    EnvelopeKey first = new EnvelopeKey(tender, lot.first());
    if (lot.nextStage().isPresent()) {
      stages.decide(new StageKey(tender, lot.lot()), first, decision, signed);
      return;
    }
    EnvelopeKey next = new EnvelopeKey(tender, lot.last());
    Optional<Opening> before = openings.find(next);
    if (before.isPresent()) {
      before.get().decidedAnew(signed, decision.pricesOpenAt());
    } else {
      Opening opened = openings.find(first).orElseThrow();
      openings.add(new Opening(next, opened, decision.pricesOpenAt(), signed));
    }
  }

  /**
   * A suspension of the round is over: what waits for the time of a decision waits longer, be it
   * envelopes or the end of a stage.
   */
  void prolong(String tender, String lot, Suspensions.Span pause) {
    stages.prolong(new StageKey(tender, lot), pause);
    openings.ofTender(tender).stream()
        .filter(opening -> opening.key().slot().lot().equals(lot) && opening.decision().isPresent())
        .flatMap(opening -> openings.lock(opening.key()).stream())
        .forEach(opening -> opening.prolonged(pause));
  }

  /**
   * The time of the decision has come, unless another decision has just taken its place: then
   * nothing is done before the time of that one; and nothing while the round is suspended.
   *
   * @param passed how many bids did
   */
  void begin(EnvelopeKey key, Epoch epoch, NoticeView notice, int passed) {
    if (rounds.hold(key.tender(), key.slot().lot()).isPresent()) {
      return;
    }
    Opening opening = openings.lock(key).orElseThrow();
    if (opening.opensAt().isAfter(clock.instant())) {
      return;
    }
    Opening first = cases.first(opening);
    opening.revealed(epoch, first.sealed().orElseThrow(), first.reveal().orElseThrow());
    if (passed == 0) {
      fail(opening, epoch);
      return;
    }
    TechnicalDecision decision = cases.decision(opening);
    OpeningCase closed = cases.of(opening, Gate.CLOSED);
    GateValues values =
        lendGate
            .lend(
                closing(opening, notice, closed, passed),
                decision.hash(),
                gateKey -> {
                  List<Point> points =
                      GateLoan.points(closed.setting(), closed.bids(), closed.admission());
                  return GateLoan.lend(closed.setting(), decision.hash(), points, gateKey, random);
                })
            .orThrow();
    OpeningCase open = cases.of(opening, new Gate.Lent(values.byPoint()));
    opening.begun(epoch, values.toJson().hash(), cases.points(open).lists().size());
  }

  private static Closing closing(
      Opening opening, NoticeView notice, OpeningCase closed, int passed) {
    return new Closing(
        opening.tender(),
        opening.key().slot(),
        opening.closeHash(),
        closed.set().close().closedAt(),
        opening.opensAt(),
        notice.notice().schedule().latestOpening(),
        passed,
        1);
  }

  private void fail(Opening opening, Epoch epoch) {
    Instant now = clock.instant();
    String lot = opening.key().slot().lot();
    opening.failedSealed(epoch, TenderFailed.NONE_ADMITTED, now);
    move.to(TenderState.FAILED, opening.tender(), lot, now).orThrow();
    events.fire(
        new TenderFailed(
            opening.tender(),
            lot,
            TenderFailed.NONE_ADMITTED,
            opening.decision().orElseThrow(),
            now));
  }
}
