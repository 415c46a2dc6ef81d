package org.opengeps.notice.usecase;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.function.Function;
import org.opengeps.identity.Role;
import org.opengeps.identity.SignedMessage;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Verdict;
import org.opengeps.notice.DraftId;
import org.opengeps.notice.model.Drafts;
import org.opengeps.notice.model.StoredDraft;
import org.opengeps.protocol.json.JsonFormatException;
import org.opengeps.protocol.json.JsonObject;

/**
 * The way of every signed message about a filed draft: role, form, the draft that the address
 * names, of the signer's own agency, alone until the transaction ends.
 */
@Dependent
class DraftDoor {
  @Inject private Drafts drafts;

  /** A draft with what the message says about it. */
  record Asked<T>(StoredDraft draft, T words) {}

  /**
   * For messages that name their draft.
   *
   * @param asked draft in the address; the signed message must name the same
   * @param form reads the other members
   * @return refused with {@code json-format}, {@code draft-not-named} or as {@link #lock}
   */
  <T> Verdict<Asked<T>> open(
      DraftId asked, SignedMessage message, Function<JsonObject, T> form, Role... oneOf) {
    Optional<Refusal> lacking = message.actor().lacking(oneOf);
    if (lacking.isPresent()) {
      return Verdict.refuse(lacking.get());
    }
    DraftId named;
    T words;
    try {
      named = message.json().value("draft", DraftId::parse);
      words = form.apply(message.json());
    } catch (JsonFormatException e) {
      return Verdict.refuse(
          "json-format",
          "서명한 내용의 형식이 올바르지 않습니다: " + e.getMessage(),
          "The message does not have its form: " + e.getMessage());
    }
    if (!named.equals(asked)) {
      return Verdict.refuse(
          "draft-not-named",
          "주소와 서명한 문서의 초안 번호가 다릅니다.",
          "The address names draft "
              + asked
              + ", the signed message draft "
              + named
              + ". Send the message to the draft that it names.");
    }
    Verdict<StoredDraft> draft = lock(asked, message, oneOf);
    return draft instanceof Verdict.Refused<StoredDraft> refused
        ? Verdict.refuse(refused.refusal())
        : Verdict.accept(new Asked<>(draft.orThrow(), words));
  }

  /**
   * @return refused with {@code role-missing}, {@code draft-unknown} or {@code foreign-draft}
   */
  Verdict<StoredDraft> lock(DraftId asked, SignedMessage message, Role... oneOf) {
    Optional<Refusal> lacking = message.actor().lacking(oneOf);
    if (lacking.isPresent()) {
      return Verdict.refuse(lacking.get());
    }
    Optional<StoredDraft> draft = drafts.lock(asked);
    if (draft.isEmpty()) {
      return FindDrafts.unknown(asked);
    }
    return draft.get().agency().equals(message.actor().organisation())
        ? Verdict.accept(draft.get())
        : Verdict.refuse("foreign-draft", "다른 기관의 초안입니다.", "This draft belongs to another agency.");
  }
}
