package org.opengeps.bid.model;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.opengeps.bid.LotRef;
import org.opengeps.bid.SubmissionId;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.TenderRef;
import org.opengeps.protocol.message.EnvelopeHash;
import org.opengeps.protocol.message.ReceiptCore.Outcome;

/**
 * What came in and when. The instant and the hashes never change; the state goes once from received
 * to its outcome.
 */
@Entity
@Table(name = "bid_reception")
public class Reception {
  @Id private String id;
  private String submission;

  @Column(name = "live_submission")
  private String liveSubmission;

  private String tender;

  @Column(name = "notice_order")
  private String noticeOrder;

  private String lot;

  @Column(name = "notice_hash")
  private Sha256 noticeHash;

  @Column(name = "statement_hash")
  private Sha256 statementHash;

  @Column(name = "signed_hash")
  private Sha256 signed;

  private String envelopes;

  @Column(name = "received_at")
  private Instant receivedAt;

  private String state;

  @Column(name = "core_hash")
  private Sha256 coreHash;

  private byte[] core;

  @Column(name = "destroyed_at", insertable = false, updatable = false)
  private Instant destroyedAt;

  /** For the persistence provider. */
  protected Reception() {}

  /** A reception that waits for its decision. */
  public Reception(Arrival arrival) {
    this.id = UUID.randomUUID().toString();
    this.submission = arrival.submission().toString();
    this.liveSubmission = submission;
    this.tender = arrival.lot().tender().number();
    this.noticeOrder = arrival.lot().tender().order();
    this.lot = arrival.lot().lot();
    this.noticeHash = arrival.noticeHash();
    this.statementHash = arrival.statementHash();
    this.signed = arrival.signed();
    this.envelopes = EnvelopeHash.text(arrival.envelopes());
    this.receivedAt = arrival.receivedAt();
    this.state = ReceptionState.RECEIVED.word();
  }

  /**
   * Decides, once.
   *
   * @param coreHash hash of the canonical receipt core
   * @param signedCore the core as SignedData by the platform
   * @throws IllegalStateException if it is decided already
   */
  public void decide(Outcome outcome, Sha256 coreHash, byte[] signedCore) {
    if (state() != ReceptionState.RECEIVED) {
      throw new IllegalStateException("reception " + id + " is decided already: " + state);
    }
    this.state = ReceptionState.of(outcome).word();
    this.coreHash = coreHash;
    this.core = signedCore;
    if (outcome == Outcome.REFUSED) {
      this.liveSubmission = null;
    }
  }

  public String id() {
    return id;
  }

  public Arrival arrival() {
    return new Arrival(
        SubmissionId.parse(submission),
        lot(),
        noticeHash,
        statementHash,
        signed,
        EnvelopeHash.parse(envelopes),
        receivedAt);
  }

  public LotRef lot() {
    return new LotRef(new TenderRef(tender, noticeOrder), lot);
  }

  public ReceptionState state() {
    return ReceptionState.ofWord(state);
  }

  /** The outcome, empty while undecided. */
  public Optional<Outcome> outcome() {
    return state() == ReceptionState.RECEIVED
        ? Optional.empty()
        : Optional.of(Outcome.valueOf(state().name()));
  }

  /** Hash of the receipt core; only of a decided reception. */
  public Sha256 coreHash() {
    return coreHash;
  }

  /** Receipt core signed by the platform; only of a decided reception. */
  public byte[] signedCore() {
    return core.clone();
  }

  /** Since when bytes of it that nobody had opened are gone. */
  public Optional<Instant> destroyedAt() {
    return Optional.ofNullable(destroyedAt);
  }
}
