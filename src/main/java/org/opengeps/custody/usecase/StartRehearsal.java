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
      return Verdict.refuse(
          "ceremony-unknown",
          "열쇠 생성 절차 " + id + "가 없습니다. 번호를 확인하세요.",
          "There is no key ceremony " + id + ".");
    }
    if (found.get().member(signed.actor().person().value()).isEmpty()) {
      return Verdict.refuse(
          "not-a-member", "이 위원회의 위원이 아닙니다.", "You are no member of this committee.");
    }
    CeremonyState state = found.get().state();
    if (state != CeremonyState.REHEARSING && state != CeremonyState.READY) {
      return Verdict.refuse(
          "wrong-round",
          "예행연습은 모든 위원이 열쇠를 확인한 뒤에 할 수 있습니다. 지금 단계: " + state + ".",
          "The ceremony is at " + state + "; a rehearsal needs keys that all have accepted.");
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
