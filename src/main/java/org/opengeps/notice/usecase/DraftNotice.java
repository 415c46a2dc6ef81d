package org.opengeps.notice.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.Optional;
import org.opengeps.identity.Role;
import org.opengeps.identity.Signed;
import org.opengeps.identity.usecase.SignedDoor;
import org.opengeps.kernel.DomainEvent;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.Verdict;
import org.opengeps.notice.Draft;
import org.opengeps.notice.DraftFiled;
import org.opengeps.notice.DraftReview;
import org.opengeps.notice.DraftView;
import org.opengeps.notice.model.Drafts;
import org.opengeps.notice.model.StoredDraft;
import org.opengeps.platform.Documents;

/** Files a signed draft of a notice, a correction or a cancellation. */
@ApplicationScoped
public class DraftNotice {
  private static final SignedDoor.Form<Draft> FORM =
      new SignedDoor.Form<>(Draft.TYPE, Draft::from, Role.CONTRACTING_OFFICER);

  @Inject private SignedDoor door;
  @Inject private CheckDraft check;
  @Inject private Drafts drafts;
  @Inject private Documents documents;
  @Inject private Event<DomainEvent> events;

  /**
   * Sending the same draft again is harmless.
   *
   * @param cms {@code opengeps/draft/1} signed by a contracting officer
   * @return the filed draft; refused as {@link SignedDoor} does, with {@code draft-exists}, {@code
   *     reason-missing}, or with the code of the first rule that fails and the sentences of all
   */
  public Verdict<DraftView> draft(byte[] cms) {
    return door.enter(cms, FORM, this::file);
  }

  private Verdict<DraftView> file(Signed<Draft> signed) {
    Draft draft = signed.content();
    Sha256 hash = Sha256.of(signed.message().document().content());
    Optional<StoredDraft> before = drafts.lock(draft.draft());
    if (before.isPresent()) {
      return before.get().fieldsHash().equals(hash)
          ? Verdict.accept(before.get().view(draft))
          : Verdict.refuse(Refusal.of("draft-exists"));
    }
    return check
        .check(draft, signed.actor().organisation())
        .unless(DraftNotice::findings)
        .map(review -> store(signed, hash));
  }

  private static Optional<Refusal> findings(DraftReview review) {
    return Optional.of(review.findings())
        .filter(findings -> !findings.isEmpty())
        .map(DraftFacts::refusal);
  }

  private DraftView store(Signed<Draft> signed, Sha256 hash) {
    Draft draft = signed.content();
    documents.put(signed.message().document().content());
    Sha256 document = documents.put(signed.der());
    StoredDraft stored = new StoredDraft(draft, signed.actor(), hash, document, signed.at());
    drafts.add(stored);
    events.fire(new DraftFiled(draft.draft(), document, signed.at()));
    return stored.view(draft);
  }
}
