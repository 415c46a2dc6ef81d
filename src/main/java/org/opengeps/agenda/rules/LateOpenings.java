package org.opengeps.agenda.rules;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.opengeps.agenda.Detail;
import org.opengeps.agenda.Subject;
import org.opengeps.agenda.Task;
import org.opengeps.agenda.TaskKind;
import org.opengeps.custody.SeatedMember;
import org.opengeps.notice.LotUnderway;
import org.opengeps.notice.TenderState;
import org.opengeps.opening.OpeningProgress;

/**
 * Openings whose time has been over for a while and that have no record, with the members who have
 * not come as long as too few have; and lots whose prices are not reached while their latest
 * opening comes near. A round that stands still is in no hurry but for its latest opening.
 */
final class LateOpenings {
  /** So long before the latest opening one is told: members must be found meanwhile. */
  private static final Duration NEAR = Duration.ofDays(3);

  /**
   * Every opening takes some minutes: before its time no gate key is public, and no member can do
   * anything. The rule sets know no time for it.
   */
  private static final Duration FOR_OPENING = Duration.ofMinutes(15);

  private static final Set<TenderState> UNOPENED =
      EnumSet.of(TenderState.DRAINING, TenderState.CLOSED, TenderState.OPENING);

  private LateOpenings() {}

  static List<Task> list(Facts facts) {
    List<Task> late =
        facts.rounds().openings().stream().flatMap(one -> late(facts, one).stream()).toList();
    List<Subject> told = late.stream().map(Task::subject).toList();
    Stream<Task> near =
        facts.lots().stream()
            .filter(lot -> UNOPENED.contains(lot.state()) && isNear(facts, lot))
            .filter(lot -> !told.contains(Subject.lot(lot)))
            .map(
                lot ->
                    Task.until(
                        TaskKind.LATEST_OPENING_NEAR,
                        Subject.lot(lot),
                        lot.latestOpening(),
                        Detail.NONE));
    return Stream.concat(late.stream(), near).toList();
  }

  private static boolean isNear(Facts facts, LotUnderway lot) {
    return isPast(facts, lot.tender().opensAt())
        && facts.now().isBefore(lot.latestOpening())
        && !facts.now().isBefore(lot.latestOpening().minus(NEAR));
  }

  /** Whether an opening of this time should be done. */
  private static boolean isPast(Facts facts, Instant opensAt) {
    return !facts.now().isBefore(opensAt.plus(FOR_OPENING));
  }

  private static Optional<Task> late(Facts facts, OpeningProgress one) {
    return facts
        .lot(one.tender(), one.slot().lot())
        .filter(lot -> !one.isOver() && isPast(facts, one.opensAt()))
        .filter(lot -> !facts.isSuspended(lot))
        .map(
            lot ->
                Task.since(
                        TaskKind.OPENING_LATE, Subject.lot(lot), one.opensAt(), missing(facts, one))
                    .before(lot.latestOpening()));
  }

  private static Detail missing(Facts facts, OpeningProgress one) {
    List<SeatedMember> members = facts.members(one.tender(), one.slot());
    int wanted = members.stream().mapToInt(SeatedMember::k).max().orElse(0);
    boolean enough = one.arrived().size() >= wanted;
    return new Detail(
        "",
        one.arrived().size(),
        wanted,
        members.stream()
            .filter(member -> !enough && !one.arrived().contains(member.index()))
            .map(SeatedMember::name)
            .toList());
  }
}
