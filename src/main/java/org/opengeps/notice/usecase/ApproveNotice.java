package org.opengeps.notice.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.opengeps.identity.Role;
import org.opengeps.identity.SignedMessage;
import org.opengeps.identity.usecase.FindPerson;
import org.opengeps.identity.usecase.ReadSignedMessage;
import org.opengeps.kernel.DomainEvent;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.Verdict;
import org.opengeps.notice.DraftApproved;
import org.opengeps.notice.DraftId;
import org.opengeps.notice.DraftState;
import org.opengeps.notice.DraftView;
import org.opengeps.notice.model.StoredDraft;
import org.opengeps.notice.rules.ApprovalIsBySecondOfficer;
import org.opengeps.platform.Documents;

/** A second officer of the agency approves a draft: four eyes. */
@ApplicationScoped
public class ApproveNotice {
  public static final String TYPE = "opengeps/approval/1";

  @Inject private ReadSignedMessage read;
  @Inject private FindPerson people;
  @Inject private DraftDoor door;
  @Inject private FindDrafts found;
  @Inject private Documents documents;
  @Inject private Event<DomainEvent> events;
  @Inject private Clock clock;
  @Inject private ApproveNotice self;

  /**
   * Sending the same approval again is harmless.
   *
   * @param asked the draft that the door names
   * @param cms {@code opengeps/approval/1} {type, draft, draftHash} signed by the second officer
   * @return refused as {@link ReadSignedMessage} does, with {@code role-missing}, {@code
   *     json-format}, {@code draft-not-named}, {@code draft-unknown}, {@code foreign-draft}, {@code
   *     four-eyes}, {@code draft-differs} or {@code wrong-state}
   */
  public Verdict<DraftView> approve(DraftId asked, byte[] cms) {
    Instant at = clock.instant();
    Verdict<SignedMessage> message = read.read(cms, TYPE, at);
    return message instanceof Verdict.Refused<SignedMessage> refused
        ? Verdict.refuse(refused.refusal())
        : self.approve(asked, message.orThrow(), at);
  }

  /** The same for a message that was read already. */
  @Transactional
  public Verdict<DraftView> approve(DraftId asked, SignedMessage message, Instant at) {
    Verdict<DraftDoor.Asked<Sha256>> draft =
        door.open(
            asked,
            message,
            json -> json.hash("draftHash"),
            Role.APPROVING_OFFICER,
            Role.CONTRACTING_OFFICER);
    return draft instanceof Verdict.Refused<DraftDoor.Asked<Sha256>> refused
        ? Verdict.refuse(refused.refusal())
        : approve(draft.orThrow().draft(), draft.orThrow().words(), message, at);
  }

  private Verdict<DraftView> approve(
      StoredDraft draft, Sha256 hash, SignedMessage message, Instant at) {
    var actor = message.actor();
    Optional<Refusal> refusal =
        ApprovalIsBySecondOfficer.judge(
            people.mayBeTheSame(draft.drafter(), actor.person()),
            draft.agency(),
            actor.organisation());
    if (refusal.isPresent()) {
      return Verdict.refuse(refusal.get());
    }
    if (!draft.fieldsHash().equals(hash)) {
      return Verdict.refuse(differs());
    }
    if (draft.state() == DraftState.RETURNED) {
      return Verdict.refuse(
          "wrong-state",
          "되돌려 보낸 초안은 결재할 수 없습니다.",
          "The draft was sent back; it can no longer be approved.");
    }
    if (draft.state() == DraftState.DRAFTED) {
      Sha256 signed = documents.put(message.document().der());
      draft.approve(actor.person(), signed, at);
      events.fire(new DraftApproved(draft.id(), signed, at));
    }
    return Verdict.accept(found.view(draft));
  }

  /** The message is about another content than the draft has. */
  static Refusal differs() {
    return new Refusal(
        "draft-differs",
        "서명한 문서가 이 초안의 내용과 다릅니다. 화면을 새로 고치고 다시 읽으세요.",
        "The message names another content of this draft; read it again.");
  }
}
