package org.opengeps.opening.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.opengeps.kernel.DomainEvent;
import org.opengeps.kernel.Sha256;
import org.opengeps.ledger.usecase.ProveEntry;
import org.opengeps.notice.TenderNumber;
import org.opengeps.notice.TenderState;
import org.opengeps.notice.usecase.FindNotice;
import org.opengeps.notice.usecase.MoveTender;
import org.opengeps.opening.TenderFailed;
import org.opengeps.opening.model.EnvelopeKey;
import org.opengeps.opening.model.Opening;
import org.opengeps.opening.model.Openings;
import org.opengeps.opening.model.StageEnd;
import org.opengeps.opening.model.StageEnds;
import org.opengeps.opening.model.StageKey;
import org.opengeps.platform.Documents;
import org.opengeps.platform.InTransaction;
import org.opengeps.protocol.cms.SignedDocument;
import org.opengeps.protocol.log.Suspensions;
import org.opengeps.protocol.message.Admitted;
import org.opengeps.protocol.message.OpeningRecord;
import org.opengeps.protocol.message.TechnicalDecision;

/**
 * Ends stages that are not the last of their lot: from its time on a technical decision binds, and
 * those who passed may be asked for what is behind it (docs/protocol.md section 5 "Stages").
 * Whoever orders that is the agency; here nothing is opened and nobody is asked.
 */
@ApplicationScoped
class EndStages {
  static final String ADMITTED = "admitted";
  static final String FAILED = "failed";
  static final String LAPSED = "lapsed";

  @Inject private StageEnds stages;
  @Inject private HoldRound rounds;
  @Inject private FindSuspensions suspensions;
  @Inject private Openings openings;
  @Inject private FindNotice notices;
  @Inject private MoveTender move;
  @Inject private ProveEntry prove;
  @Inject private Documents documents;
  @Inject private Event<DomainEvent> events;
  @Inject private Clock clock;
  @Inject private InTransaction transaction;
  @Inject private OpeningAlarms alarms;

  /** Nobody ends the stage before the transaction is over. */
  void hold(StageKey key) {
    stages.lock(key);
  }

  /** Whether a decision binds: from its time on, also while it could not be settled yet. */
  boolean isOver(StageKey key) {
    return stages.find(key).filter(this::binds).isPresent();
  }

  private boolean binds(StageEnd stage) {
    StageKey key = stage.key();
    return stage.binds(suspensions.spans(key.tender(), key.lot()), clock.instant());
  }

  /** A suspension of the round is over: a decision that did not bind when it began binds later. */
  void prolong(StageKey key, Suspensions.Span pause) {
    stages.lock(key).ifPresent(stage -> stage.prolonged(pause));
  }

  /**
   * A decision is in force; the last one before its time counts.
   *
   * @param signed SHA-256 of the SignedData of the decision
   */
  void decide(StageKey key, EnvelopeKey technical, TechnicalDecision decision, Sha256 signed) {
    Optional<StageEnd> before = stages.find(key);
    if (before.isPresent()) {
      before.get().decidedAnew(signed, decision.pricesOpenAt());
    } else {
      Opening opened = openings.find(technical).orElseThrow();
      stages.add(new StageEnd(opened, signed, decision.pricesOpenAt()));
    }
  }

  /** One round. Harmless at any time, on any number of nodes; what fails is tried again. */
  void endDue() {
    for (StageEnd due : transaction.call(() -> stages.due(clock.instant()))) {
      TenderNumber tender = TenderNumber.of(due.tender());
      try {
        transaction.run(() -> end(due.key()));
        alarms.over(tender);
      } catch (RuntimeException e) {
        alarms.held(tender, e);
      }
    }
  }

  private void end(StageKey key) {
    boolean suspended = rounds.hold(key.tender(), key.lot()).isPresent();
    StageEnd stage = stages.lock(key).orElseThrow();
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    if (stage.isOver() || stage.endsAt().isAfter(now)) {
      return;
    }
    String lot = stage.lot();
    if (notices.find(stage.tender()).orElseThrow().state(lot) != TenderState.OPENING) {
      stage.end(LAPSED, now); // the latest opening came first
      return;
    }
    if (suspended || prove.findDocument(stage.decision()).isEmpty()) {
      return; // the round stands still, or no witnessed checkpoint shows the decision yet
    }
    settle(stage, now);
  }

  private void settle(StageEnd stage, Instant now) {
    TechnicalDecision decision =
        TechnicalDecision.from(SignedDocument.read(documents.get(stage.decision())).json());
    if (decision.passed().isEmpty()) {
      stage.end(FAILED, now);
      move.to(TenderState.FAILED, stage.tender(), stage.lot(), now).orThrow();
      events.fire(
          new TenderFailed(
              stage.tender(), stage.lot(), TenderFailed.NONE_ADMITTED, stage.decision(), now));
    } else {
      stage.end(ADMITTED, now);
      move.admit(stage.tender(), stage.lot(), Admitted.of(decision, record(stage)), now).orThrow();
    }
  }

  private OpeningRecord record(StageEnd stage) {
    Sha256 record =
        openings.ofTender(stage.tender().number()).stream()
            .filter(opening -> opening.key().slot().lot().equals(stage.lot()))
            .findFirst()
            .flatMap(Opening::record)
            .orElseThrow();
    return OpeningRecord.from(SignedDocument.read(documents.get(record)).json());
  }
}
