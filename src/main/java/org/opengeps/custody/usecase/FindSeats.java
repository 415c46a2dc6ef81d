package org.opengeps.custody.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.opengeps.custody.CeremonyState;
import org.opengeps.custody.CeremonyStep.Step;
import org.opengeps.custody.Duty;
import org.opengeps.custody.OwnCommitteeKey;
import org.opengeps.custody.Seat;
import org.opengeps.custody.model.Ceremonies;
import org.opengeps.custody.model.Ceremony;
import org.opengeps.custody.model.CommitteeKeys;
import org.opengeps.custody.model.Member;
import org.opengeps.custody.model.Rehearsal;

/**
 * The ceremonies and keys of one person, for the page on which he works. At most two statements for
 * each ceremony and {@value #MOST} ceremonies.
 */
@ApplicationScoped
public class FindSeats {
  /** A committee makes a pool every few weeks, and a ceremony lives for 90 days. */
  public static final int MOST = 20;

  @Inject private Ceremonies ceremonies;
  @Inject private CommitteeKeys keys;
  @Inject private Clock clock;

  /** Neither burnt nor expired, newest first; the newest {@value #MOST}. */
  @Transactional
  public List<Seat> list(String person) {
    return ceremonies.ofMember(person, clock.instant()).stream()
        .limit(MOST)
        .map(ceremony -> seat(ceremony, ceremony.member(person).orElseThrow()))
        .toList();
  }

  /** Newest first, also those that have ended; the newest {@value #MOST}. */
  @Transactional
  public List<OwnCommitteeKey> keys(String person) {
    return keys.ofPerson(person).stream()
        .limit(MOST)
        .map(key -> new OwnCommitteeKey(key.point(), key.notAfter()))
        .toList();
  }

  private Seat seat(Ceremony ceremony, Member own) {
    Optional<Rehearsal> open = open(ceremony);
    Optional<Set<Integer>> done =
        switch (ceremony.state()) {
          case ROUND_1 -> Optional.of(ceremonies.messages(ceremony.id(), Step.ROUND_1).keySet());
          case ROUND_2 -> Optional.of(ceremonies.messages(ceremony.id(), Step.ROUND_2).keySet());
          case REHEARSING, READY -> open.map(this::answered);
          case BURNT -> Optional.empty();
        };
    List<Member> missing =
        done.map(
                in ->
                    ceremony.members().stream()
                        .filter(member -> !in.contains(member.index()))
                        .toList())
            .orElse(List.of());
    Optional<Duty> duty =
        missing.stream()
            .filter(member -> member.index() == own.index())
            .findFirst()
            .map(member -> duty(ceremony, member, open));
    return new Seat(
        ceremony.id(),
        ceremony.agency(),
        ceremony.state(),
        ceremony.k(),
        ceremony.n(),
        ceremony.keyCount(),
        own.index(),
        missing.stream().map(member -> member.view().name()).toList(),
        duty,
        ceremony.createdAt(),
        ceremony.expiresAt());
  }

  private Set<Integer> answered(Rehearsal session) {
    Map<Integer, ?> messages = ceremonies.rehearsalMessages(session.session());
    return messages.keySet();
  }

  /** The session that waits for somebody: the last one that has not passed. */
  private Optional<Rehearsal> open(Ceremony ceremony) {
    boolean rehearses =
        ceremony.state() == CeremonyState.REHEARSING || ceremony.state() == CeremonyState.READY;
    return rehearses
        ? ceremonies.rehearsals(ceremony.id()).stream()
            .filter(session -> session.passedAt().isEmpty())
            .reduce((first, last) -> last)
        : Optional.empty();
  }

  private static Duty duty(Ceremony ceremony, Member member, Optional<Rehearsal> open) {
    Duty.Act act =
        switch (ceremony.state()) {
          case ROUND_1 -> Duty.Act.CONTRIBUTE;
          case ROUND_2 -> Duty.Act.CONFIRM;
          default -> Duty.Act.REHEARSE;
        };
    return new Duty(
        act, ceremony.id(), member.index(), open.map(Rehearsal::session), ceremony.expiresAt());
  }
}
