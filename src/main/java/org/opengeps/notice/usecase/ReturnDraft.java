package org.opengeps.notice.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.Optional;
import org.opengeps.identity.Role;
import org.opengeps.identity.Signed;
import org.opengeps.identity.usecase.FindPerson;
import org.opengeps.identity.usecase.SignedDoor;
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
import org.opengeps.platform.Documents;
import org.opengeps.protocol.json.JsonObject;

/** A second officer of the agency sends a draft back to its drafter and says why. */
@ApplicationScoped
public class ReturnDraft {
  public static final String TYPE = "opengeps/return/1";
  private static final int LONGEST_REASON = 1000;

  private record Words(Sha256 draftHash, String reason) {
    static Words from(JsonObject json) {
      return new Words(json.hash("draftHash"), json.string("reason"));
    }
  }

  private static final SignedDoor.Form<DraftDoor.About<Words>> FORM =
      DraftDoor.form(TYPE, Words::from, Role.APPROVING_OFFICER, Role.CONTRACTING_OFFICER);

  @Inject private FindPerson people;
  @Inject private DraftDoor door;
  @Inject private FindDrafts found;
  @Inject private Documents documents;
  @Inject private Event<DomainEvent> events;

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
    return door.enter(asked, cms, FORM, this::sendBack);
  }

  private Verdict<DraftView> sendBack(StoredDraft draft, Signed<DraftDoor.About<Words>> signed) {
    Sha256 hash = signed.hash();
    if (draft.returnHash().filter(hash::equals).isPresent()) {
      return Verdict.accept(found.view(draft));
    }
    Words words = signed.content().words();
    return Verdict.accept(draft)
        .unless(one -> ApproveNotice.secondOfficer(people, one, signed.actor()))
        .unless(one -> ApproveNotice.other(one, words.draftHash()))
        .unless(ReturnDraft::wrongState)
        .unless(
            one -> FreeText.judge(FreeText.paragraphs("reason", words.reason(), LONGEST_REASON)))
        .map(
            one -> {
              one.sendBack(
                  signed.actor().person(),
                  words.reason(),
                  documents.put(signed.der()),
                  signed.at());
              events.fire(new DraftReturned(one.id(), hash, signed.at()));
              return found.view(one);
            });
  }

  private static Optional<Refusal> wrongState(StoredDraft draft) {
    return draft.state() == DraftState.DRAFTED || draft.state() == DraftState.APPROVED
        ? Optional.empty()
        : Optional.of(Refusal.of("wrong-state.return").with("state", draft.state().word()));
  }
}
