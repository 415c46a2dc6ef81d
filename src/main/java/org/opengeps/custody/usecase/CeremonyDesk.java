package org.opengeps.custody.usecase;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.opengeps.custody.CeremonyId;
import org.opengeps.custody.CeremonyState;
import org.opengeps.custody.CeremonyStep;
import org.opengeps.custody.CeremonyStep.Step;
import org.opengeps.custody.model.Ceremonies;
import org.opengeps.custody.model.Ceremony;
import org.opengeps.custody.model.Member;
import org.opengeps.identity.Signed;
import org.opengeps.kernel.DomainEvent;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.Verdict;
import org.opengeps.protocol.ceremony.Transcript;
import org.opengeps.protocol.cms.SignedDocument;
import org.opengeps.protocol.message.CeremonyStatement;

/** What the doors of a ceremony have in common. To be used inside their transactions. */
@Dependent
class CeremonyDesk {
  @Inject private Ceremonies ceremonies;
  @Inject private CommitteeMessages messages;
  @Inject private Event<DomainEvent> events;

  /** Where a message belongs: the locked ceremony and the member who signed it. */
  record Place(Ceremony ceremony, Member member) {}

  /**
   * Finds and locks the ceremony of a message.
   *
   * @param index which member the message says its signer is
   * @return refused with {@code ceremony-unknown}, {@code not-that-member}, {@code pool-expired}
   */
  Verdict<Place> place(UUID id, int index, Signed<?> signed) {
    Optional<Ceremony> found = ceremonies.findLocked(new CeremonyId(id));
    if (found.isEmpty()) {
      return Verdict.refuse(Refusal.of("ceremony-unknown").with("ceremony", id));
    }
    Optional<Member> member =
        found.get().member(signed.actor().person().value()).filter(m -> m.index() == index);
    if (member.isEmpty()) {
      return Verdict.refuse(Refusal.of("not-that-member").with("member", index));
    }
    if (!signed.at().isBefore(found.get().expiresAt())) {
      return Verdict.refuse(
          Refusal.of("pool-expired.ceremony").with("expiresAt", found.get().expiresAt()));
    }
    return Verdict.accept(new Place(found.get(), member.get()));
  }

  /**
   * Whether a round message may be taken.
   *
   * @return the refusal {@code already-posted} or {@code wrong-round}; empty if it may
   */
  Optional<Refusal> roundProblem(Place place, Step step, CeremonyState expected) {
    if (ceremonies.messages(place.ceremony.id(), step).containsKey(place.member.index())) {
      return Optional.of(Refusal.of("already-posted.round"));
    }
    return place.ceremony.state() == expected
        ? Optional.empty()
        : Optional.of(
            Refusal.of("wrong-round.expected")
                .with("state", place.ceremony.state().toString())
                .with("expected", expected.toString()));
  }

  /** Whether exactly this message was taken before. */
  boolean isRepeated(Place place, Step step, Signed<?> signed) {
    return signed
        .hash()
        .equals(ceremonies.messages(place.ceremony.id(), step).get(place.member.index()));
  }

  /** Keeps a round message and returns how many members' messages are in. */
  int take(Place place, Step step, Signed<?> signed) {
    CeremonyId id = place.ceremony.id();
    Sha256 document = messages.keep(signed);
    ceremonies.addMessage(id, step, place.member.index(), document, signed.at());
    events.fire(new CeremonyStep(id, step, place.member.index(), document, signed.at()));
    return ceremonies.messages(id, step).size();
  }

  CeremonyStatement statement(Ceremony ceremony) {
    return CeremonyStatement.from(messages.kept(ceremony.document()).json());
  }

  /** All n round-1 messages, checked. */
  Verdict<Transcript> transcript(Ceremony ceremony) {
    Map<Integer, Sha256> round1 = ceremonies.messages(ceremony.id(), Step.ROUND_1);
    List<SignedDocument> documents = round1.values().stream().map(messages::kept).toList();
    return Transcript.of(statement(ceremony), documents);
  }
}
