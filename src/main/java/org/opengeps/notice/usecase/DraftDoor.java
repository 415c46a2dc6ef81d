package org.opengeps.notice.usecase;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.opengeps.identity.Actor;
import org.opengeps.identity.Role;
import org.opengeps.identity.Signed;
import org.opengeps.identity.usecase.SignedDoor;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Verdict;
import org.opengeps.notice.DraftId;
import org.opengeps.notice.model.Drafts;
import org.opengeps.notice.model.StoredDraft;
import org.opengeps.protocol.json.JsonObject;

/**
 * The way of every signed message about a filed draft, behind {@link SignedDoor}: the draft that
 * the address names, of the signer's own agency, alone until the transaction ends.
 */
@Dependent
class DraftDoor {
  @Inject private SignedDoor door;
  @Inject private Drafts drafts;

  /**
   * What a message says about a draft.
   *
   * @param draft that it names
   * @param words its other members
   */
  record About<T>(DraftId draft, T words) {}

  /** A message that names its draft, with a reader for the other members. */
  static <T> SignedDoor.Form<About<T>> form(
      String type, Function<JsonObject, T> words, Role... roles) {
    return new SignedDoor.Form<>(
        type, json -> new About<>(json.value("draft", DraftId::parse), words.apply(json)), roles);
  }

  /**
   * For messages that name their draft.
   *
   * @param asked draft in the address; the signed message must name the same
   * @return refused as by {@link SignedDoor}, with {@code draft-not-named}, as {@link #lock} or by
   *     the work
   */
  <T, R> Verdict<R> enter(
      DraftId asked,
      byte[] cms,
      SignedDoor.Form<About<T>> form,
      BiFunction<StoredDraft, Signed<About<T>>, Verdict<R>> work) {
    return door.enter(
        cms,
        form,
        signed ->
            Verdict.accept(signed)
                .unless(act -> other(asked, act.content().draft()))
                .then(act -> lock(asked, act.actor()))
                .then(draft -> work.apply(draft, signed)));
  }

  private static Optional<Refusal> other(DraftId asked, DraftId named) {
    return named.equals(asked)
        ? Optional.empty()
        : Optional.of(
            Refusal.of("draft-not-named")
                .with("asked", asked.toString())
                .with("named", named.toString()));
  }

  /**
   * @return refused with {@code draft-unknown} or {@code foreign-draft}
   */
  Verdict<StoredDraft> lock(DraftId asked, Actor actor) {
    return Verdict.found(drafts.lock(asked), () -> FindDrafts.unknown(asked))
        .unless(
            draft ->
                draft.agency().equals(actor.organisation())
                    ? Optional.empty()
                    : Optional.of(Refusal.of("foreign-draft")));
  }
}
