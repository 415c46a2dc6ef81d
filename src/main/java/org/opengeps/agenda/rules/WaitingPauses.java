package org.opengeps.agenda.rules;

import java.util.List;
import java.util.stream.Stream;
import org.opengeps.agenda.Detail;
import org.opengeps.agenda.Subject;
import org.opengeps.agenda.Task;
import org.opengeps.agenda.TaskKind;
import org.opengeps.identity.Role;
import org.opengeps.notice.LotUnderway;
import org.opengeps.opening.RoundPause;
import org.opengeps.opening.SuspensionView;

/** Rounds that stand still or are to: what another officer proposed, or that nobody has yet. */
final class WaitingPauses {
  private WaitingPauses() {}

  static List<Task> list(Facts facts) {
    return facts.me().may(Role.CONTRACTING_OFFICER, Role.APPROVING_OFFICER)
        ? facts.rounds().pauses().stream().flatMap(pause -> tasks(facts, pause)).toList()
        : List.of();
  }

  private static Stream<Task> tasks(Facts facts, RoundPause pause) {
    return facts.lot(pause.tender(), pause.lot()).stream()
        .flatMap(
            lot ->
                pause.pending().isEmpty()
                    ? standing(lot, pause)
                    : pause.pending().stream()
                        .filter(act -> facts.me().isSecondTo(act.by()))
                        .map(act -> proposed(lot, act)));
  }

  private static Stream<Task> standing(LotUnderway lot, RoundPause pause) {
    return pause.current().stream()
        .map(
            act ->
                Task.since(
                    TaskKind.RESUME_ROUND,
                    Subject.lot(lot),
                    act.approvedAt().orElseThrow(),
                    Detail.NONE));
  }

  private static Task proposed(LotUnderway lot, SuspensionView act) {
    return Task.since(
        act.isSuspending() ? TaskKind.APPROVE_SUSPENSION : TaskKind.APPROVE_RESUMPTION,
        Subject.lot(lot),
        act.at(),
        Detail.of(act.signed().hex()));
  }
}
