package org.opengeps.agenda.rules;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.opengeps.agenda.Detail;
import org.opengeps.agenda.Subject;
import org.opengeps.agenda.Task;
import org.opengeps.agenda.TaskKind;
import org.opengeps.notice.LotUnderway;
import org.opengeps.notice.TenderState;

/** Tenders whose times have passed without what was to happen, before their opening. */
final class WrongTimes {
  /** What came in time is decided within minutes; an hour later somebody should look. */
  private static final Duration FOR_CLOSING = Duration.ofHours(1);

  private static final Set<TenderState> UNCLOSED =
      EnumSet.of(TenderState.NOTICED, TenderState.OPEN, TenderState.DRAINING);

  private WrongTimes() {}

  static List<Task> list(Facts facts) {
    Collection<LotUnderway> unclosed = facts.tendersIn(UNCLOSED);
    return Stream.concat(
            unclosed.stream().flatMap(one -> closing(facts, one).stream()),
            unclosed.stream().flatMap(one -> amount(facts, one).stream()))
        .toList();
  }

  private static Optional<Task> closing(Facts facts, LotUnderway one) {
    Instant closesAt = one.tender().closesAt();
    if (one.awaitsOrder()) {
      return Optional.of(standing(one));
    }
    return facts.now().isBefore(closesAt.plus(FOR_CLOSING))
        ? Optional.empty()
        : Optional.of(task(TaskKind.CLOSING_LATE, one, closesAt));
  }

  /** Its closing time says nothing any more, and no row says since when. */
  private static Task standing(LotUnderway one) {
    return new Task(
        TaskKind.ORDER_AWAITED,
        Subject.tender(one),
        Optional.empty(),
        Optional.empty(),
        Detail.NONE);
  }

  private static Optional<Task> amount(Facts facts, LotUnderway one) {
    return Optional.ofNullable(facts.tenders().baseAmounts().get(one.number()))
        .filter(until -> !facts.now().isBefore(until))
        .map(until -> task(TaskKind.BASE_AMOUNT_LATE, one, until));
  }

  private static Task task(TaskKind kind, LotUnderway one, Instant since) {
    return Task.since(kind, Subject.tender(one), since, Detail.NONE);
  }
}
