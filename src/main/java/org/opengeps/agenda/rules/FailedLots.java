package org.opengeps.agenda.rules;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.opengeps.agenda.Detail;
import org.opengeps.agenda.Subject;
import org.opengeps.agenda.Task;
import org.opengeps.agenda.TaskKind;
import org.opengeps.notice.LotUnderway;
import org.opengeps.notice.TenderState;
import org.opengeps.protocol.message.LotName;
import org.opengeps.protocol.message.Notice;

/**
 * Lots that failed of late and are neither bid for again under their number nor about to be.
 * Whether the law allows another round is said by the page that it leads to.
 */
final class FailedLots {
  /**
   * For so long one is told: a new notice under a number of its own need not name the one before,
   * and then nothing says that it followed.
   */
  private static final Duration TOLD = Duration.ofDays(7);

  private FailedLots() {}

  static List<Task> list(Facts facts) {
    return facts.lots().stream()
        .filter(lot -> lot.state() == TenderState.FAILED)
        .filter(lot -> facts.now().isBefore(lot.since().plus(TOLD)))
        .filter(lot -> !isBidForAgain(facts, lot))
        .filter(lot -> !facts.isDrafted(lot.number(), Notice.Kind.RE_BID))
        .filter(lot -> !facts.isFollowed(lot.number()))
        .map(
            lot ->
                Task.since(
                    TaskKind.LOT_FAILED,
                    Subject.lot(lot),
                    lot.since(),
                    Detail.of(reason(facts, lot).orElse(""))))
        .toList();
  }

  /** The next round began when this one had failed: whoever looks back to that sees it. */
  private static boolean isBidForAgain(Facts facts, LotUnderway failed) {
    String next = LotName.parse(failed.lot()).next().toString();
    return facts.lots().stream()
        .anyMatch(lot -> lot.number().equals(failed.number()) && lot.lot().equals(next));
  }

  /** Code of the opening that failed; empty where all was opened, or nothing was closed. */
  private static Optional<String> reason(Facts facts, LotUnderway lot) {
    return facts.rounds().openings().stream()
        .filter(
            one -> one.tender().equals(lot.number().value()) && one.slot().lot().equals(lot.lot()))
        .flatMap(one -> one.reason().stream())
        .findFirst();
  }
}
