package org.opengeps.custody.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;
import org.opengeps.custody.CeremonyId;
import org.opengeps.custody.CeremonyState;
import org.opengeps.custody.CeremonyStep;
import org.opengeps.custody.model.Ceremonies;
import org.opengeps.custody.model.Ceremony;
import org.opengeps.custody.model.Rehearsal;
import org.opengeps.identity.Role;
import org.opengeps.identity.Signed;
import org.opengeps.identity.usecase.SignedDoor;
import org.opengeps.kernel.DomainEvent;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.Verdict;
import org.opengeps.protocol.json.JsonObject;

/**
 * A member asks for one more rehearsal: a roll call of the whole committee. The first one begins by
 * itself. Its message is {@code opengeps/rehearsal-start/1} {type, ceremony, session}, with a fresh
 * UUID as session.
 */
@ApplicationScoped
public class StartRehearsal {
  /** Type of the message. */
  public static final String TYPE = "opengeps/rehearsal-start/1";

  @Inject private SignedDoor door;
  @Inject private CommitteeMessages messages;
  @Inject private Ceremonies ceremonies;
  @Inject private Event<DomainEvent> events;

  private record Start(UUID ceremony, UUID session) {
    static Start from(JsonObject json) {
      return new Start(json.uuid("ceremony"), json.uuid("session"));
    }
  }

  private static final SignedDoor.Form<Start> FORM =
      new SignedDoor.Form<>(TYPE, Start::from, Role.COMMITTEE_MEMBER);

  /**
   * Repeating it is harmless. Call it outside transactions.
   *
   * @return the session; refused with the codes of {@link SignedDoor}, {@code ceremony-unknown},
   *     {@code not-a-member}, {@code wrong-round}
   */
  public Verdict<UUID> start(byte[] cms) {
    return door.enter(cms, FORM, this::take);
  }

  private Verdict<UUID> take(Signed<Start> signed) {
    Start start = signed.content();
    var id = new CeremonyId(start.ceremony());
    Optional<Ceremony> found = ceremonies.findLocked(id);
    if (found.isEmpty()) {
      return Verdict.refuse(Refusal.of("ceremony-unknown").with("ceremony", id.toString()));
    }
    if (found.get().member(signed.actor().person().value()).isEmpty()) {
      return Verdict.refuse(Refusal.of("not-a-member.committee"));
    }
    CeremonyState state = found.get().state();
    if (state != CeremonyState.REHEARSING && state != CeremonyState.READY) {
      return Verdict.refuse(Refusal.of("wrong-round.rehearse").with("state", state.toString()));
    }
    if (ceremonies.rehearsals(id).stream()
        .noneMatch(session -> session.session().equals(start.session()))) {
      Sha256 document = messages.keep(signed);
      ceremonies.addRehearsal(new Rehearsal(start.session(), id, signed.at()));
      int member = found.get().member(signed.actor().person().value()).orElseThrow().index();
      events.fire(
          new CeremonyStep(id, CeremonyStep.Step.REHEARSAL_STARTED, member, document, signed.at()));
    }
    return Verdict.accept(start.session());
  }
}
