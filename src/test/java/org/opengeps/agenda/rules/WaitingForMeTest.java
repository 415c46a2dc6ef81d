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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.opengeps.agenda.Task;
import org.opengeps.agenda.TaskKind;
import org.opengeps.award.ExaminedLot;
import org.opengeps.award.PendingSignature;
import org.opengeps.award.RoundWork;
import org.opengeps.contract.ContractDue;
import org.opengeps.contract.ContractState;
import org.opengeps.custody.SeatedMember;
import org.opengeps.identity.OrganisationId;
import org.opengeps.identity.Person;
import org.opengeps.identity.Role;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.TenderRef;
import org.opengeps.notice.Draft;
import org.opengeps.notice.DraftState;
import org.opengeps.notice.Drafts;
import org.opengeps.notice.QuestionQueue;
import org.opengeps.notice.TenderNumber;
import org.opengeps.notice.TenderState;
import org.opengeps.opening.OpeningStage;
import org.opengeps.opening.RoundPause;
import org.opengeps.protocol.json.JsonBuilder;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.message.LocalText;
import org.opengeps.protocol.message.Slot;
import org.opengeps.protocol.message.Suspension;
import org.opengeps.registry.AgencyName;
import org.opengeps.registry.AgencyPerson;

/** Whom what waits for, by role and by the rule of two officers. */
class WaitingForMeTest {
  private static final Role CONTRACTING = Role.CONTRACTING_OFFICER;
  private static final Role APPROVING = Role.APPROVING_OFFICER;
  private static final Role EVALUATOR = Role.EVALUATOR;
  private final Morning morning = new Morning();

  private static JsonBuilder works() {
    return works(NOW.plus(Duration.ofDays(30)));
  }

  private static JsonBuilder works(Instant closes) {
    return Drafts.works("sandbox", null, closes, closes.plusSeconds(3600));
  }

  @Test
  void aDraftWaitsForTheOtherOfficerAndNeverForWhoFiledIt() {
    morning.draft(DraftState.DRAFTED, works(), NOW.minusSeconds(60));
    assertThat(morning.waiting(LEE, APPROVING)).containsExactly(TaskKind.APPROVE_DRAFT);
    assertThat(morning.waiting(PARK, CONTRACTING)).containsExactly(TaskKind.APPROVE_DRAFT);
    assertThat(morning.waiting(KIM, CONTRACTING, APPROVING)).isEmpty();
    assertThat(morning.waiting(LEE, EVALUATOR)).isEmpty();
    assertThat(morning.waiting(LEE, Role.AGENCY_ADMINISTRATOR)).isEmpty();
  }

  @Test
  void whoMayBeTheSameHumanBeingIsNoSecondOfficer() {
    morning.draft(DraftState.DRAFTED, works(), NOW.minusSeconds(60));
    var again = new Officer(Morning.actor(LEE, APPROVING), Set.of(LEE, KIM));
    assertThat(WaitingForMe.list(morning.facts(NOW, again))).isEmpty();
  }

  @Test
  void aDraftThatCameBackIsItsDraftersAndAnApprovedOneWhoPublishes() {
    morning.draft(DraftState.RETURNED, works(), NOW.minusSeconds(600));
    assertThat(morning.waiting(KIM, CONTRACTING)).containsExactly(TaskKind.REVISE_DRAFT);
    assertThat(morning.waiting(PARK, CONTRACTING)).isEmpty();
    morning.drafts.clear();
    morning.draft(DraftState.APPROVED, works(), NOW.minusSeconds(600));
    morning.draft(DraftState.PREPARED, works(), NOW.minusSeconds(500));
    List<TaskKind> publishes = List.of(TaskKind.PREPARE_DRAFT, TaskKind.PUBLISH_DRAFT);
    assertThat(morning.waiting(KIM, CONTRACTING)).isEqualTo(publishes);
    assertThat(morning.waiting(PARK, CONTRACTING)).isEqualTo(publishes);
    assertThat(morning.waiting(LEE, APPROVING)).isEmpty();
  }

  @Test
  void aDraftThatCameBackIsNotRevisedOnceItIsFiledAgainOvertakenOrItsTenderIsOver() {
    String order = NUMBER + "-000";
    morning.lot(TenderState.OPEN, NOW.plusSeconds(86_400), NOW.plusSeconds(90_000));
    for (JsonBuilder content :
        List.of(cancellation(order), Drafts.correction(works(), order), nextRound(order))) {
      morning.drafts.clear();
      morning.draft(DraftState.RETURNED, content, NOW.minusSeconds(600));
      assertThat(morning.waiting(KIM, CONTRACTING)).containsExactly(TaskKind.REVISE_DRAFT);
      morning.draft(DraftState.DRAFTED, content, NOW.minusSeconds(700));
      assertThat(morning.waiting(KIM, CONTRACTING)).as("an earlier one").hasSize(1);
      morning.draft(DraftState.DRAFTED, content, NOW.minusSeconds(60));
      assertThat(morning.waiting(KIM, CONTRACTING)).as("filed again").isEmpty();
      morning.drafts.clear();
      morning.draft(DraftState.RETURNED, content, NOW.minusSeconds(600));
      morning.draft(DraftState.DRAFTED, Drafts.baseAmount(works(), order), NOW.minusSeconds(60));
      assertThat(morning.waiting(KIM, CONTRACTING)).as("another kind").hasSize(1);
    }
    morning.drafts.clear();
    morning.draft(
        DraftState.RETURNED, Drafts.correction(works(), NUMBER + "-001"), NOW.minusSeconds(600));
    assertThat(morning.waiting(KIM, CONTRACTING)).as("another order is in force").isEmpty();
    morning.drafts.clear();
    morning.draft(DraftState.RETURNED, cancellation(order), NOW.minusSeconds(600));
    morning.lots.clear();
    morning.lot(TenderState.CANCELLED);
    assertThat(morning.waiting(KIM, CONTRACTING)).as("its tender is over").isEmpty();
  }

  private static JsonBuilder cancellation(String tender) {
    return JsonObject.ofType(Draft.TYPE)
        .put("draft", UUID.randomUUID())
        .put("kind", "cancellation")
        .put("tender", tender)
        .put("reason", Drafts.text("예산이 없어졌습니다", "No money"));
  }

  private static JsonBuilder nextRound(String tender) {
    return Drafts.rebid(tender, List.of("0.1"), NOW.plusSeconds(86_400), NOW.plusSeconds(90_000));
  }

  @Test
  void aDraftWhoseClosingIsOverOrWhoseTenderHasEndedWaitsForNobody() {
    morning.draft(DraftState.DRAFTED, works(NOW), NOW.minusSeconds(600));
    assertThat(morning.waiting(LEE, APPROVING)).isEmpty();
    morning.drafts.clear();
    morning.draft(DraftState.DRAFTED, works(NOW.plusSeconds(1)), NOW.minusSeconds(600));
    assertThat(morning.waiting(LEE, APPROVING)).hasSize(1);
    morning.drafts.clear();
    morning.draft(
        DraftState.DRAFTED, Drafts.correction(works(), NUMBER + "-000"), NOW.minusSeconds(600));
    assertThat(morning.waiting(LEE, APPROVING)).isEmpty();
    morning.lot(TenderState.OPEN, NOW.plusSeconds(86_400), NOW.plusSeconds(90_000));
    assertThat(morning.waiting(LEE, APPROVING)).containsExactly(TaskKind.APPROVE_DRAFT);
  }

  @Test
  void requestsOfBiddersWaitUntilTheOpeningTimeForWhoMayGrantThem() {
    morning.lot(TenderState.CLOSED, NOW.minusSeconds(60), NOW.plusSeconds(1));
    morning.cancellations.put(new TenderNumber(NUMBER), 2);
    assertThat(morning.waiting(LEE, APPROVING)).isEmpty();
    Task task = WaitingForMe.list(morning.facts(KIM, CONTRACTING)).get(0);
    assertThat(task.kind()).isEqualTo(TaskKind.GRANT_CANCELLATION);
    assertThat(task.detail().count()).isEqualTo(2);
    assertThat(task.until()).contains(NOW.plusSeconds(1));
    var later = new Officer(Morning.actor(KIM, CONTRACTING), Set.of(KIM));
    assertThat(WaitingForMe.list(morning.facts(NOW.plusSeconds(1), later))).isEmpty();
  }

  @Test
  void contractsWaitForTheContractingOfficerUntilTheirTimeAndRefusedOnesGoWrong() {
    contract("1", ContractState.AWAITED);
    contract("2", ContractState.SENT);
    contract("3", ContractState.CONSENTED);
    contract("4", ContractState.SILENT);
    contract("5", ContractState.DECLINED);
    contract("6", ContractState.CONCLUDED);
    contract("7", ContractState.LAPSED);
    assertThat(morning.waiting(KIM, CONTRACTING))
        .containsExactly(
            TaskKind.SEND_CONTRACT, TaskKind.CONFIRM_CONTRACT, TaskKind.SEND_CONTRACT_AGAIN);
    assertThat(morning.waiting(LEE, APPROVING)).isEmpty();
    Task task = WaitingForMe.list(morning.facts(KIM, CONTRACTING)).get(0);
    assertThat(task.subject().lot()).contains("1");
    assertThat(task.until()).contains(NOW.plusSeconds(3600));
    assertThat(morning.wrong())
        .containsExactly(TaskKind.CONTRACT_REFUSED, TaskKind.CONTRACT_REFUSED);
    morning.followed.add(new TenderNumber(NUMBER));
    assertThat(morning.wrong()).isEmpty();
  }

  private void contract(String lot, ContractState state) {
    var due =
        new ContractDue(
            new TenderRef(NUMBER, "000"),
            lot,
            state,
            NOW.minusSeconds(60),
            Optional.of(NOW.plusSeconds(3600)));
    morning.contracts.add(
        new NamedContract(due, new LocalText("하수관로 정비", "Sewer works"), Morning.SEOUL));
  }

  @Test
  void questionsWaitForEveryOfficerWithTheTimeOfTheOldest() {
    morning.lot(TenderState.OPEN, NOW.plusSeconds(86_400), NOW.plusSeconds(90_000));
    morning.questions.put(
        new TenderNumber(NUMBER),
        new QuestionQueue(2, NOW.minusSeconds(60), NOW.plusSeconds(3600)));
    assertThat(morning.waiting(LEE, APPROVING)).containsExactly(TaskKind.ANSWER_QUESTIONS);
    assertThat(morning.waiting(PARK, EVALUATOR)).isEmpty();
    Task task = WaitingForMe.list(morning.facts(KIM, CONTRACTING)).get(0);
    assertThat(task.detail().count()).isEqualTo(2);
    assertThat(task.since()).contains(NOW.minusSeconds(60));
    assertThat(task.until()).contains(NOW.plusSeconds(3600));
  }

  @ParameterizedTest
  @EnumSource
  void whatOneOfficerProposedInARoundWaitsForTheOther(PendingSignature.Kind kind) {
    boolean technical = kind == PendingSignature.Kind.TECHNICAL;
    morning.lot(technical ? TenderState.OPENING : TenderState.EVALUATING);
    morning.opening("technical", OpeningStage.OPENED, NOW.minusSeconds(3600), false);
    morning.proposed(kind, KIM);
    TaskKind wanted = technical ? TaskKind.APPROVE_TECHNICAL : TaskKind.APPROVE_ACT;
    assertThat(morning.waiting(KIM, CONTRACTING, APPROVING)).isEmpty();
    assertThat(morning.waiting(LEE, APPROVING)).containsExactly(wanted);
    assertThat(morning.waiting(PARK, CONTRACTING)).containsExactly(wanted);
    assertThat(morning.waiting(PARK, EVALUATOR)).isEmpty();
    suspend();
    assertThat(morning.waiting(LEE, APPROVING)).containsExactly(TaskKind.RESUME_ROUND);
  }

  private void suspend() {
    morning.pauses.add(
        new RoundPause(
            NUMBER,
            "0",
            Optional.of(Morning.suspension(Suspension.Kind.SUSPEND, KIM, true)),
            List.of()));
  }

  @Test
  void technicalBidsThatAreOpenedWaitForADecisionOfWhoIsNoMemberOfTheirCommittee() {
    morning.lot(TenderState.OPENING);
    assertThat(morning.waiting(KIM, CONTRACTING)).as("not opened").isEmpty();
    morning.opening("technical", OpeningStage.OPENED, NOW.minusSeconds(3600), false);
    assertThat(morning.waiting(KIM, CONTRACTING)).containsExactly(TaskKind.DECIDE_TECHNICAL);
    assertThat(morning.waiting(KIM, EVALUATOR)).containsExactly(TaskKind.DECIDE_TECHNICAL);
    assertThat(morning.waiting(LEE, APPROVING)).isEmpty();
    morning.seated.add(new SeatedMember(NUMBER, new Slot("0", "price"), 2, 1, KIM.value(), "김계약"));
    assertThat(morning.waiting(KIM, CONTRACTING)).isEmpty();
    assertThat(morning.waiting(PARK, CONTRACTING)).hasSize(1);
    morning.decided.add(new RoundWork.Lot(NUMBER, "0"));
    assertThat(morning.waiting(PARK, CONTRACTING)).isEmpty();
  }

  @Test
  void aDecisionThatComesTooLateForThePricesWaitsForNobody() {
    morning.lot(TenderState.OPENING);
    morning.opening("technical", OpeningStage.OPENED, NOW.minusSeconds(3600), false);
    morning.opening("price", OpeningStage.CLOSED, NOW.plusSeconds(60), true);
    morning.proposed(PendingSignature.Kind.TECHNICAL, KIM);
    assertThat(morning.waiting(LEE, APPROVING)).hasSize(1);
    morning.openings.remove(1);
    morning.opening("price", OpeningStage.OPENING, NOW.minusSeconds(60), true);
    assertThat(morning.waiting(LEE, APPROVING)).isEmpty();
  }

  @Test
  void aRankedLotIsExaminedThenAwardedAndWhoExaminedNobodyEndsItWithoutAWinner() {
    morning.lot(TenderState.EVALUATING);
    morning.examined(2, false, false);
    assertThat(morning.waiting(KIM, EVALUATOR)).containsExactly(TaskKind.EXAMINE);
    assertThat(morning.waiting(LEE, APPROVING)).isEmpty();
    morning.examined.clear();
    morning.examined(1, true, false, KIM);
    assertThat(morning.waiting(KIM, CONTRACTING)).containsExactly(TaskKind.DECIDE_AWARD);
    assertThat(morning.waiting(KIM, EVALUATOR)).isEmpty();
    morning.examined.clear();
    morning.examined(0, false, false, KIM);
    assertThat(morning.waiting(KIM, CONTRACTING)).isEmpty();
    assertThat(morning.waiting(LEE, APPROVING)).containsExactly(TaskKind.DECIDE_UNSUCCESSFUL);
    morning.examined.clear();
    morning.examined(0, false, true, KIM);
    assertThat(morning.waiting(KIM, CONTRACTING))
        .as("a corrected score may have passed: the page says it")
        .containsExactly(TaskKind.DECIDE_CORRECTED);
  }

  @Test
  void aCorrectedScoreThatLeavesNobodyWaitsForWhoMaySignWhatItCameTo() {
    morning.lot(TenderState.EVALUATING);
    for (boolean passed : new boolean[] {true, false}) {
      morning.examined.clear();
      morning.examined(0, passed, true, KIM);
      List<TaskKind> decides = List.of(TaskKind.DECIDE_CORRECTED);
      assertThat(morning.waiting(LEE, APPROVING)).isEqualTo(decides);
      assertThat(morning.waiting(PARK, CONTRACTING)).isEqualTo(decides);
      assertThat(morning.waiting(KIM, CONTRACTING)).as("may sign an award").isEqualTo(decides);
      assertThat(morning.waiting(KIM, APPROVING)).as("examined the candidate").isEmpty();
      assertThat(morning.waiting(LEE, EVALUATOR)).as("nobody is left").isEmpty();
    }
    morning.examined.clear();
    morning.examined(1, false, true, KIM);
    assertThat(morning.waiting(LEE, EVALUATOR)).containsExactly(TaskKind.EXAMINE);
    assertThat(morning.waiting(LEE, APPROVING)).isEmpty();
  }

  @Test
  void theNextCandidateIsCalledAndWhileItCanAnswerNothingIsToBeDone() {
    morning.lot(TenderState.OPENED);
    morning.examined(2, false, false, new ExaminedLot.Papers(true, Optional.empty()));
    assertThat(morning.waiting(KIM, EVALUATOR)).containsExactly(TaskKind.CALL);
    assertThat(morning.waiting(LEE, APPROVING)).isEmpty();
    morning.examined.clear();
    morning.examined(
        2, false, false, new ExaminedLot.Papers(false, Optional.of(NOW.plusSeconds(60))));
    assertThat(morning.waiting(KIM, EVALUATOR)).isEmpty();
  }

  @Test
  void nobodyIsToExamineWhileAnActThatChangesTheTurnWaits() {
    morning.lot(TenderState.EVALUATING);
    morning.examined(1, false, false, KIM);
    morning.proposed(PendingSignature.Kind.ROUND_ACT, KIM);
    assertThat(morning.waiting(KIM, CONTRACTING)).isEmpty();
    assertThat(morning.waiting(PARK, CONTRACTING)).containsExactly(TaskKind.APPROVE_ACT);
  }

  @Test
  void anActThatNobodyApprovesForADayHidesNothingAnyMore() {
    morning.lot(TenderState.EVALUATING);
    morning.examined(1, false, false, KIM);
    Duration day = Duration.ofDays(1);
    morning.proposed(PendingSignature.Kind.ROUND_ACT, KIM, NOW.minus(day).plusNanos(1));
    assertThat(morning.waiting(KIM, CONTRACTING)).isEmpty();
    morning.pending.clear();
    morning.proposed(PendingSignature.Kind.ROUND_ACT, KIM, NOW.minus(day));
    assertThat(morning.waiting(KIM, CONTRACTING)).containsExactly(TaskKind.EXAMINE);
    assertThat(morning.waiting(PARK, CONTRACTING))
        .containsExactlyInAnyOrder(TaskKind.APPROVE_ACT, TaskKind.EXAMINE);
  }

  @Test
  void anAnnouncedAwardIsMadeFinalAndThoseWhoPassedAreAskedForTheNextStage() {
    morning.lot(TenderState.AWARD_INTENDED);
    assertThat(morning.waiting(KIM, CONTRACTING)).containsExactly(TaskKind.CONFIRM_AWARD);
    morning.lots.clear();
    morning.lot(TenderState.ADMITTED);
    assertThat(morning.waiting(KIM, CONTRACTING)).containsExactly(TaskKind.ASK_NEXT_STAGE);
    assertThat(morning.waiting(LEE, APPROVING)).isEmpty();
    morning.draft(
        DraftState.DRAFTED,
        Drafts.nextStage(
            NUMBER + "-000", List.of("0.1"), NOW.plusSeconds(86_400), NOW.plusSeconds(90_000)),
        NOW.minusSeconds(60));
    assertThat(morning.waiting(KIM, CONTRACTING)).isEmpty();
    assertThat(morning.waiting(LEE, APPROVING)).containsExactly(TaskKind.APPROVE_DRAFT);
  }

  @Test
  void aSuspensionIsApprovedByTheOtherAndEndedByEitherUnlessItsEndIsProposed() {
    morning.lot(TenderState.EVALUATING);
    morning.pauses.add(
        new RoundPause(
            NUMBER,
            "0",
            Optional.empty(),
            List.of(Morning.suspension(Suspension.Kind.SUSPEND, KIM, false))));
    assertThat(morning.waiting(KIM, CONTRACTING)).isEmpty();
    assertThat(morning.waiting(LEE, APPROVING)).containsExactly(TaskKind.APPROVE_SUSPENSION);
    morning.pauses.clear();
    suspend();
    assertThat(morning.waiting(KIM, CONTRACTING)).containsExactly(TaskKind.RESUME_ROUND);
    assertThat(morning.waiting(LEE, APPROVING)).containsExactly(TaskKind.RESUME_ROUND);
    assertThat(morning.waiting(LEE, EVALUATOR)).isEmpty();
    morning.pauses.clear();
    morning.pauses.add(
        new RoundPause(
            NUMBER,
            "0",
            Optional.of(Morning.suspension(Suspension.Kind.SUSPEND, KIM, true)),
            List.of(Morning.suspension(Suspension.Kind.RESUME, LEE, false))));
    assertThat(morning.waiting(LEE, APPROVING)).isEmpty();
    assertThat(morning.waiting(KIM, CONTRACTING)).containsExactly(TaskKind.APPROVE_RESUMPTION);
  }

  @Test
  void aNameWaitsForASecondPersonAndRolesForAnAdministrator() {
    var agency = new OrganisationId("0b0f8f3c-0000-4000-8000-000000000000");
    morning.names.add(
        new AgencyName(
            Sha256.ofText("name"),
            agency,
            new LocalText("한빛수협", "Hanbit"),
            KIM,
            NOW.minusSeconds(60),
            Optional.empty()));
    assertThat(morning.waiting(KIM, Role.AGENCY_ADMINISTRATOR)).isEmpty();
    assertThat(morning.waiting(LEE, APPROVING)).containsExactly(TaskKind.APPROVE_NAME);
    assertThat(morning.waiting(LEE, EVALUATOR)).isEmpty();
    morning.names.clear();
    morning.people.add(
        new AgencyPerson(
            new Person(PARK, agency, "박신입", "박신입", "park@agency.example", Set.of()),
            Set.of(EVALUATOR)));
    assertThat(morning.waiting(KIM, Role.AGENCY_ADMINISTRATOR))
        .containsExactly(TaskKind.GIVE_ROLES);
    assertThat(morning.waiting(PARK, Role.AGENCY_ADMINISTRATOR)).isEmpty();
    assertThat(morning.waiting(KIM, CONTRACTING)).isEmpty();
  }

  @Test
  void whatEndsFirstComesFirstAndThenWhatWaitsLongest() {
    morning.draft(DraftState.DRAFTED, works(), NOW.minusSeconds(60));
    morning.draft(DraftState.APPROVED, works(), NOW.minusSeconds(7200));
    morning.lot(TenderState.CLOSED, NOW.minusSeconds(60), NOW.plusSeconds(60));
    morning.cancellations.put(new TenderNumber(NUMBER), 1);
    assertThat(morning.waiting(LEE, CONTRACTING))
        .containsExactly(
            TaskKind.GRANT_CANCELLATION, TaskKind.PREPARE_DRAFT, TaskKind.APPROVE_DRAFT);
  }
}
