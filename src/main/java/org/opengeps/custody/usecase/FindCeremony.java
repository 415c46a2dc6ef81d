package org.opengeps.custody.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.opengeps.custody.CeremonyId;
import org.opengeps.custody.CeremonyState;
import org.opengeps.custody.CeremonyStep.Step;
import org.opengeps.custody.CeremonyView;
import org.opengeps.custody.CommitteeKeyId;
import org.opengeps.custody.Duty;
import org.opengeps.custody.MemberView;
import org.opengeps.custody.PoolKeyView;
import org.opengeps.custody.RehearsalView;
import org.opengeps.custody.model.Ceremonies;
import org.opengeps.custody.model.Ceremony;
import org.opengeps.custody.model.KeyBindings;
import org.opengeps.custody.model.Member;
import org.opengeps.custody.model.Rehearsal;
import org.opengeps.kernel.Sha256;

/** Reads ceremonies. Everything in them is public. */
@ApplicationScoped
public class FindCeremony {
  @Inject private Ceremonies ceremonies;
  @Inject private KeyBindings bindings;
  @Inject private Clock clock;

  @Transactional
  public Optional<CeremonyView> find(CeremonyId id) {
    return ceremonies.find(id).map(this::view);
  }

  /** Those of one agency whose keys can be bound now, newest first. */
  @Transactional
  public List<CeremonyView> listReady(String agency) {
    return ceremonies.ofAgency(agency, clock.instant()).stream().map(this::view).toList();
  }

  /**
   * Which of these notices have keys of a ceremony in which the person is a member.
   *
   * @param tenders numbers without orders
   */
  @Transactional
  public Set<String> tendersOf(String person, Set<String> tenders) {
    return tenders.isEmpty() ? Set.of() : bindings.tendersOf(person, tenders);
  }

  /** The members in order of their index; empty if this engine holds no such ceremony. */
  @Transactional
  public List<MemberView> members(CeremonyId id) {
    return ceremonies.find(id).map(Ceremony::members).orElse(List.of()).stream()
        .map(Member::view)
        .toList();
  }

  /** What a person still has to do in ceremonies that have not expired, oldest ceremony last. */
  @Transactional
  public List<Duty> duties(String person) {
    return ceremonies.ofMember(person, clock.instant()).stream()
        .flatMap(ceremony -> duty(ceremony, ceremony.member(person).orElseThrow()).stream())
        .toList();
  }

  private Optional<Duty> duty(Ceremony ceremony, Member member) {
    return switch (ceremony.state()) {
      case ROUND_1 -> missing(ceremony, Step.ROUND_1, member, Duty.Act.CONTRIBUTE);
      case ROUND_2 -> missing(ceremony, Step.ROUND_2, member, Duty.Act.CONFIRM);
      case REHEARSING, READY -> openRehearsal(ceremony, member);
      case BURNT -> Optional.empty();
    };
  }

  private Optional<Duty> missing(Ceremony ceremony, Step step, Member member, Duty.Act act) {
    return ceremonies.messages(ceremony.id(), step).containsKey(member.index())
        ? Optional.empty()
        : Optional.of(
            new Duty(act, ceremony.id(), member.index(), Optional.empty(), ceremony.expiresAt()));
  }

  private Optional<Duty> openRehearsal(Ceremony ceremony, Member member) {
    return ceremonies.rehearsals(ceremony.id()).stream()
        .filter(session -> session.passedAt().isEmpty())
        .map(Rehearsal::session)
        .filter(session -> !ceremonies.rehearsalMessages(session).containsKey(member.index()))
        .reduce((first, last) -> last)
        .map(
            session ->
                new Duty(
                    Duty.Act.REHEARSE,
                    ceremony.id(),
                    member.index(),
                    Optional.of(session),
                    ceremony.expiresAt()));
  }

  private CeremonyView view(Ceremony ceremony) {
    return new CeremonyView(
        ceremony.id(),
        ceremony.hash(),
        ceremony.document(),
        ceremony.agency(),
        ceremony.k(),
        ceremony.n(),
        ceremony.keyCount(),
        ceremony.state(),
        ceremony.members().stream().map(Member::view).toList(),
        ceremonies.messages(ceremony.id(), Step.ROUND_1),
        ceremonies.messages(ceremony.id(), Step.ROUND_2),
        ceremony.transcriptHash(),
        ceremony.complaint(),
        ceremony.createdAt(),
        ceremony.expiresAt(),
        ceremonies.rehearsals(ceremony.id()).stream().map(this::view).toList(),
        pool(ceremony));
  }

  private RehearsalView view(Rehearsal rehearsal) {
    UUID session = rehearsal.session();
    Map<Integer, Sha256> messages = ceremonies.rehearsalMessages(session);
    return new RehearsalView(session, rehearsal.startedAt(), messages, rehearsal.passedAt());
  }

  private List<PoolKeyView> pool(Ceremony ceremony) {
    if (ceremony.state() == CeremonyState.ROUND_1 || ceremony.state() == CeremonyState.ROUND_2) {
      return List.of();
    }
    Map<CommitteeKeyId, String> bound = bindings.ofCeremony(ceremony.id());
    return ceremonies.pool(ceremony.id()).stream()
        .map(key -> new PoolKeyView(key.key(ceremony), Optional.ofNullable(bound.get(key.id()))))
        .toList();
  }
}
