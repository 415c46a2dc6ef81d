package org.opengeps.protocol.log;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.opengeps.kernel.DomainEvent;

/**
 * The closed list of facts in the log, in the order of a tender's life. Events name theirs;
 * members' programs, verifier and pages read them by it. A new fact is one constant here
 * (docs/protocol.md section 10 lists them all, and a test holds it to this list).
 */
public enum FactKind implements DomainEvent.Kind {
  CERTIFICATE_BOUND(Form.PUBLIC, Subject.PERSON, "a registration"),
  ROLES_CHANGED(Form.PUBLIC, Subject.PERSON, "opengeps/roles/1 or a registration"),
  ORGANISATION_REGISTERED(Form.PUBLIC, Subject.ORGANISATION, "opengeps/registration/1"),
  REGISTRATION_CHANGED(Form.PUBLIC, Subject.ORGANISATION, "opengeps/registration/1"),
  AGENCY_RENAMED(Form.PUBLIC, Subject.ORGANISATION, "opengeps/agency-name/1"),
  MANDATE_GRANTED(Form.PUBLIC, Subject.PERSON, "opengeps/mandate/1"),
  MANDATE_ENDED(Form.PUBLIC, Subject.PERSON, "opengeps/mandate-end/1"),
  AUDIT_READ(Form.HIDDEN, Subject.PERSON, "opengeps/audit-read/1"),
  DIRECT_AWARD_MADE(Form.PUBLIC, Subject.ORGANISATION, "opengeps/direct-award/1"),
  SUPPLIER_DEBARRED(Form.PUBLIC, Subject.ORGANISATION, "opengeps/sanction/1"),
  COMMITTEE_KEY_REGISTERED(Form.PUBLIC, Subject.PERSON, "opengeps/committee-key/1"),
  CEREMONY_CREATED(Form.PUBLIC, Subject.CEREMONY, "opengeps/ceremony/1"),
  CEREMONY_ROUND1(Form.PUBLIC, Subject.CEREMONY, "opengeps/ceremony-round1/1"),
  CEREMONY_ROUND2(Form.PUBLIC, Subject.CEREMONY, "opengeps/ceremony-round2/1"),
  REHEARSAL_STARTED(Form.PUBLIC, Subject.CEREMONY, "opengeps/rehearsal-start/1"),
  REHEARSAL_MESSAGE(Form.PUBLIC, Subject.CEREMONY, "opengeps/rehearsal/1"),
  REHEARSAL_PASSED(Form.PUBLIC, Subject.CEREMONY, ""),
  CEREMONY_BURNT(Form.PUBLIC, Subject.CEREMONY, ""),
  KEY_BOUND(Form.PUBLIC, Subject.TENDER, ""),
  DOCUMENTS_ANNOUNCED(Form.HIDDEN, Subject.DRAFT, "opengeps/document-upload/1"),
  DRAFT_FILED(Form.HIDDEN, Subject.DRAFT, "opengeps/draft/1"),
  DRAFT_APPROVED(Form.HIDDEN, Subject.DRAFT, "opengeps/approval/1"),
  DRAFT_RETURNED(Form.HIDDEN, Subject.DRAFT, "opengeps/return/1"),
  CALENDAR_PUBLISHED(Form.PUBLIC, Subject.CALENDAR, "opengeps/calendar/1"),
  NOTICE_PUBLISHED(Form.PUBLIC, Subject.TENDER, "opengeps/notice/1"),
  NOTICE_CORRECTED(Form.PUBLIC, Subject.TENDER, "opengeps/notice/1"),
  BASE_AMOUNT_PUBLISHED(Form.PUBLIC, Subject.TENDER, "opengeps/notice/1"),
  RE_BID_PUBLISHED(Form.PUBLIC, Subject.TENDER, "opengeps/notice/1"),
  NEXT_STAGE_PUBLISHED(Form.PUBLIC, Subject.TENDER, "opengeps/notice/1"),
  QUESTION_ASKED(Form.PUBLIC, Subject.TENDER, ""),
  QUESTION_ANSWERED(Form.PUBLIC, Subject.TENDER, "opengeps/answer/1"),
  NOTICE_CANCELLED(Form.PUBLIC, Subject.TENDER, "opengeps/notice/1"),
  INCIDENT_RECORDED(Form.PUBLIC, Subject.INCIDENT, "opengeps/incident/1"),
  TENDER_POSTPONED(Form.PUBLIC, Subject.TENDER, "opengeps/postponement/1"),
  RECEPTION(Form.HIDDEN, Subject.TENDER, "opengeps/receipt-core/1"),
  CANCELLATION_REQUESTED(Form.HIDDEN, Subject.TENDER, "opengeps/cancellation-receipt/1"),
  CANCELLATION_GRANTED(Form.HIDDEN, Subject.TENDER, "opengeps/cancellation-grant/1"),
  TENDER_CLOSED(Form.PUBLIC, Subject.TENDER, "opengeps/close/1"),
  BIDS_REMOVED(Form.PUBLIC, Subject.TENDER, "opengeps/removals/1"),
  CLOSE_REVEALED(Form.PUBLIC, Subject.TENDER, "opengeps/close-reveal/1"),
  GATE_KEY_PUBLISHED(Form.PUBLIC, Subject.TENDER, "opengeps/gate-key/1"),
  GATE_KEY_DESTROYED(Form.PUBLIC, Subject.TENDER, ""),
  TECHNICAL_DECISION_PROPOSED(Form.HIDDEN, Subject.TENDER, "opengeps/technical-decision/1"),
  TECHNICAL_DECIDED(Form.PUBLIC, Subject.TENDER, "opengeps/technical-decision/1"),
  GATE_VALUES_PUBLISHED(Form.PUBLIC, Subject.TENDER, "opengeps/gate-values/1"),
  SUSPENSION_PROPOSED(Form.HIDDEN, Subject.TENDER, "opengeps/suspension/1"),
  ROUND_SUSPENDED(Form.PUBLIC, Subject.TENDER, "opengeps/suspension/1"),
  ROUND_RESUMED(Form.PUBLIC, Subject.TENDER, "opengeps/suspension/1"),
  PARTIAL_POSTED(Form.PUBLIC, Subject.TENDER, "opengeps/partial/1"),
  FALSE_PARTIAL(Form.PUBLIC, Subject.TENDER, "opengeps/partial/1"),
  TENDER_OPENED(Form.PUBLIC, Subject.TENDER, "opengeps/opening-record/1"),
  BID_READ(Form.HIDDEN, Subject.TENDER, "opengeps/bid-read/1"),
  TENDER_FAILED(
      Form.PUBLIC,
      Subject.TENDER,
      "opengeps/close-reveal/1, opengeps/opening-record/1, opengeps/technical-decision/1,"
          + " opengeps/lapse/1, opengeps/ranking/1 or"
          + " opengeps/unsuccessful/1"),
  BIDS_RANKED(Form.PUBLIC, Subject.TENDER, "opengeps/ranking/1"),
  CANDIDATE_SCORED(Form.HIDDEN, Subject.TENDER, "opengeps/score/1"),
  ROUND_ACT_PROPOSED(Form.HIDDEN, Subject.TENDER, "opengeps/round-act/1"),
  ROUND_ACT_APPROVED(Form.HIDDEN, Subject.TENDER, "opengeps/round-act-approval/1"),
  CANDIDATE_CALLED(Form.HIDDEN, Subject.TENDER, "opengeps/call/1"),
  SUPPLEMENT_ASKED(Form.HIDDEN, Subject.TENDER, "opengeps/supplement/1"),
  CANDIDATE_ANSWERED(Form.HIDDEN, Subject.TENDER, "opengeps/self-score/1"),
  CANDIDATE_WAIVED(Form.HIDDEN, Subject.TENDER, "opengeps/waiver/1"),
  AWARD_DECIDED(Form.PUBLIC, Subject.TENDER, "opengeps/award/1"),
  CONTRACT_SENT(Form.PUBLIC, Subject.TENDER, "opengeps/contract/1"),
  CONTRACT_CONSENTED(Form.PUBLIC, Subject.TENDER, "opengeps/contract-consent/1"),
  CONTRACT_DECLINED(Form.PUBLIC, Subject.TENDER, "opengeps/contract-refusal/1"),
  CONTRACT_CONCLUDED(Form.PUBLIC, Subject.TENDER, "opengeps/contract-confirmation/1"),
  DELIVERY_HANDED_IN(Form.PUBLIC, Subject.TENDER, "opengeps/delivery/1"),
  DELIVERY_INSPECTED(Form.PUBLIC, Subject.TENDER, "opengeps/inspection/1"),
  PAYMENT_CLAIMED(Form.PUBLIC, Subject.TENDER, "opengeps/claim/1"),
  CLAIM_SENT_BACK(Form.PUBLIC, Subject.TENDER, "opengeps/claim-return/1"),
  PAYMENT_ORDERED(Form.PUBLIC, Subject.TENDER, "opengeps/payment-order/1"),
  PAYMENT_APPROVED(Form.PUBLIC, Subject.TENDER, "opengeps/payment-approval/1"),
  TRANSFER_REPORTED(Form.PUBLIC, Subject.TENDER, "a bank's pain.002 or camt.054"),
  BIDS_DESTROYED(Form.PUBLIC, Subject.TENDER, "opengeps/destruction/1");

  /** Whether a fact is an entry of its own at once, or a salted leaf of the next batch. */
  private enum Form {
    PUBLIC,
    HIDDEN
  }

  /** What a fact is about, named in its entry. */
  public enum Subject {
    /** Reference of a tender's order: {@code R26BK00000001-000}. */
    TENDER,
    DRAFT,
    CEREMONY,
    INCIDENT,
    /** Hash of a calendar of holidays. */
    CALENDAR,
    PERSON,
    ORGANISATION
  }

  private final boolean hidden;
  private final Subject subject;
  private final String document;

  FactKind(Form form, Subject subject, String document) {
    this.hidden = form == Form.HIDDEN;
    this.subject = subject;
    this.document = document;
  }

  /** As it stands in the entry: lower case with hyphens, {@code notice-published}. */
  @Override
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  @Override
  public boolean secret() {
    return hidden;
  }

  public Subject subject() {
    return subject;
  }

  /** Type of the document whose hash the entry holds; empty if it holds none. */
  public String document() {
    return document;
  }

  /** Whether an entry is of this kind. */
  public boolean is(LedgerEntry entry) {
    return word().equals(entry.kind());
  }

  /** The kind of a word; empty for a batch and for what a later edition of the log may add. */
  public static Optional<FactKind> find(String word) {
    return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
  }
}
