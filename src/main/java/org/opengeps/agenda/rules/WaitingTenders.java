package org.opengeps.agenda.rules;

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
import org.opengeps.identity.Role;
import org.opengeps.notice.LotUnderway;
import org.opengeps.notice.TenderState;
import org.opengeps.protocol.message.Notice;

/** Tenders in which a contracting officer alone is to act: requests of bidders, the next stage. */
final class WaitingTenders {
  private static final Set<TenderState> SEALED =
      EnumSet.of(TenderState.NOTICED, TenderState.OPEN, TenderState.DRAINING, TenderState.CLOSED);

  private WaitingTenders() {}

  static List<Task> list(Facts facts) {
    return facts.me().may(Role.CONTRACTING_OFFICER)
        ? Stream.concat(
                facts.tendersIn(SEALED).stream().flatMap(one -> requests(facts, one).stream()),
                facts.tendersIn(Set.of(TenderState.ADMITTED)).stream()
                    .flatMap(one -> nextStage(facts, one).stream()))
            .toList()
        : List.of();
  }

  /** Until the opening time; who asked, and since when each does, stands on the page. */
  private static Optional<Task> requests(Facts facts, LotUnderway one) {
    Instant opensAt = one.tender().opensAt();
    int waiting = facts.tenders().cancellations().getOrDefault(one.number(), 0);
    return waiting > 0 && facts.now().isBefore(opensAt)
        ? Optional.of(
            Task.until(
                TaskKind.GRANT_CANCELLATION, Subject.tender(one), opensAt, Detail.count(waiting)))
        : Optional.empty();
  }

  private static Optional<Task> nextStage(Facts facts, LotUnderway one) {
    return facts.isOpened(one.number()) && !facts.isDrafted(one.number(), Notice.Kind.NEXT_STAGE)
        ? Optional.of(
            Task.since(TaskKind.ASK_NEXT_STAGE, Subject.tender(one), one.since(), Detail.NONE))
        : Optional.empty();
  }
}
