package org.opengeps.notice.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.Optional;
import org.opengeps.identity.Actor;
import org.opengeps.identity.Role;
import org.opengeps.identity.Signed;
import org.opengeps.identity.usecase.FindPerson;
import org.opengeps.identity.usecase.SignedDoor;
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
  private static final SignedDoor.Form<DraftDoor.About<Sha256>> FORM =
      DraftDoor.form(
          TYPE, json -> json.hash("draftHash"), Role.APPROVING_OFFICER, Role.CONTRACTING_OFFICER);

  @Inject private FindPerson people;
  @Inject private DraftDoor door;
  @Inject private FindDrafts found;
  @Inject private Documents documents;
  @Inject private Event<DomainEvent> events;

  /**
   * Sending the same approval again is harmless.
   *
   * @param asked the draft that the door names
   * @param cms {@code opengeps/approval/1} {type, draft, draftHash} signed by the second officer
   * @return refused as {@link DraftDoor} does, with {@code four-eyes}, {@code draft-differs} or
   *     {@code wrong-state}
   */
  public Verdict<DraftView> approve(DraftId asked, byte[] cms) {
    return door.enter(asked, cms, FORM, this::approve);
  }

  private Verdict<DraftView> approve(StoredDraft draft, Signed<DraftDoor.About<Sha256>> signed) {
    return Verdict.accept(draft)
        .unless(one -> secondOfficer(people, one, signed.actor()))
        .unless(one -> other(one, signed.content().words()))
        .unless(ApproveNotice::returned)
        .map(one -> approveOnce(one, signed));
  }

  private DraftView approveOnce(StoredDraft draft, Signed<?> signed) {
    if (draft.state() == DraftState.DRAFTED) {
      Sha256 document = documents.put(signed.der());
      draft.approve(signed.actor().person(), document, signed.at());
      events.fire(new DraftApproved(draft.id(), document, signed.at()));
    }
    return found.view(draft);
  }

  private static Optional<Refusal> returned(StoredDraft draft) {
    return draft.state() == DraftState.RETURNED
        ? Optional.of(Refusal.of("wrong-state.sent-back"))
        : Optional.empty();
  }

  /** Whoever judges a draft is another officer of its agency. */
  static Optional<Refusal> secondOfficer(FindPerson people, StoredDraft draft, Actor actor) {
    return ApprovalIsBySecondOfficer.judge(
        people.mayBeTheSame(draft.drafter(), actor.person()), draft.agency(), actor.organisation());
  }

  /** Whether a message is about another content than the draft has. */
  static Optional<Refusal> other(StoredDraft draft, Sha256 named) {
    return draft.fieldsHash().equals(named)
        ? Optional.empty()
        : Optional.of(Refusal.of("draft-differs"));
  }
}
