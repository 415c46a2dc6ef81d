package org.opengeps.opening.model;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.TenderRef;
import org.opengeps.protocol.log.Suspensions;

/**
 * The end of a stage of a lot that is not its last: a technical decision says who passed, and binds
 * from its time on. Until then another one may take its place.
 */
@Entity
@Table(name = "opening_stage_end")
@IdClass(StageKey.class)
public class StageEnd {
  @Id private String tender;
  @Id private String lot;

  @Column(name = "tender_order")
  private String order;

  private Sha256 decision;

  @Column(name = "ends_at")
  private Instant endsAt;

  private String outcome;

  @Column(name = "ended_at")
  private Instant endedAt;

  /** For the persistence provider. */
  protected StageEnd() {}

  /**
   * @param technical the opening of the technical bids
   * @param decision SHA-256 of the SignedData of the decision about them
   */
  public StageEnd(Opening technical, Sha256 decision, Instant endsAt) {
    this.tender = technical.key().tender();
    this.lot = technical.key().slot().lot();
    this.order = technical.tender().order();
    this.decision = decision;
    this.endsAt = endsAt;
  }

  public StageKey key() {
    return new StageKey(tender, lot);
  }

  /** As the notice names it. */
  public String lot() {
    return lot;
  }

  /** The notice version in force at closing. */
  public TenderRef tender() {
    return new TenderRef(tender, order);
  }

  /** SHA-256 of the signed decision in force. */
  public Sha256 decision() {
    return decision;
  }

  /** When the decision binds, unless the round stands still before. */
  public Instant endsAt() {
    return endsAt;
  }

  /**
   * Whether the decision binds: from its time on, also while that could not be settled yet.
   *
   * @param pauses when the round of the lot stood still
   */
  public boolean binds(Suspensions pauses, Instant now) {
    return isOver() || pauses.isDue(endsAt, now);
  }

  /** Its clock stood still meanwhile: a decision that did not bind when that began binds later. */
  public void prolonged(Suspensions.Span pause) {
    if (!isOver()) {
      endsAt = pause.putOff(endsAt).orElseThrow();
    }
  }

  /** Whether no decision can take the place of this one any more. */
  public boolean isOver() {
    return outcome != null;
  }

  /** What came of it; empty before. */
  public Optional<String> outcome() {
    return Optional.ofNullable(outcome);
  }

  /**
   * Another decision takes the place of the one before.
   *
   * @throws IllegalStateException if that one binds already
   */
  public void decidedAnew(Sha256 other, Instant at) {
    expectOpen();
    decision = other;
    endsAt = at;
  }

  /**
   * The stage has ended.
   *
   * @param how {@code admitted}, {@code failed}, or {@code lapsed} if nothing was left to be
   *     settled
   */
  public void end(String how, Instant at) {
    expectOpen();
    outcome = how;
    endedAt = at;
  }

  private void expectOpen() {
    if (isOver()) {
      throw new IllegalStateException(
          "the stage of " + tender + "/" + lot + " ended at " + endedAt);
    }
  }
}
