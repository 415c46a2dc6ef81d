package org.opengeps.opening.model;

import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.TenderRef;
import org.opengeps.opening.OpeningStage;
import org.opengeps.protocol.log.Suspensions;

/**
 * The opening of one envelope. Written only under a claim; the database refuses writes of an older
 * epoch and any step back.
 */
@Entity
@Table(name = "opening_envelope")
public class Opening {
  @EmbeddedId private EnvelopeKey key;

  @Column(name = "tender_order")
  private String order;

  @Column(name = "close_hash")
  private Sha256 closeHash;

  @Column(name = "opens_at")
  private Instant opensAt;

  private Sha256 decision;

  @Enumerated(EnumType.STRING)
  private OpeningStage stage;

  private int epoch;
  private Integer sealed;
  private Sha256 reveal;
  private Sha256 removals;

  @Column(name = "gate_key")
  private Sha256 gateKey;

  private Integer lists;
  private Sha256 record;
  private String reason;

  @Column(name = "finished_at")
  private Instant finishedAt;

  protected Opening() {}

  public Opening(EnvelopeKey key, String order, Sha256 closeHash, Instant opensAt) {
    this.key = key;
    this.order = order;
    this.closeHash = closeHash;
    this.opensAt = opensAt;
    this.stage = OpeningStage.CLOSED;
  }

  /**
   * Of an envelope that opens on a decision.
   *
   * @param decision SHA-256 of its SignedData
   */
  public Opening(EnvelopeKey key, Opening first, Instant opensAt, Sha256 decision) {
    this(key, first.order, first.closeHash, opensAt);
    this.decision = decision;
  }

  public EnvelopeKey key() {
    return key;
  }

  /** The notice version in force at closing. */
  public TenderRef tender() {
    return new TenderRef(key.tender(), order);
  }

  public Sha256 closeHash() {
    return closeHash;
  }

  public Instant opensAt() {
    return opensAt;
  }

  /** SHA-256 of the signed decision on which it opens; empty if it opens at the opening time. */
  public Optional<Sha256> decision() {
    return Optional.ofNullable(decision);
  }

  /** Another decision takes the place of the one before, as long as nothing is released. */
  public void decidedAnew(Sha256 other, Instant at) {
    expect(OpeningStage.CLOSED);
    decision = other;
    opensAt = at;
  }

  /** Its clock stood still meanwhile: what was not due when that began is due later. */
  public void prolonged(Suspensions.Span pause) {
    if (stage == OpeningStage.CLOSED) {
      opensAt = pause.putOff(opensAt).orElseThrow();
    }
  }

  public OpeningStage stage() {
    return stage;
  }

  public Optional<Integer> sealed() {
    return Optional.ofNullable(sealed);
  }

  public Optional<Sha256> reveal() {
    return Optional.ofNullable(reveal);
  }

  /** Document of the bids that were removed before the gate opened; empty if none was. */
  public Optional<Sha256> removals() {
    return Optional.ofNullable(removals);
  }

  public Optional<Sha256> gateKey() {
    return Optional.ofNullable(gateKey);
  }

  /** How many lists of points each member decrypts; known with the gate key. */
  public Optional<Integer> lists() {
    return Optional.ofNullable(lists);
  }

  /** Hash of the signed record. */
  public Optional<Sha256> record() {
    return Optional.ofNullable(record);
  }

  public Optional<String> reason() {
    return Optional.ofNullable(reason);
  }

  public Optional<Instant> finishedAt() {
    return Optional.ofNullable(finishedAt);
  }

  /** The commitment is opened: how many were sealed is public. */
  public void revealed(Epoch claim, int count, Sha256 document) {
    expect(OpeningStage.CLOSED);
    epoch = claim.number();
    sealed = count;
    reveal = document;
  }

  /** These bids will not be opened. */
  public void removed(Epoch claim, Sha256 document) {
    expect(OpeningStage.CLOSED);
    epoch = claim.number();
    removals = document;
  }

  /**
   * The gate is open.
   *
   * @param gateKeyDocument the published key, or the values that it made
   * @param pointLists how many lists of points it uncovered
   */
  public void begun(Epoch claim, Sha256 gateKeyDocument, int pointLists) {
    expect(OpeningStage.CLOSED);
    epoch = claim.number();
    gateKey = gateKeyDocument;
    lists = pointLists;
    stage = OpeningStage.OPENING;
  }

  /** Too few were sealed; nothing is opened. */
  public void failedSealed(Epoch claim, String code, Instant at) {
    expect(OpeningStage.CLOSED);
    epoch = claim.number();
    stage = OpeningStage.FAILED;
    reason = code;
    finishedAt = at;
  }

  /** The latest opening is over and too few members have come: nothing is opened any more. */
  public void lapsed(Epoch claim, String code, Instant at) {
    if (stage != OpeningStage.CLOSED) {
      expect(OpeningStage.OPENING);
    }
    epoch = claim.number();
    stage = OpeningStage.FAILED;
    reason = code;
    finishedAt = at;
  }

  /**
   * The record is signed.
   *
   * @param failure code if too few bids count, else null
   */
  public void finished(Epoch claim, Sha256 signedRecord, String failure, Instant at) {
    expect(OpeningStage.OPENING);
    epoch = claim.number();
    record = signedRecord;
    reason = failure;
    stage = failure == null ? OpeningStage.OPENED : OpeningStage.FAILED;
    finishedAt = at;
  }

  private void expect(OpeningStage expected) {
    if (stage != expected) {
      throw new IllegalStateException(
          "the opening of " + key + " is " + stage + ", not " + expected);
    }
  }
}
