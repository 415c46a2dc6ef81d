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
import org.opengeps.identity.usecase.ReadSignedMessage;
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
import org.opengeps.protocol.json.JsonFormatException;

/** Files a signed draft of a notice, a correction or a cancellation. */
@ApplicationScoped
public class DraftNotice {
  @Inject private ReadSignedMessage read;
  @Inject private CheckDraft check;
  @Inject private Drafts drafts;
  @Inject private Documents documents;
  @Inject private Event<DomainEvent> events;
  @Inject private Clock clock;
  @Inject private DraftNotice self;

  /**
   * Sending the same draft again is harmless.
   *
   * @param cms {@code opengeps/draft/1} signed by a contracting officer
   * @return the filed draft; refused as {@link ReadSignedMessage} does, with {@code role-missing},
   *     {@code json-format}, {@code draft-exists}, {@code reason-missing}, or with the code of the
   *     first rule that fails and the sentences of all
   */
  public Verdict<DraftView> draft(byte[] cms) {
    Instant at = clock.instant();
    Verdict<SignedMessage> message = read.read(cms, Draft.TYPE, at);
    return message instanceof Verdict.Refused<SignedMessage> refused
        ? Verdict.refuse(refused.refusal())
        : self.file(message.orThrow(), at);
  }

  /** Files a message that was read already. */
  @Transactional
  public Verdict<DraftView> file(SignedMessage message, Instant at) {
    Optional<Refusal> lacking = message.actor().lacking(Role.CONTRACTING_OFFICER);
    if (lacking.isPresent()) {
      return Verdict.refuse(lacking.get());
    }
    Draft draft;
    try {
      draft = Draft.from(message.json());
    } catch (JsonFormatException e) {
      return Verdict.refuse(
          "json-format",
          "초안의 형식이 올바르지 않습니다: " + e.getMessage(),
          "The draft does not have its form: " + e.getMessage());
    }
    Sha256 hash = Sha256.of(message.document().content());
    Optional<StoredDraft> before = drafts.lock(draft.draft());
    if (before.isPresent()) {
      return before.get().fieldsHash().equals(hash)
          ? Verdict.accept(before.get().view(draft))
          : Verdict.refuse(
              "draft-exists",
              "같은 이름으로 다른 내용의 초안이 이미 있습니다. 초안을 새로 만드세요.",
              "A draft of this name was filed with other content; use a new name (UUID).");
    }
    return judge(draft, message)
        .<Verdict<DraftView>>map(Verdict::refuse)
        .orElseGet(() -> Verdict.accept(store(draft, message, hash, at)));
  }

  private Optional<Refusal> judge(Draft draft, SignedMessage message) {
    Verdict<DraftReview> verdict = check.check(draft, message.actor().organisation());
    if (verdict instanceof Verdict.Refused<DraftReview> refused) {
      return Optional.of(refused.refusal());
    }
    return Optional.of(verdict.orThrow().findings())
        .filter(findings -> !findings.isEmpty())
        .map(DraftFacts::refusal);
  }

  private DraftView store(Draft draft, SignedMessage message, Sha256 hash, Instant at) {
    documents.put(message.document().content());
    Sha256 signed = documents.put(message.document().der());
    StoredDraft stored = new StoredDraft(draft, message.actor(), hash, signed, at);
    drafts.add(stored);
    events.fire(new DraftFiled(draft.draft(), signed, at));
    return stored.view(draft);
  }
}
