package org.opengeps.agenda.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opengeps.agenda.rules.Morning.KIM;
import static org.opengeps.agenda.rules.Morning.LEE;
import static org.opengeps.agenda.rules.Morning.NOW;
import static org.opengeps.agenda.rules.Morning.NUMBER;
import static org.opengeps.agenda.rules.Morning.PARK;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.opengeps.agenda.Task;
import org.opengeps.agenda.TaskKind;
import org.opengeps.custody.CeremonyId;
import org.opengeps.custody.CeremonyState;
import org.opengeps.custody.SeatedMember;
import org.opengeps.custody.UnfinishedCeremony;
import org.opengeps.identity.PersonId;
import org.opengeps.identity.Role;
import org.opengeps.notice.DraftState;
import org.opengeps.notice.Drafts;
import org.opengeps.notice.LotUnderway;
import org.opengeps.notice.TenderNumber;
import org.opengeps.notice.TenderState;
import org.opengeps.opening.OpeningProgress;
import org.opengeps.opening.OpeningStage;
import org.opengeps.opening.RoundPause;
import org.opengeps.opening.TenderFailed;
import org.opengeps.protocol.json.JsonBuilder;
import org.opengeps.protocol.message.Slot;
import org.opengeps.protocol.message.Suspension;

/** What goes wrong, and only that. */
class GoingWrongTest {
  private final Morning morning = new Morning();

  private static JsonBuilder works(Instant closes) {
    return Drafts.works("sandbox", null, closes, closes.plusSeconds(3600));
  }

  private Task only() {
    List<Task> tasks = GoingWrong.list(morning.facts(KIM, Role.CONTRACTING_OFFICER));
    assertThat(tasks).hasSize(1);
    return tasks.get(0);
  }

  @Test
  void anOpeningIsLateFifteenMinutesAfterItsTimeAndTellsWhoHasNotCome() {
    Instant opens = NOW.minus(Duration.ofMinutes(15));
    morning.lot(TenderState.OPENING);
    morning.opening("price", OpeningStage.OPENING, opens, false, 2);
    int index = 1;
    for (PersonId member : List.of(KIM, LEE, PARK)) {
      morning.seated.add(
          new SeatedMember(NUMBER, Slot.ONLY_PRICE, 2, index, member.value(), "위원 " + index));
      index++;
    }
    Task late = only();
    assertThat(late.kind()).isEqualTo(TaskKind.OPENING_LATE);
    assertThat(late.since()).contains(opens);
    assertThat(late.until()).contains(morning.lots.get(0).latestOpening());
    assertThat(late.detail().names()).containsExactly("위원 1", "위원 3");
    assertThat(late.detail().count()).isEqualTo(1);
    assertThat(late.detail().wanted()).isEqualTo(2);
    var before = new Officer(Morning.actor(KIM), Set.of(KIM));
    assertThat(GoingWrong.list(morning.facts(NOW.minusNanos(1), before))).isEmpty();
    morning.openings.clear();
    morning.opening("price", OpeningStage.OPENING, opens, false, 2, 3);
    assertThat(only().detail().names()).as("enough have come").isEmpty();
    assertThat(only().detail().count()).isEqualTo(2);
  }

  @Test
  void theLatestOpeningOfADayIsNotNearWhileTheOpeningMayStillTakeItsTime() {
    Instant opens = NOW.minus(Duration.ofMinutes(15));
    LotUnderway month = morning.lot(TenderState.CLOSED, opens.minusSeconds(60), opens);
    morning.lots.clear();
    morning.lots.add(
        new LotUnderway(
            month.tender(),
            opens.plus(Duration.ofDays(1)),
            false,
            month.lot(),
            month.state(),
            month.since()));
    assertThat(only().kind()).isEqualTo(TaskKind.LATEST_OPENING_NEAR);
    var me = new Officer(Morning.actor(KIM), Set.of(KIM));
    assertThat(GoingWrong.list(morning.facts(NOW.minusNanos(1), me))).isEmpty();
  }

  @Test
  void anOpeningThatIsOverOrStandsStillIsNotLate() {
    morning.lot(TenderState.OPENING);
    morning.opening("technical", OpeningStage.OPENED, NOW.minusSeconds(3600), false);
    assertThat(morning.wrong()).isEmpty();
    morning.opening("price", OpeningStage.CLOSED, NOW.minusSeconds(900), true);
    assertThat(morning.wrong()).containsExactly(TaskKind.OPENING_LATE);
    morning.pauses.add(
        new RoundPause(
            NUMBER,
            "0",
            Optional.of(Morning.suspension(Suspension.Kind.SUSPEND, KIM, true)),
            List.of()));
    assertThat(morning.wrong()).isEmpty();
  }

  @Test
  void theLatestOpeningIsToldThreeDaysBeforeUnlessTheOpeningIsLateAnyway() {
    Instant opens = NOW.minus(Duration.ofDays(27));
    morning.lot(TenderState.OPENING, opens.minusSeconds(60), opens);
    assertThat(only().until()).contains(NOW.plus(Duration.ofDays(3)));
    assertThat(only().kind()).isEqualTo(TaskKind.LATEST_OPENING_NEAR);
    var me = new Officer(Morning.actor(KIM), Set.of(KIM));
    assertThat(GoingWrong.list(morning.facts(NOW.minusNanos(1), me))).isEmpty();
    assertThat(GoingWrong.list(morning.facts(NOW.plus(Duration.ofDays(3)), me))).isEmpty();
    morning.opening("price", OpeningStage.CLOSED, opens, false);
    assertThat(only().kind()).isEqualTo(TaskKind.OPENING_LATE);
  }

  @Test
  void aClosingMayTakeAnHourAndATenderHitByAnOutageWaitsForAnOrder() {
    morning.lot(TenderState.DRAINING, NOW.minusSeconds(3599), NOW.plusSeconds(60));
    assertThat(morning.wrong()).isEmpty();
    morning.lots.clear();
    morning.lot(TenderState.DRAINING, NOW.minusSeconds(3600), NOW.plusSeconds(60));
    assertThat(morning.wrong()).containsExactly(TaskKind.CLOSING_LATE);
    morning.lots.clear();
    morning.lot(NUMBER, "0", TenderState.OPEN, NOW.minusSeconds(9999), NOW, true);
    assertThat(morning.wrong()).containsExactly(TaskKind.ORDER_AWAITED);
  }

  @Test
  void aBaseAmountIsLateFromItsTimeOn() {
    morning.lot(TenderState.NOTICED, NOW.plusSeconds(86_400), NOW.plusSeconds(90_000));
    morning.baseAmounts.put(new TenderNumber(NUMBER), NOW.plusNanos(1));
    assertThat(morning.wrong()).isEmpty();
    morning.baseAmounts.put(new TenderNumber(NUMBER), NOW);
    assertThat(morning.wrong()).containsExactly(TaskKind.BASE_AMOUNT_LATE);
  }

  @Test
  void aLotThatFailedIsToldWithItsReasonUntilItIsBidForAgainOrThatIsDrafted() {
    morning.lot(TenderState.FAILED);
    morning.openings.add(
        new OpeningProgress(
            NUMBER,
            Slot.ONLY_PRICE,
            OpeningStage.FAILED,
            NOW.minusSeconds(3600),
            false,
            false,
            Optional.of(TenderFailed.TOO_FEW_SEALED),
            Set.of()));
    assertThat(only().kind()).isEqualTo(TaskKind.LOT_FAILED);
    assertThat(only().detail().id()).isEqualTo(TenderFailed.TOO_FEW_SEALED);
    morning.draft(
        DraftState.DRAFTED,
        Drafts.rebid(
            NUMBER + "-000", List.of("0.1"), NOW.plusSeconds(86_400), NOW.plusSeconds(90_000)),
        NOW.minusSeconds(60));
    assertThat(morning.wrong()).isEmpty();
    morning.drafts.clear();
    morning.lot(
        NUMBER, "0.1", TenderState.OPEN, NOW.plusSeconds(86_400), NOW.plusSeconds(90_000), false);
    assertThat(morning.wrong()).isEmpty();
  }

  @Test
  void aLotThatFailedIsNotToldOnceItsTenderIsPublishedOnceMoreOrThatIsDrafted() {
    morning.lot(TenderState.FAILED);
    assertThat(morning.wrong()).containsExactly(TaskKind.LOT_FAILED);
    morning.draft(
        DraftState.DRAFTED,
        works(NOW.plusSeconds(86_400)).put("follows", NUMBER + "-000"),
        NOW.minusSeconds(60));
    assertThat(morning.wrong()).isEmpty();
    morning.drafts.clear();
    morning.followed.add(new TenderNumber(NUMBER));
    assertThat(morning.wrong()).isEmpty();
  }

  @Test
  void aLotThatFailedIsToldForSevenDays() {
    morning.lot(TenderState.FAILED);
    var me = new Officer(Morning.actor(KIM), Set.of(KIM));
    Instant end = morning.lots.get(0).since().plus(Duration.ofDays(7));
    assertThat(GoingWrong.list(morning.facts(end.minusNanos(1), me))).hasSize(1);
    assertThat(GoingWrong.list(morning.facts(end, me))).isEmpty();
  }

  @Test
  void anApprovedDraftWithoutAKeyOfTheAgencyIsToldAndOneThatNeedsNoneIsNot() {
    Instant closes = NOW.plus(Duration.ofDays(30));
    morning.freeKeys = 0;
    morning.draft(DraftState.DRAFTED, works(closes), NOW.minusSeconds(60));
    assertThat(morning.wrong()).isEmpty();
    morning.draft(DraftState.APPROVED, works(closes), NOW.minusSeconds(120));
    assertThat(only().kind()).isEqualTo(TaskKind.NO_KEYS);
    morning.freeKeys = 1;
    assertThat(morning.wrong()).isEmpty();
    morning.freeKeys = 0;
    morning.drafts.clear();
    morning.lot(TenderState.OPEN, NOW.plusSeconds(86_400), NOW.plusSeconds(90_000));
    morning.draft(
        DraftState.APPROVED,
        Drafts.correction(works(closes), NUMBER + "-000"),
        NOW.minusSeconds(120));
    assertThat(morning.wrong()).isEmpty();
  }

  @Test
  void anApprovedDraftWithMoreLotsThanFreeKeysIsToldWithBothNumbers() {
    Instant closes = NOW.plus(Duration.ofDays(30));
    morning.freeKeys = 1;
    JsonBuilder twoLots =
        works(closes)
            .replace(
                "lots",
                List.of(Drafts.lot("1000000000", "1100000000"), Drafts.lot("1000", "1100")));
    morning.draft(DraftState.APPROVED, twoLots, NOW.minusSeconds(120));
    assertThat(only().kind()).isEqualTo(TaskKind.NO_KEYS);
    assertThat(only().detail().count()).isEqualTo(1);
    assertThat(only().detail().wanted()).isEqualTo(2);
    morning.freeKeys = 2;
    assertThat(morning.wrong()).isEmpty();
    morning.drafts.clear();
    morning.draft(
        DraftState.APPROVED,
        Drafts.rebid(
            NUMBER + "-000", List.of("1.1", "2.1", "3.1"), closes, closes.plusSeconds(3600)),
        NOW.minusSeconds(120));
    assertThat(only().detail().wanted()).isEqualTo(3);
  }

  @Test
  void aDraftIsOldAfterFourteenDaysAndTooLateFromItsClosingOnForAsLong() {
    Instant closes = NOW.plus(Duration.ofDays(30));
    morning.draft(DraftState.DRAFTED, works(closes), NOW.minus(Duration.ofDays(14)).plusNanos(1));
    assertThat(morning.wrong()).isEmpty();
    morning.drafts.clear();
    morning.draft(DraftState.DRAFTED, works(closes), NOW.minus(Duration.ofDays(14)));
    assertThat(morning.wrong()).containsExactly(TaskKind.DRAFT_OLD);
    morning.drafts.clear();
    morning.draft(DraftState.DRAFTED, works(NOW), NOW.minus(Duration.ofDays(30)));
    assertThat(morning.wrong()).containsExactly(TaskKind.DRAFT_TOO_LATE);
    morning.drafts.clear();
    morning.draft(
        DraftState.DRAFTED, works(NOW.minus(Duration.ofDays(14))), NOW.minus(Duration.ofDays(30)));
    assertThat(morning.wrong()).isEmpty();
  }

  @Test
  void aCommitteeThatDoesNotComeToItsKeysIsToldWithWhoIsMissing() {
    morning.ceremonies.add(
        new UnfinishedCeremony(
            new CeremonyId(UUID.randomUUID()),
            CeremonyState.ROUND_1,
            NOW.minus(Duration.ofDays(4)),
            NOW.plus(Duration.ofDays(80)),
            List.of("이위원")));
    assertThat(only().kind()).isEqualTo(TaskKind.CEREMONY_STUCK);
    assertThat(only().detail().names()).containsExactly("이위원");
  }
}
