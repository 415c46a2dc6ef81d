package org.opengeps.custody.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.opengeps.custody.CeremonyState;
import org.opengeps.custody.CeremonyStep;
import org.opengeps.custody.CeremonyTurned;
import org.opengeps.custody.model.Ceremonies;
import org.opengeps.custody.model.Ceremony;
import org.opengeps.custody.model.PoolKey;
import org.opengeps.custody.rules.EverySubsetOpens;
import org.opengeps.custody.usecase.CeremonyDesk.Place;
import org.opengeps.identity.Role;
import org.opengeps.identity.Signed;
import org.opengeps.identity.usecase.SignedDoor;
import org.opengeps.kernel.DomainEvent;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.Verdict;
import org.opengeps.protocol.ceremony.Rehearsals;
import org.opengeps.protocol.message.Rehearsal;
import org.opengeps.protocol.threshold.CommitteeKey;

/**
 * A member opens the canaries of a session. When all n have, and every subset opens every canary,
 * the keys may be bound.
 */
@ApplicationScoped
public class PostRehearsal {
  private static final SignedDoor.Form<Rehearsal> FORM =
      new SignedDoor.Form<>(Rehearsal.TYPE, Rehearsal::from, Role.COMMITTEE_MEMBER);

  @Inject private SignedDoor door;
  @Inject private CommitteeMessages messages;
  @Inject private CeremonyDesk desk;
  @Inject private Ceremonies ceremonies;
  @Inject private Event<DomainEvent> events;

  /**
   * Repeating it is harmless. Call it outside transactions.
   *
   * @param cms SignedData over {@code opengeps/rehearsal/1}
   * @return the state afterwards; refused with the codes of {@link SignedDoor}, {@code
   *     ceremony-unknown}, {@code not-that-member}, {@code pool-expired}, {@code wrong-round},
   *     {@code session-unknown}, {@code already-posted}, {@code rehearsal-invalid}
   */
  public Verdict<CeremonyState> post(byte[] cms) {
    return door.enter(cms, FORM, this::take);
  }

  private Verdict<CeremonyState> take(Signed<Rehearsal> signed) {
    Rehearsal rehearsal = signed.content();
    Verdict<Place> verdict = desk.place(rehearsal.ceremony(), rehearsal.member(), signed);
    if (verdict instanceof Verdict.Refused<Place> refused) {
      return Verdict.refuse(refused.refusal());
    }
    Place place = verdict.orThrow();
    Sha256 before = ceremonies.rehearsalMessages(rehearsal.session()).get(rehearsal.member());
    if (signed.hash().equals(before)) {
      return Verdict.accept(place.ceremony().state());
    }
    Optional<Refusal> refusal = problem(place.ceremony(), rehearsal, before);
    if (refusal.isPresent()) {
      return Verdict.refuse(refusal.get());
    }
    Sha256 document = messages.keep(signed);
    ceremonies.addRehearsalMessage(rehearsal.session(), rehearsal.member(), document, signed.at());
    events.fire(
        new CeremonyStep(
            place.ceremony().id(),
            CeremonyStep.Step.REHEARSAL,
            rehearsal.member(),
            document,
            signed.at()));
    passIfComplete(place.ceremony(), rehearsal.session(), signed);
    return Verdict.accept(place.ceremony().state());
  }

  private Optional<Refusal> problem(Ceremony ceremony, Rehearsal rehearsal, Sha256 before) {
    if (before != null) {
      return Optional.of(Refusal.of("already-posted.rehearsal"));
    }
    if (ceremony.state() != CeremonyState.REHEARSING && ceremony.state() != CeremonyState.READY) {
      return Optional.of(Refusal.of("wrong-round").with("state", ceremony.state().toString()));
    }
    boolean known =
        ceremonies.rehearsals(ceremony.id()).stream()
            .anyMatch(session -> session.session().equals(rehearsal.session()));
    return known
        ? Rehearsals.refusal(keys(ceremony), rehearsal.session(), rehearsal)
        : Optional.of(Refusal.of("session-unknown").with("session", rehearsal.session()));
  }

  private void passIfComplete(Ceremony ceremony, UUID session, Signed<Rehearsal> last) {
    List<Rehearsal> all =
        ceremonies.rehearsalMessages(session).values().stream()
            .map(hash -> Rehearsal.from(messages.kept(hash).json()))
            .toList();
    List<CommitteeKey> keys = keys(ceremony);
    if (all.size() == ceremony.n()
        && Rehearsals.hasPassed(keys, session, all)
        && EverySubsetOpens.holds(keys, session, all)) {
      pass(ceremony, session, last);
    }
  }

  private void pass(Ceremony ceremony, UUID session, Signed<Rehearsal> last) {
    ceremonies.rehearsals(ceremony.id()).stream()
        .filter(row -> row.session().equals(session))
        .forEach(row -> row.passed(last.at()));
    ceremony.rehearsed();
    events.fire(
        new CeremonyTurned(
            ceremony.id(), ceremony.state(), ceremony.transcriptHash().orElseThrow(), last.at()));
  }

  private List<CommitteeKey> keys(Ceremony ceremony) {
    return ceremonies.pool(ceremony.id()).stream().map((PoolKey key) -> key.key(ceremony)).toList();
  }
}
