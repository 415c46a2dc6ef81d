package org.opengeps.agenda.rules;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.opengeps.agenda.Detail;
import org.opengeps.agenda.Subject;
import org.opengeps.agenda.Task;
import org.opengeps.agenda.TaskKind;
import org.opengeps.award.ExaminedLot;
import org.opengeps.award.PendingSignature;
import org.opengeps.identity.Role;
import org.opengeps.notice.LotUnderway;
import org.opengeps.notice.TenderState;

/** Lots after their opening: whom is to be examined, what is to be decided or signed as second. */
final class WaitingRounds {
  private static final Set<TenderState> EXAMINED =
      EnumSet.of(TenderState.OPENED, TenderState.EVALUATING);

  /**
   * For so long the others wait for the second signature: an officer who disagrees cannot refuse an
   * act, and the round goes on without it.
   */
  private static final Duration FOR_APPROVAL = Duration.ofDays(1);

  private final Facts facts;
  private final Officer me;

  private WaitingRounds(Facts facts) {
    this.facts = facts;
    this.me = facts.me();
  }

  static List<Task> list(Facts facts) {
    WaitingRounds rounds = new WaitingRounds(facts);
    List<Task> tasks = new ArrayList<>();
    facts.rounds().work().pending().forEach(act -> rounds.approve(act).ifPresent(tasks::add));
    facts.rounds().work().examined().forEach(lot -> rounds.examine(lot).ifPresent(tasks::add));
    facts.lots().stream().flatMap(rounds::confirm).forEach(tasks::add);
    return tasks;
  }

  private Optional<Task> approve(PendingSignature act) {
    boolean technical = act.kind() == PendingSignature.Kind.TECHNICAL;
    return facts
        .lot(act.tender(), act.lot())
        .filter(lot -> !facts.isSuspended(lot) && me.isSecondTo(act.by()))
        .filter(lot -> me.may(Role.APPROVING_OFFICER, Role.CONTRACTING_OFFICER))
        .filter(
            lot -> technical ? TechnicalRounds.isOpen(facts, lot) : EXAMINED.contains(lot.state()))
        .map(
            lot ->
                Task.since(
                    technical ? TaskKind.APPROVE_TECHNICAL : TaskKind.APPROVE_ACT,
                    Subject.lot(lot),
                    act.at(),
                    Detail.of(act.signed().hex())));
  }

  private Optional<Task> examine(ExaminedLot examined) {
    return facts
        .lot(examined.tender(), examined.lot())
        .filter(lot -> EXAMINED.contains(lot.state()) && !facts.isSuspended(lot))
        .filter(lot -> !isChanging(lot))
        .flatMap(
            lot ->
                next(examined)
                    .map(
                        kind ->
                            Task.since(kind, Subject.lot(lot), examined.rankedAt(), Detail.NONE)));
  }

  /** Whether an act waits that would change whose turn it is, and that is not left lying. */
  private boolean isChanging(LotUnderway lot) {
    return facts.rounds().work().pending().stream()
        .filter(act -> act.kind() == PendingSignature.Kind.ROUND_ACT)
        .filter(act -> facts.now().isBefore(act.at().plus(FOR_APPROVAL)))
        .anyMatch(act -> act.tender().equals(lot.number().value()) && act.lot().equals(lot.lot()));
  }

  private Optional<TaskKind> next(ExaminedLot lot) {
    if (lot.isNobodyLeft()) {
      return Optional.of(TaskKind.DECIDE_UNSUCCESSFUL).filter(kind -> maySignUnsuccessful(lot));
    }
    if (lot.isCorrectedAtLast()) {
      return Optional.of(TaskKind.DECIDE_CORRECTED)
          .filter(kind -> me.may(Role.CONTRACTING_OFFICER) || maySignUnsuccessful(lot));
    }
    return lot.passed() && !lot.corrected()
        ? Optional.of(TaskKind.DECIDE_AWARD).filter(kind -> me.may(Role.CONTRACTING_OFFICER))
        : papers(lot).filter(kind -> me.may(Role.EVALUATOR, Role.CONTRACTING_OFFICER));
  }

  /** Nobody is examined while somebody can still answer: that is due, and nothing is to be done. */
  private static Optional<TaskKind> papers(ExaminedLot lot) {
    if (lot.papers().dueAt().isPresent()) {
      return Optional.empty();
    }
    return Optional.of(lot.papers().toCall() ? TaskKind.CALL : TaskKind.EXAMINE);
  }

  /** Who scored a candidate is refused, and so is who may be the same human being. */
  private boolean maySignUnsuccessful(ExaminedLot lot) {
    return me.may(Role.APPROVING_OFFICER, Role.CONTRACTING_OFFICER)
        && lot.scorers().stream().allMatch(me::isSecondTo);
  }

  private Stream<Task> confirm(LotUnderway lot) {
    return lot.state() == TenderState.AWARD_INTENDED && me.may(Role.CONTRACTING_OFFICER)
        ? Stream.of(Task.since(TaskKind.CONFIRM_AWARD, Subject.lot(lot), lot.since(), Detail.NONE))
        : Stream.empty();
  }
}
