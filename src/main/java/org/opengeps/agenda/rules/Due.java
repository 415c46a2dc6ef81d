package org.opengeps.agenda.rules;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.opengeps.agenda.Agenda;
import org.opengeps.agenda.Detail;
import org.opengeps.agenda.Subject;
import org.opengeps.agenda.Task;
import org.opengeps.agenda.TaskKind;
import org.opengeps.notice.LotUnderway;
import org.opengeps.notice.TenderState;
import org.opengeps.opening.OpeningProgress;
import org.opengeps.opening.OpeningStage;

/**
 * What comes in the next days, in order of time: later than now, since a bid at the closing time is
 * late already, and not later than {@value Agenda#DAYS} times 24 hours from now. What stands still
 * is not due: a round that is suspended, a tender that waits for an order of its agency.
 */
public final class Due {
  private static final Set<TenderState> RECEIVING =
      EnumSet.of(TenderState.NOTICED, TenderState.OPEN);
  private static final Set<TenderState> SEALED =
      EnumSet.of(TenderState.NOTICED, TenderState.OPEN, TenderState.DRAINING, TenderState.CLOSED);

  private Due() {}

  public static List<Task> list(Facts facts) {
    Instant end = facts.now().plus(Duration.ofDays(Agenda.DAYS));
    return Stream.of(times(facts), amounts(facts), prices(facts), stages(facts), answers(facts))
        .flatMap(tasks -> tasks)
        .filter(task -> task.until().orElseThrow().isAfter(facts.now()))
        .filter(task -> !task.until().orElseThrow().isAfter(end))
        .sorted(TaskOrder.TIME)
        .toList();
  }

  private static Stream<Task> times(Facts facts) {
    Stream<Task> closings =
        facts.tendersIn(RECEIVING).stream()
            .filter(one -> !one.awaitsOrder())
            .map(one -> due(TaskKind.CLOSES, Subject.tender(one), one.tender().closesAt()));
    Stream<Task> openings =
        facts.tendersIn(SEALED).stream()
            .filter(one -> !one.awaitsOrder())
            .map(one -> due(TaskKind.OPENS, Subject.tender(one), one.tender().opensAt()));
    return Stream.concat(closings, openings);
  }

  private static Stream<Task> amounts(Facts facts) {
    return facts.tendersIn(RECEIVING).stream()
        .filter(one -> facts.tenders().baseAmounts().containsKey(one.number()))
        .map(
            one ->
                due(
                    TaskKind.BASE_AMOUNT,
                    Subject.tender(one),
                    facts.tenders().baseAmounts().get(one.number())));
  }

  private static Stream<Task> prices(Facts facts) {
    return facts.rounds().openings().stream()
        .filter(one -> one.onDecision() && one.stage() == OpeningStage.CLOSED)
        .flatMap(one -> prices(facts, one));
  }

  private static Stream<Task> prices(Facts facts, OpeningProgress one) {
    return lot(facts, one.tender(), one.slot().lot())
        .map(lot -> due(TaskKind.PRICES_OPEN, Subject.lot(lot), one.opensAt()));
  }

  private static Stream<Task> stages(Facts facts) {
    return facts.rounds().stageEnds().stream()
        .flatMap(
            end ->
                lot(facts, end.tender(), end.lot())
                    .map(lot -> due(TaskKind.STAGE_ENDS, Subject.lot(lot), end.at())));
  }

  private static Stream<Task> answers(Facts facts) {
    return facts.rounds().work().examined().stream()
        .flatMap(
            one ->
                one.papers().dueAt().stream()
                    .flatMap(
                        at ->
                            lot(facts, one.tender(), one.lot())
                                .map(lot -> due(TaskKind.ANSWER_DUE, Subject.lot(lot), at))));
  }

  private static Stream<LotUnderway> lot(Facts facts, String tender, String lot) {
    return facts.lot(tender, lot).filter(one -> !facts.isSuspended(one)).stream();
  }

  private static Task due(TaskKind kind, Subject subject, Instant at) {
    return Task.until(kind, subject, at, Detail.NONE);
  }
}
