package org.opengeps.custody.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.Optional;
import org.opengeps.custody.CeremonyState;
import org.opengeps.custody.CeremonyStep.Step;
import org.opengeps.custody.CeremonyTurned;
import org.opengeps.custody.model.Ceremony;
import org.opengeps.custody.usecase.CeremonyDesk.Place;
import org.opengeps.identity.Role;
import org.opengeps.identity.Signed;
import org.opengeps.identity.usecase.SignedDoor;
import org.opengeps.kernel.DomainEvent;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Verdict;
import org.opengeps.protocol.ceremony.Round1Check;
import org.opengeps.protocol.ceremony.Transcript;
import org.opengeps.protocol.message.Round1;

/**
 * A member deals: commitments, proofs of possession and encrypted shares for every key. The last
 * one completes the transcript.
 */
@ApplicationScoped
public class PostRound1 {
  private static final SignedDoor.Form<Round1> FORM =
      new SignedDoor.Form<>(Round1.TYPE, Round1::from, Role.COMMITTEE_MEMBER);

  @Inject private SignedDoor door;
  @Inject private CommitteeMessages messages;
  @Inject private CeremonyDesk desk;
  @Inject private Event<DomainEvent> events;

  /**
   * Repeating it is harmless. Call it outside transactions.
   *
   * @param cms SignedData over {@code opengeps/ceremony-round1/1}
   * @return the state afterwards; refused with the codes of {@link SignedDoor}, {@code
   *     ceremony-unknown}, {@code not-that-member}, {@code pool-expired}, {@code already-posted},
   *     {@code wrong-round}, {@code round1-invalid}
   */
  public Verdict<CeremonyState> post(byte[] cms) {
    return door.enter(cms, FORM, this::take);
  }

  private Verdict<CeremonyState> take(Signed<Round1> signed) {
    Round1 round = signed.content();
    Verdict<Place> verdict = desk.place(round.ceremony(), round.dealer(), signed);
    if (verdict instanceof Verdict.Refused<Place> refused) {
      return Verdict.refuse(refused.refusal());
    }
    Place place = verdict.orThrow();
    if (desk.isRepeated(place, Step.ROUND_1, signed)) {
      return Verdict.accept(place.ceremony().state());
    }
    Optional<Refusal> refusal =
        desk.roundProblem(place, Step.ROUND_1, CeremonyState.ROUND_1)
            .or(() -> Round1Check.refusal(desk.statement(place.ceremony()), round));
    if (refusal.isPresent()) {
      return Verdict.refuse(refusal.get());
    }
    if (desk.take(place, Step.ROUND_1, signed) == place.ceremony().n()) {
      complete(place.ceremony(), signed);
    }
    return Verdict.accept(place.ceremony().state());
  }

  private void complete(Ceremony ceremony, Signed<Round1> last) {
    Verdict<Transcript> transcript = desk.transcript(ceremony);
    if (transcript instanceof Verdict.Refused<Transcript> refused) {
      ceremony.burn("transcript: " + refused.refusal().english());
      events.fire(new CeremonyTurned(ceremony.id(), ceremony.state(), ceremony.hash(), last.at()));
    } else {
      ceremony.dealt(transcript.orThrow().hash());
    }
  }
}
