package org.opengeps.agenda.rules;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.opengeps.agenda.Detail;
import org.opengeps.agenda.Subject;
import org.opengeps.agenda.Task;
import org.opengeps.agenda.TaskKind;
import org.opengeps.award.PendingSignature;
import org.opengeps.award.RoundWork;
import org.opengeps.identity.PersonId;
import org.opengeps.identity.Role;
import org.opengeps.notice.LotUnderway;
import org.opengeps.notice.TenderState;
import org.opengeps.opening.OpeningProgress;
import org.opengeps.opening.OpeningStage;

/** Technical bids that are opened and about which nobody has decided. */
final class TechnicalRounds {
  private static final String TECHNICAL = "technical";

  private TechnicalRounds() {}

  static List<Task> list(Facts facts) {
    return facts.me().may(Role.EVALUATOR, Role.CONTRACTING_OFFICER)
        ? facts.lots().stream().flatMap(lot -> task(facts, lot).stream()).toList()
        : List.of();
  }

  private static Optional<Task> task(Facts facts, LotUnderway lot) {
    return isOpen(facts, lot)
            && !facts.isSuspended(lot)
            && !facts.rounds().work().decided().contains(key(lot))
            && !isProposed(facts, lot)
        ? Optional.of(
            Task.since(TaskKind.DECIDE_TECHNICAL, Subject.lot(lot), lot.since(), Detail.NONE))
        : Optional.empty();
  }

  private static RoundWork.Lot key(LotUnderway lot) {
    return new RoundWork.Lot(lot.number().value(), lot.lot());
  }

  private static boolean isProposed(Facts facts, LotUnderway lot) {
    return facts.rounds().work().pending().stream()
        .filter(act -> act.kind() == PendingSignature.Kind.TECHNICAL)
        .anyMatch(act -> new RoundWork.Lot(act.tender(), act.lot()).equals(key(lot)));
  }

  /**
   * Whether a technical decision of a lot can be proposed or approved by this officer: the bids are
   * opened, the prices are not, and the officer is no member of the committee that opens them.
   */
  static boolean isOpen(Facts facts, LotUnderway lot) {
    return lot.state() == TenderState.OPENING
        && of(facts, lot).anyMatch(one -> one.slot().envelope().equals(TECHNICAL) && one.recorded())
        && of(facts, lot).noneMatch(one -> one.onDecision() && one.stage() != OpeningStage.CLOSED)
        && facts.rounds().seated().stream()
            .filter(member -> member.tender().equals(lot.number().value()))
            .noneMatch(member -> !facts.me().isSecondTo(new PersonId(member.person())));
  }

  private static Stream<OpeningProgress> of(Facts facts, LotUnderway lot) {
    return facts.rounds().openings().stream()
        .filter(
            one -> one.tender().equals(lot.number().value()) && one.slot().lot().equals(lot.lot()));
  }
}
