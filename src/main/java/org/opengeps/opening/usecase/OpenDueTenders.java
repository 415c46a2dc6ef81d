package org.opengeps.opening.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.opengeps.bid.SealedSet;
import org.opengeps.custody.Closing;
import org.opengeps.custody.usecase.PublishGateKey;
import org.opengeps.kernel.DomainEvent;
import org.opengeps.kernel.Sha256;
import org.opengeps.notice.NoticeView;
import org.opengeps.notice.TenderState;
import org.opengeps.notice.usecase.MoveTender;
import org.opengeps.notice.usecase.WatchLog;
import org.opengeps.opening.CloseRevealed;
import org.opengeps.opening.OpeningStage;
import org.opengeps.opening.TenderFailed;
import org.opengeps.opening.model.Claims;
import org.opengeps.opening.model.EnvelopeKey;
import org.opengeps.opening.model.Epoch;
import org.opengeps.opening.model.Opening;
import org.opengeps.opening.model.Openings;
import org.opengeps.opening.usecase.CountBids.Count;
import org.opengeps.platform.Documents;
import org.opengeps.platform.InTransaction;
import org.opengeps.platform.Scheduler;
import org.opengeps.protocol.message.GateKeyStatement;

/**
 * Opens what is due, from rows and the clock: at the opening time it reveals how many bids were
 * sealed and publishes the gate key, or fails the tender with its bids sealed; then it finishes
 * openings for which enough partials are in.
 */
@ApplicationScoped
public class OpenDueTenders {
  private static final Duration PAUSE = Duration.ofSeconds(1);

  @Inject private Openings openings;
  @Inject private Claims claims;
  @Inject private OpeningCases cases;
  @Inject private RemoveBids removeBids;
  @Inject private CountBids countBids;
  @Inject private ClaimedWork work;
  @Inject private PublishGateKey publishGateKey;
  @Inject private OpenOnDecision onDecision;
  @Inject private EndStages stages;
  @Inject private FindSuspensions suspensions;
  @Inject private MoveTender move;
  @Inject private FinishOpening finishOpening;
  @Inject private WatchLog log;
  @Inject private Documents documents;
  @Inject private Event<DomainEvent> events;
  @Inject private Clock clock;
  @Inject private Scheduler scheduler;
  @Inject private InTransaction transaction;

  void start(@Observes @Initialized(ApplicationScoped.class) Object started) {
    scheduler.every(PAUSE, "open due tenders", this::openDue);
  }

  /**
   * One round: begins what is due and finishes what can be finished. Harmless at any time, on any
   * number of nodes. An opening that fails is logged and tried again, and stops no other.
   */
  public void openDue() {
    // an outage may have moved an opening whose time has come
    if (log.isAlive()) {
      for (EnvelopeKey key : transaction.call(() -> openings.due(clock.instant()))) {
        work.attempt(key, epoch -> begin(key, epoch));
      }
      stages.endDue();
    }
    for (EnvelopeKey key : transaction.call(openings::underway)) {
      work.attempt(key, epoch -> finishOpening.finish(key, epoch));
    }
  }

  /** Counting may ask authorities, so it holds no lock. */
  private void begin(EnvelopeKey key, Epoch epoch) {
    if (!transaction.call(() -> isSettled(key, epoch))) {
      return;
    }
    Optional<Count> count = transaction.call(() -> countBids.standing(key));
    transaction.run(() -> begin(key, epoch, count));
  }

  /**
   * Whether every request to cancel a bid is decided, and the removals are public; of a round that
   * stands still nothing is.
   */
  private boolean isSettled(EnvelopeKey key, Epoch epoch) {
    claims.hold(key, epoch);
    return suspensions.current(key.tender(), key.slot().lot()).isEmpty()
        && removeBids.isSettled(openings.find(key).orElseThrow(), epoch);
  }

  /**
   * @param count how many bids count; empty while CLOSE stands under no witnessed checkpoint
   */
  private void begin(EnvelopeKey key, Epoch epoch, Optional<Count> count) {
    claims.hold(key, epoch);
    Opening opening = openings.find(key).orElseThrow();
    if (opening.stage() != OpeningStage.CLOSED) {
      return;
    }
    NoticeView notice = cases.notice(opening);
    if (opening.decision().isPresent()) {
      count.ifPresent(passed -> onDecision.begin(key, epoch, notice, passed.standing()));
    } else if (notice.state(key.slot().lot()) == TenderState.CANCELLED) {
      opening.failedSealed(epoch, "cancelled", clock.instant());
    } else if (count.isPresent()) {
      begin(opening, epoch, notice, count.get());
    }
  }

  private void begin(Opening opening, Epoch epoch, NoticeView notice, Count count) {
    SealedSet set = cases.set(opening);
    Sha256 reveal = reveal(opening, epoch, set);
    if (count.standing() < notice.notice().minimumBids()) {
      failSealed(opening, epoch, reveal);
    } else {
      publish(opening, epoch, notice, set, count);
    }
  }

  private Sha256 reveal(Opening opening, Epoch epoch, SealedSet set) {
    Sha256 reveal = documents.put(set.reveal().toJson().canonical());
    opening.revealed(epoch, set.count(), reveal);
    events.fire(
        new CloseRevealed(
            opening.tender(), opening.key().slot().lot(), set.count(), reveal, clock.instant()));
    return reveal;
  }

  private void failSealed(Opening opening, Epoch epoch, Sha256 reveal) {
    Instant now = clock.instant();
    opening.failedSealed(epoch, TenderFailed.TOO_FEW_SEALED, now);
    move.to(TenderState.FAILED, opening.tender(), opening.key().slot().lot(), now).orThrow();
    events.fire(
        new TenderFailed(
            opening.tender(),
            opening.key().slot().lot(),
            TenderFailed.TOO_FEW_SEALED,
            reveal,
            now));
  }

  private void publish(
      Opening opening, Epoch epoch, NoticeView notice, SealedSet set, Count count) {
    Closing closing = CountBids.closing(opening, notice, set, count.standing());
    GateKeyStatement statement = publishGateKey.publish(closing).orThrow();
    opening.begun(epoch, statement.toJson().hash(), count.lists());
    move.to(TenderState.OPENING, opening.tender(), opening.key().slot().lot(), clock.instant())
        .orThrow();
  }
}
