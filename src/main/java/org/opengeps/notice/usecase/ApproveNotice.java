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
import org.opengeps.notice.model.Drafts;
import org.opengeps.notice.model.StoredDraft;
import org.opengeps.notice.rules.ApprovalIsBySecondOfficer;
import org.opengeps.platform.Documents;
import org.opengeps.protocol.json.JsonFormatException;

/** A second officer of the agency approves a draft: four eyes. */
@ApplicationScoped
public class ApproveNotice {
  public static final String TYPE = "opengeps/approval/1";

  @Inject private ReadSignedMessage read;
  @Inject private Drafts drafts;
  @Inject private FindPerson people;
  @Inject private FindDrafts found;
  @Inject private Documents documents;
  @Inject private Event<DomainEvent> events;
  @Inject private Clock clock;
  @Inject private ApproveNotice self;

  /**
   * Sending the same approval again is harmless.
   *
   * @param cms {@code opengeps/approval/1} {type, draft, draftHash} signed by the second officer
   * @return refused as {@link ReadSignedMessage} does, with {@code role-missing}, {@code
   *     json-format}, {@code draft-unknown}, {@code foreign-draft}, {@code four-eyes} or {@code
   *     draft-differs}
   */
  public Verdict<DraftView> approve(byte[] cms) {
    Instant at = clock.instant();
    Verdict<SignedMessage> message = read.read(cms, TYPE, at);
    return message instanceof Verdict.Refused<SignedMessage> refused
        ? Verdict.refuse(refused.refusal())
        : self.approve(message.orThrow(), at);
  }

  /** The same for a message that was read already. */
  @Transactional
  public Verdict<DraftView> approve(SignedMessage message, Instant at) {
    Optional<Refusal> lacking =
        message.actor().lacking(Role.APPROVING_OFFICER, Role.CONTRACTING_OFFICER);
    if (lacking.isPresent()) {
      return Verdict.refuse(lacking.get());
    }
    DraftId id;
    Sha256 hash;
    try {
      id = message.json().value("draft", DraftId::parse);
      hash = message.json().hash("draftHash");
    } catch (JsonFormatException e) {
      return Verdict.refuse(
          "json-format", "The approval does not have its form: " + e.getMessage());
    }
    return drafts
        .lock(id)
        .map(draft -> approve(draft, hash, message, at))
        .orElseGet(() -> FindDrafts.unknown(id));
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
      return Verdict.refuse(
          "draft-differs", "The approval names another content of this draft; read it again.");
    }
    if (draft.state() == DraftState.DRAFTED) {
      Sha256 signed = documents.put(message.document().der());
      draft.approve(actor.person(), signed, at);
      events.fire(new DraftApproved(draft.id(), signed, at));
    }
    return Verdict.accept(found.view(draft));
  }
}
