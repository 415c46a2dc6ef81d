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
import org.opengeps.kernel.FreeText;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.Verdict;
import org.opengeps.notice.DraftId;
import org.opengeps.notice.DraftReturned;
import org.opengeps.notice.DraftState;
import org.opengeps.notice.DraftView;
import org.opengeps.notice.model.StoredDraft;
import org.opengeps.notice.rules.ApprovalIsBySecondOfficer;
import org.opengeps.platform.Documents;
import org.opengeps.protocol.json.JsonObject;

/** A second officer of the agency sends a draft back to its drafter and says why. */
@ApplicationScoped
public class ReturnDraft {
  public static final String TYPE = "opengeps/return/1";
  private static final int LONGEST_REASON = 1000;

  @Inject private ReadSignedMessage read;
  @Inject private FindPerson people;
  @Inject private DraftDoor door;
  @Inject private FindDrafts found;
  @Inject private Documents documents;
  @Inject private Event<DomainEvent> events;
  @Inject private Clock clock;
  @Inject private ReturnDraft self;

  /**
   * Sending the same message again is harmless.
   *
   * @param asked the draft that the door names
   * @param cms {@code opengeps/return/1} {type, draft, draftHash, reason} signed by an officer who
   *     did not draft it
   * @return refused as {@link ApproveNotice#approve} does, with {@code text-unfit} or {@code
   *     wrong-state}
   */
  public Verdict<DraftView> sendBack(DraftId asked, byte[] cms) {
    Instant at = clock.instant();
    Verdict<SignedMessage> message = read.read(cms, TYPE, at);
    return message instanceof Verdict.Refused<SignedMessage> refused
        ? Verdict.refuse(refused.refusal())
        : self.sendBack(asked, message.orThrow(), at);
  }

  private record Words(Sha256 draftHash, String reason) {
    static Words from(JsonObject json) {
      return new Words(json.hash("draftHash"), json.string("reason"));
    }
  }

  /** The same for a message that was read already. */
  @Transactional
  public Verdict<DraftView> sendBack(DraftId asked, SignedMessage message, Instant at) {
    Verdict<DraftDoor.Asked<Words>> draft =
        door.open(asked, message, Words::from, Role.APPROVING_OFFICER, Role.CONTRACTING_OFFICER);
    return draft instanceof Verdict.Refused<DraftDoor.Asked<Words>> refused
        ? Verdict.refuse(refused.refusal())
        : sendBack(draft.orThrow().draft(), draft.orThrow().words(), message, at);
  }

  private Verdict<DraftView> sendBack(
      StoredDraft draft, Words words, SignedMessage message, Instant at) {
    Sha256 signed = Sha256.of(message.document().der());
    if (draft.returnHash().filter(signed::equals).isPresent()) {
      return Verdict.accept(found.view(draft));
    }
    Optional<Refusal> refusal = obstacle(draft, words, message);
    if (refusal.isPresent()) {
      return Verdict.refuse(refusal.get());
    }
    draft.sendBack(
        message.actor().person(), words.reason(), documents.put(message.document().der()), at);
    events.fire(new DraftReturned(draft.id(), signed, at));
    return Verdict.accept(found.view(draft));
  }

  private Optional<Refusal> obstacle(StoredDraft draft, Words words, SignedMessage message) {
    Optional<Refusal> sameOfficer =
        ApprovalIsBySecondOfficer.judge(
            people.mayBeTheSame(draft.drafter(), message.actor().person()),
            draft.agency(),
            message.actor().organisation());
    if (sameOfficer.isPresent()) {
      return sameOfficer;
    }
    if (!draft.fieldsHash().equals(words.draftHash())) {
      return Optional.of(ApproveNotice.differs());
    }
    if (draft.state() != DraftState.DRAFTED && draft.state() != DraftState.APPROVED) {
      return Optional.of(
          new Refusal(
              "wrong-state",
              "번호가 배정되었거나 공고했거나 이미 되돌려 보낸 초안은 되돌려 보낼 수 없습니다.",
              "The draft is " + draft.state().word() + "; it can no longer be sent back."));
    }
    return FreeText.judge(FreeText.paragraphs("reason", words.reason(), LONGEST_REASON));
  }
}
