package org.opengeps.custody.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;
import org.opengeps.custody.CeremonyState;
import org.opengeps.custody.CeremonyStep.Step;
import org.opengeps.custody.CeremonyTurned;
import org.opengeps.custody.model.Ceremonies;
import org.opengeps.custody.model.Ceremony;
import org.opengeps.custody.model.Rehearsal;
import org.opengeps.custody.usecase.CeremonyDesk.Place;
import org.opengeps.identity.Role;
import org.opengeps.identity.Signed;
import org.opengeps.identity.usecase.SignedDoor;
import org.opengeps.kernel.DomainEvent;
import org.opengeps.kernel.PlainText;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Verdict;
import org.opengeps.protocol.message.Round2;

/**
 * A member accepts the transcript or complains. Any complaint burns all keys; when all accept, the
 * first rehearsal begins.
 */
@ApplicationScoped
public class PostRound2 {
  private static final SignedDoor.Form<Round2> FORM =
      new SignedDoor.Form<>(Round2.TYPE, Round2::from, Role.COMMITTEE_MEMBER);

  @Inject private SignedDoor door;
  @Inject private CommitteeMessages messages;
  @Inject private CeremonyDesk desk;
  @Inject private Ceremonies ceremonies;
  @Inject private Event<DomainEvent> events;

  /**
   * Repeating it is harmless. Call it outside transactions.
   *
   * @param cms SignedData over {@code opengeps/ceremony-round2/1}
   * @return the state afterwards; refused with the codes of {@link SignedDoor}, {@code
   *     ceremony-unknown}, {@code not-that-member}, {@code pool-expired}, {@code already-posted},
   *     {@code wrong-round}, {@code other-transcript}
   */
  public Verdict<CeremonyState> post(byte[] cms) {
    return door.enter(cms, FORM, this::take);
  }

  private Verdict<CeremonyState> take(Signed<Round2> signed) {
    Round2 round = signed.content();
    Verdict<Place> verdict = desk.place(round.ceremony(), round.member(), signed);
    if (verdict instanceof Verdict.Refused<Place> refused) {
      return Verdict.refuse(refused.refusal());
    }
    Place place = verdict.orThrow();
    if (desk.isRepeated(place, Step.ROUND_2, signed)) {
      return Verdict.accept(place.ceremony().state());
    }
    Optional<Refusal> refusal =
        desk.roundProblem(place, Step.ROUND_2, CeremonyState.ROUND_2)
            .or(() -> transcriptProblem(place.ceremony(), round));
    if (refusal.isPresent()) {
      return Verdict.refuse(refusal.get());
    }
    int messagesIn = desk.take(place, Step.ROUND_2, signed);
    if (round.verdict() == Round2.Word.COMPLAINT) {
      burn(place.ceremony(), signed);
    } else if (messagesIn == place.ceremony().n()) {
      accept(place.ceremony(), signed);
    }
    return Verdict.accept(place.ceremony().state());
  }

  private static Optional<Refusal> transcriptProblem(Ceremony ceremony, Round2 round) {
    boolean same =
        round.ceremonyHash().equals(ceremony.hash())
            && ceremony.transcriptHash().filter(round.transcriptHash()::equals).isPresent();
    return same ? Optional.empty() : Optional.of(Refusal.of("other-transcript"));
  }

  private void burn(Ceremony ceremony, Signed<Round2> signed) {
    Round2 round = signed.content();
    ceremony.burn(
        "member "
            + round.member()
            + ": "
            + (round.reason() == null
                ? "no reason given"
                // a complaint is never refused for its words
                : String.join(" ", PlainText.words(round.reason()))));
    events.fire(
        new CeremonyTurned(ceremony.id(), ceremony.state(), round.transcriptHash(), signed.at()));
  }

  private void accept(Ceremony ceremony, Signed<Round2> signed) {
    ceremonies.addToPool(desk.transcript(ceremony).orThrow().keys());
    ceremony.accepted();
    ceremonies.addRehearsal(new Rehearsal(UUID.randomUUID(), ceremony.id(), signed.at()));
  }
}
