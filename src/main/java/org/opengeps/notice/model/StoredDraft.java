package org.opengeps.notice.model;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.opengeps.identity.Actor;
import org.opengeps.identity.OrganisationId;
import org.opengeps.identity.PersonId;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.TenderRef;
import org.opengeps.notice.Draft;
import org.opengeps.notice.DraftId;
import org.opengeps.notice.DraftState;
import org.opengeps.notice.DraftView;
import org.opengeps.protocol.json.JsonValues;

/** A filed draft on its way to publication: only forward. */
@Entity
@Table(name = "notice_draft")
public class StoredDraft {
  @Id private String draft;
  private String kind;
  private String state;
  private String agency;
  private String drafter;

  @Column(name = "fields_hash")
  private Sha256 fieldsHash;

  @Column(name = "message_hash")
  private Sha256 messageHash;

  @Column(name = "title_ko")
  private String titleKo;

  @Column(name = "title_en")
  private String titleEn;

  @Column(name = "filed_at")
  private Instant filedAt;

  private String approver;

  @Column(name = "approval_hash")
  private Sha256 approvalHash;

  @Column(name = "approved_at")
  private Instant approvedAt;

  @Column(name = "returned_by")
  private String returnedBy;

  @Column(name = "return_hash")
  private Sha256 returnHash;

  @Column(name = "return_reason")
  private String returnReason;

  @Column(name = "returned_at")
  private Instant returnedAt;

  private String tender;

  @Column(name = "notice_order")
  private String order;

  @Column(name = "keys_hash")
  private Sha256 keysHash;

  @Column(name = "notice_hash")
  private Sha256 noticeHash;

  @Column(name = "prepared_at")
  private Instant preparedAt;

  /** For the persistence provider. */
  protected StoredDraft() {}

  /**
   * @param fieldsHash hash of the signed content
   * @param messageHash hash of the drafter's SignedData
   */
  public StoredDraft(
      Draft content, Actor drafter, Sha256 fieldsHash, Sha256 messageHash, Instant at) {
    this.draft = content.draft().toString();
    this.kind = JsonValues.word(content.kind());
    this.state = DraftState.DRAFTED.word();
    this.agency = drafter.organisation().value();
    this.drafter = drafter.person().value();
    this.fieldsHash = fieldsHash;
    this.messageHash = messageHash;
    this.titleKo = content.findTerms().map(terms -> terms.title().ko()).orElse("");
    this.titleEn = content.findTerms().map(terms -> terms.title().en()).orElse("");
    this.filedAt = at;
  }

  /** A second officer approved. */
  public void approve(PersonId officer, Sha256 message, Instant at) {
    expect(DraftState.DRAFTED);
    approver = officer.value();
    approvalHash = message;
    approvedAt = at;
    state = DraftState.APPROVED.word();
  }

  /** A second officer sends it back: nothing more can be done with it. */
  public void sendBack(PersonId officer, String reason, Sha256 message, Instant at) {
    if (state() != DraftState.APPROVED) {
      expect(DraftState.DRAFTED);
    }
    returnedBy = officer.value();
    returnReason = reason;
    returnHash = message;
    returnedAt = at;
    state = DraftState.RETURNED.word();
  }

  /** Hash of the signed message that sent it back. */
  public Optional<Sha256> returnHash() {
    return Optional.ofNullable(returnHash);
  }

  /**
   * The notice is written and waits for its signature; may be repeated until it is published.
   *
   * @param keys document with the lots and their keys
   * @param notice hash of the prepared notice
   */
  public void prepare(TenderRef ref, Sha256 keys, Sha256 notice, Instant at) {
    if (state() != DraftState.PREPARED) {
      expect(DraftState.APPROVED);
    }
    tender = ref.number();
    order = ref.order();
    keysHash = keys;
    noticeHash = notice;
    preparedAt = at;
    state = DraftState.PREPARED.word();
  }

  public void publish() {
    expect(DraftState.PREPARED);
    state = DraftState.PUBLISHED.word();
  }

  private void expect(DraftState wanted) {
    if (state() != wanted) {
      throw new IllegalStateException("draft " + draft + " is " + state);
    }
  }

  public DraftId id() {
    return DraftId.parse(draft);
  }

  public DraftState state() {
    return DraftState.ofWord(state);
  }

  public OrganisationId agency() {
    return new OrganisationId(agency);
  }

  public PersonId drafter() {
    return new PersonId(drafter);
  }

  /** Hash of the signed content, which lies in the document store. */
  public Sha256 fieldsHash() {
    return fieldsHash;
  }

  public Optional<TenderRef> ref() {
    return tender == null ? Optional.empty() : Optional.of(new TenderRef(tender, order));
  }

  public Optional<Sha256> keysHash() {
    return Optional.ofNullable(keysHash);
  }

  /** Hash of the prepared notice. */
  public Optional<Sha256> noticeHash() {
    return Optional.ofNullable(noticeHash);
  }

  public Optional<Instant> preparedAt() {
    return Optional.ofNullable(preparedAt);
  }

  /**
   * @param content what {@link #fieldsHash()} commits to
   */
  public DraftView view(Draft content) {
    return new DraftView(
        id(),
        state(),
        agency(),
        drafter(),
        filedAt,
        fieldsHash,
        content,
        Optional.ofNullable(approver).map(PersonId::new),
        Optional.ofNullable(approvedAt),
        ref(),
        Optional.ofNullable(returnedBy)
            .map(by -> new DraftView.Return(new PersonId(by), returnReason, returnedAt)));
  }
}
