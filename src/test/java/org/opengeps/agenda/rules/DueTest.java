package org.opengeps.agenda.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opengeps.agenda.rules.Morning.KIM;
import static org.opengeps.agenda.rules.Morning.NOW;
import static org.opengeps.agenda.rules.Morning.NUMBER;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.opengeps.agenda.TaskKind;
import org.opengeps.award.ExaminedLot;
import org.opengeps.notice.TenderNumber;
import org.opengeps.notice.TenderState;
import org.opengeps.opening.OpeningStage;
import org.opengeps.opening.RoundPause;
import org.opengeps.opening.StageEnding;
import org.opengeps.protocol.message.Suspension;

/** What comes in the next seven days. */
class DueTest {
  private static final Duration WEEK = Duration.ofDays(7);
  private final Morning morning = new Morning();

  @Test
  void aClosingIsDueFromAWeekBeforeUntilTheInstantAtWhichABidIsLate() {
    Instant closes = NOW.plus(Duration.ofDays(8));
    morning.lot(TenderState.OPEN, closes, closes.plus(WEEK));
    assertThat(morning.dueAt(closes.minus(WEEK).minusNanos(1))).isEmpty();
    assertThat(morning.dueAt(closes.minus(WEEK))).containsExactly(TaskKind.CLOSES);
    assertThat(morning.dueAt(closes.minusNanos(1))).contains(TaskKind.CLOSES);
    assertThat(morning.dueAt(closes)).containsExactly(TaskKind.OPENS);
  }

  @Test
  void itIsToldOnceForATenderWithManyLotsAndInOrderOfTime() {
    Instant closes = NOW.plusSeconds(60);
    morning.lot(
        "R30BK00000002",
        "0",
        TenderState.OPEN,
        closes.plusSeconds(2),
        closes.plusSeconds(9),
        false);
    for (String lot : List.of("1", "2")) {
      morning.lot(NUMBER, lot, TenderState.OPEN, closes, closes.plusSeconds(5), false);
    }
    assertThat(Due.list(morning.facts(KIM)))
        .extracting(task -> task.subject().tender().orElseThrow().number() + " " + task.kind())
        .containsExactly(
            NUMBER + " CLOSES", "R30BK00000002 CLOSES", NUMBER + " OPENS", "R30BK00000002 OPENS");
    assertThat(Due.list(morning.facts(KIM))).allMatch(task -> task.subject().lot().isEmpty());
  }

  @Test
  void aTenderThatWaitsForAnOrderOfItsAgencyHasNoTime() {
    morning.lot(NUMBER, "0", TenderState.OPEN, NOW.plusSeconds(60), NOW.plusSeconds(120), true);
    assertThat(morning.dueAt(NOW)).isEmpty();
  }

  @Test
  void aBaseAmountIsDueWithItsOwnTime() {
    morning.lot(TenderState.NOTICED, NOW.plus(Duration.ofDays(9)), NOW.plus(Duration.ofDays(10)));
    morning.baseAmounts.put(new TenderNumber(NUMBER), NOW.plusSeconds(1));
    assertThat(morning.dueAt(NOW)).containsExactly(TaskKind.BASE_AMOUNT);
    assertThat(morning.dueAt(NOW.plusSeconds(1))).isEmpty();
  }

  @Test
  void whoWasCalledCanAnswerUntilItsDate() {
    morning.lot(TenderState.EVALUATING);
    morning.examined(
        1, false, false, new ExaminedLot.Papers(false, Optional.of(NOW.plusSeconds(60))));
    assertThat(morning.dueAt(NOW)).containsExactly(TaskKind.ANSWER_DUE);
  }

  @Test
  void pricesOpenAndStagesEndUnlessTheRoundStandsStill() {
    morning.lot(TenderState.OPENING);
    morning.opening("technical", OpeningStage.OPENED, NOW.minusSeconds(3600), false);
    morning.opening("price", OpeningStage.CLOSED, NOW.plusSeconds(60), true);
    morning.stageEnds.add(new StageEnding(NUMBER, "0", NOW.plusSeconds(30)));
    assertThat(morning.dueAt(NOW)).containsExactly(TaskKind.STAGE_ENDS, TaskKind.PRICES_OPEN);
    morning.pauses.add(
        new RoundPause(
            NUMBER,
            "0",
            Optional.of(Morning.suspension(Suspension.Kind.SUSPEND, KIM, true)),
            List.of()));
    assertThat(morning.dueAt(NOW)).isEmpty();
  }

  @Test
  void whatIsOpenedOrEndedIsNotDue() {
    morning.lot(TenderState.EVALUATING, NOW.plusSeconds(60), NOW.plusSeconds(120));
    morning.lot(
        "R30BK00000002",
        "0",
        TenderState.CANCELLED,
        NOW.plusSeconds(60),
        NOW.plusSeconds(120),
        false);
    assertThat(morning.dueAt(NOW)).isEmpty();
  }
}
