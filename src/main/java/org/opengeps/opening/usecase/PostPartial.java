package org.opengeps.opening.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;
import org.opengeps.custody.CeremonyId;
import org.opengeps.custody.MemberView;
import org.opengeps.custody.usecase.FindCeremony;
import org.opengeps.identity.Signed;
import org.opengeps.identity.usecase.SignedDoor;
import org.opengeps.kernel.DomainEvent;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.Verdict;
import org.opengeps.opening.PartialPosted;
import org.opengeps.opening.model.Confidential;
import org.opengeps.opening.model.EnvelopeKey;
import org.opengeps.opening.model.Opening;
import org.opengeps.opening.model.Openings;
import org.opengeps.opening.model.PostedPartial;
import org.opengeps.platform.Documents;
import org.opengeps.protocol.message.Partial;
import org.opengeps.protocol.opening.Partials;

/**
 * Takes a member's partial decryptions of one list. A false one is kept as evidence and names its
 * officer.
 */
@ApplicationScoped
public class PostPartial {
  private static final SignedDoor.Form<Partial> FORM =
      new SignedDoor.Form<>(Partial.TYPE, Partial::from);

  @Inject private SignedDoor door;
  @Inject private Openings openings;
  @Inject private OpeningCases cases;
  @Inject private HoldRound rounds;
  @Inject private FindCeremony ceremonies;
  @Inject private Documents documents;
  @Inject private Confidential confidential;
  @Inject private Event<DomainEvent> events;

  /**
   * Repeating it is harmless. Call it outside transactions.
   *
   * @param cms SignedData over {@code opengeps/partial/1}
   * @return hash of the message; refused with the codes of {@link SignedDoor}, {@code
   *     opening-unknown}, {@code gate-closed}, {@code opening-finished}, {@code opening-lapsed},
   *     {@code not-that-member}, {@code partial-invalid}, {@code already-posted} or {@code
   *     round-suspended}
   */
  public Verdict<Sha256> post(byte[] cms) {
    return door.enter(cms, FORM, this::take);
  }

  private Verdict<Sha256> take(Signed<Partial> signed) {
    Partial partial = signed.content();
    Instant now = signed.at();
    var key = new EnvelopeKey(partial.tender().number(), partial.slot());
    Optional<Opening> opening = openings.find(key);
    Optional<Refusal> early = opening.isEmpty() ? unknown(partial) : stageProblem(opening.get());
    if (early.isPresent()) {
      return Verdict.refuse(early.get());
    }
    OpeningCase opened = cases.of(opening.get());
    Instant latest = opened.notice().notice().schedule().latestOpening();
    if (!now.isBefore(latest)) {
      return Verdict.refuse(Refusal.of("opening-lapsed.engine").with("latest", latest));
    }
    if (member(opened, signed).isEmpty()) {
      return Verdict.refuse(Refusal.of("not-that-member").with("member", partial.member()));
    }
    Sha256 hash = keep(partial, signed.der());
    Optional<Refusal> wrong = Partials.refusal(opened.partials(), cases.points(opened), partial);
    if (wrong.isPresent()) {
      openings.addFalsePartial(
          key, new PostedPartial(null, partial.member(), hash, wrong.get().code(), now));
      fire(opened, partial, false, hash, now);
      return Verdict.refuse(wrong.get());
    }
    return keep(key, opened, partial, hash, now);
  }

  /** What is not for everybody rests wrapped, false or not. */
  private Sha256 keep(Partial partial, byte[] message) {
    return partial.list().equals(Partial.PUBLIC)
        ? documents.put(message)
        : confidential.keep(message);
  }

  private Verdict<Sha256> keep(
      EnvelopeKey key, OpeningCase opened, Partial partial, Sha256 hash, Instant now) {
    Optional<Refusal> suspended = rounds.hold(key.tender(), key.slot().lot());
    if (suspended.isPresent()) {
      return Verdict.refuse(suspended.get());
    }
    openings.lock(key); // a member may post the same list twice at once
    Optional<PostedPartial> before =
        openings.partials(key).stream()
            .filter(
                posted ->
                    posted.member() == partial.member() && posted.list().equals(partial.list()))
            .findFirst();
    if (before.isPresent()) {
      return before.get().document().equals(hash)
          ? Verdict.accept(hash)
          : Verdict.refuse(Refusal.of("already-posted.partials"));
    }
    openings.addPartial(key, new PostedPartial(partial.list(), partial.member(), hash, null, now));
    fire(opened, partial, true, hash, now);
    return Verdict.accept(hash);
  }

  private void fire(OpeningCase opened, Partial partial, boolean holds, Sha256 hash, Instant now) {
    events.fire(
        new PartialPosted(
            opened.setting().tender(),
            opened.slot(),
            partial.list(),
            partial.member(),
            holds,
            hash,
            now));
  }

  private Optional<MemberView> member(OpeningCase opened, Signed<Partial> signed) {
    return ceremonies.members(new CeremonyId(opened.terms().committeeKey().ceremony())).stream()
        .filter(member -> member.index() == signed.content().member())
        .filter(member -> member.person().equals(signed.actor().person().value()))
        .findFirst();
  }

  private static Optional<Refusal> unknown(Partial partial) {
    return Optional.of(
        Refusal.of("opening-unknown")
            .with("tender", partial.tender())
            .with("slot", partial.slot().toString()));
  }

  private static Optional<Refusal> stageProblem(Opening opening) {
    return switch (opening.stage()) {
      case CLOSED ->
          Optional.of(Refusal.of("gate-closed.early").with("opensAt", opening.opensAt()));
      case OPENING -> Optional.empty();
      case OPENED, FAILED -> Optional.of(Refusal.of("opening-finished"));
    };
  }
}
