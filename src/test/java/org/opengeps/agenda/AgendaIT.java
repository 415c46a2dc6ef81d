package org.opengeps.agenda;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.opengeps.agenda.usecase.FindAgenda;
import org.opengeps.award.AwardView;
import org.opengeps.award.Opening;
import org.opengeps.award.Sheets;
import org.opengeps.award.usecase.ApproveAct;
import org.opengeps.award.usecase.EnterScore;
import org.opengeps.award.usecase.FindAward;
import org.opengeps.award.usecase.ProposeAct;
import org.opengeps.custody.CeremonyId;
import org.opengeps.custody.usecase.ListCommittees;
import org.opengeps.identity.Actor;
import org.opengeps.identity.usecase.FindPerson;
import org.opengeps.kernel.Sha256;
import org.opengeps.notice.Buyer;
import org.opengeps.notice.DraftView;
import org.opengeps.notice.Drafts;
import org.opengeps.notice.NoticeView;
import org.opengeps.notice.usecase.DraftNotice;
import org.opengeps.notice.usecase.FindDrafts;
import org.opengeps.notice.usecase.ReturnDraft;
import org.opengeps.opening.CancellationScene;
import org.opengeps.opening.OpeningScene;
import org.opengeps.opening.SuspensionScene;
import org.opengeps.opening.TechnicalScene;
import org.opengeps.opening.TenderFailed;
import org.opengeps.platform.DatabaseWatch;
import org.opengeps.platform.InTransaction;
import org.opengeps.protocol.json.JsonBuilder;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.message.AgencyNameProposal;
import org.opengeps.protocol.message.CandidateScore;
import org.opengeps.protocol.message.LocalText;
import org.opengeps.protocol.message.RoleGrant;
import org.opengeps.protocol.message.RoundAct;
import org.opengeps.protocol.message.RoundActApproval;
import org.opengeps.protocol.message.Slot;
import org.opengeps.protocol.message.Suspension;
import org.opengeps.protocol.message.TechnicalDecision;
import org.opengeps.protocol.pki.Certificates;
import org.opengeps.testing.Http;
import org.opengeps.testing.TestClock;
import org.opengeps.testing.TestCommittee;
import org.opengeps.testing.TestPerson;

/** What officers find in the morning, from the rows of the database, and what that costs. */
@ExtendWith(ArquillianExtension.class)
class AgendaIT {
  private static final String TODAY = "/api/v1/agency/today";

  /** Thirty or so of the lists, and what a transaction begins and ends with. */
  private static final long MOST = 40;

  @Inject private Buyer buyer;
  @Inject private Opening opening;
  @Inject private OpeningScene scene;
  @Inject private TechnicalScene technical;
  @Inject private SuspensionScene pauses;
  @Inject private CancellationScene requests;
  @Inject private DraftNotice draftNotice;
  @Inject private FindDrafts drafts;
  @Inject private ReturnDraft returnDraft;
  @Inject private EnterScore enterScore;
  @Inject private ProposeAct proposeAct;
  @Inject private ApproveAct approveAct;
  @Inject private FindAward awards;
  @Inject private ListCommittees committees;
  @Inject private FindPerson people;
  @Inject private FindAgenda findAgenda;
  @Inject private InTransaction transaction;
  @Inject private DatabaseWatch database;
  @Inject private Clock clock;
  @PersistenceContext private EntityManager entities;

  private Actor actor(TestPerson person) {
    Sha256 certificate = Certificates.fingerprint(person.credential().certificate());
    return people.findByCertificate(certificate, clock.instant()).orElseThrow().actor();
  }

  private Agenda agenda(TestPerson person) {
    return findAgenda.find(actor(person));
  }

  private static List<TaskKind> kinds(Agenda.Part part) {
    return part.tasks().stream().map(Task::kind).toList();
  }

  private List<TaskKind> waiting(TestPerson person) {
    return kinds(agenda(person).waiting());
  }

  private List<TaskKind> wrong(TestPerson person) {
    return kinds(agenda(person).wrong());
  }

  private JsonBuilder draft(String title) {
    return buyer.draft(title);
  }

  @Test
  void anAgencyWithTwentyTendersCostsAsManyStatementsAsOneWithTwo() {
    Buyer.Agency small = agencyWith(2, 1);
    Buyer.Agency large = agencyWith(20, 8);
    assertThat(agenda(large.officer()).waiting().total()).isEqualTo(9);
    assertThat(agenda(large.officer()).due().tasks()).hasSizeGreaterThan(20);
    long few = statements(small.officer());
    long many = statements(large.officer());
    System.getLogger(getClass().getName())
        .log(System.Logger.Level.INFO, "database statements of a morning: " + few + ", " + many);
    assertThat(many).isEqualTo(few).isPositive().isLessThanOrEqualTo(MOST);
  }

  /** The officer's agency with so many tenders, of which some are opened, and an approved draft. */
  private Buyer.Agency agencyWith(int tenders, int opened) {
    Buyer.Agency agency = buyer.agency();
    CeremonyId ceremony = buyer.readyCeremony(agency, tenders + 1);
    for (int i = 0; i < tenders; i++) {
      NoticeView tender = buyer.publish(agency, draft("아침 " + i).build(), ceremony);
      if (i < opened) {
        opening.open(tender, 1_600_000_000L, 1_590_000_000L);
      }
    }
    buyer.approved(agency, draft("결재된 초안").build());
    return agency;
  }

  private long statements(TestPerson person) {
    Actor actor = actor(person);
    return transaction.call(
        () -> {
          entities.getEntityManagerFactory().getCache().evictAll();
          long before = database.ownStatements();
          findAgenda.find(actor);
          return database.ownStatements() - before;
        });
  }

  @Test
  void aDraftWaitsForTheSecondOfficerThenForItsKeysAndIsItsDraftersWhenItCameBack() {
    Buyer.Agency agency = buyer.agency();
    JsonObject content = draft("돌아올 초안").build();
    DraftView filed = draftNotice.draft(agency.officer().sign(content)).orThrow();
    assertThat(waiting(agency.officer())).isEmpty();
    assertThat(waiting(agency.approver())).containsExactly(TaskKind.APPROVE_DRAFT);
    Task task = agenda(agency.approver()).waiting().tasks().get(0);
    assertThat(task.subject().title().ko()).isEqualTo("돌아올 초안");
    assertThat(task.subject().draft()).contains(filed.draft());
    assertThat(task.since()).contains(filed.filedAt());
    JsonObject back =
        JsonObject.ofType("opengeps/return/1")
            .put("draft", filed.draft().toString())
            .put("draftHash", filed.hash())
            .put("reason", "도면이 빠졌습니다")
            .build();
    returnDraft.sendBack(filed.draft(), agency.approver().sign(back)).orThrow();
    assertThat(waiting(agency.approver())).isEmpty();
    assertThat(waiting(agency.officer())).containsExactly(TaskKind.REVISE_DRAFT);
    TestClock.INSTANCE.advance(Duration.ofSeconds(1));
    JsonObject better = content.toBuilder().replace("draft", UUID.randomUUID().toString()).build();
    buyer.approved(agency, better);
    assertThat(waiting(agency.officer()))
        .as("the better one has taken its place")
        .containsExactly(TaskKind.PREPARE_DRAFT);
    assertThat(wrong(agency.officer())).containsExactly(TaskKind.NO_KEYS);
    buyer.readyCeremony(agency, 1);
    assertThat(wrong(agency.officer())).isEmpty();
  }

  @Test
  void ofTooManyDraftsTheNewestAreReadAndTheOldestOfThemComeFirst() {
    Buyer.Agency agency = buyer.agency();
    for (String title : List.of("첫째", "둘째", "셋째")) {
      draftNotice.draft(agency.officer().sign(draft(title).build())).orThrow();
      TestClock.INSTANCE.advance(Duration.ofSeconds(1));
    }
    Actor officer = actor(agency.officer());
    assertThat(drafts.listWaiting(officer.organisation(), clock.instant(), 2))
        .extracting(one -> one.content().terms().title().ko())
        .containsExactly("둘째", "셋째");
  }

  @Test
  void candidatesAreExaminedActsApprovedByTheOtherAndTheLastFailureEndedByWhoExaminedNobody() {
    Buyer.Agency agency = buyer.agency();
    NoticeView tender =
        buyer.publish(agency, draft("심사할 공고").build(), buyer.readyCeremony(agency, 1));
    opening.open(tender, 1_600_000_000L, 1_100_000_000L); // of which the second is no candidate
    assertThat(waiting(agency.officer())).containsExactly(TaskKind.EXAMINE);
    assertThat(waiting(agency.approver())).isEmpty();
    AwardView award = awards.find(tender.ref(), "0").orElseThrow();
    UUID first = award.ranking().candidates().get(0).submission();
    var score =
        new CandidateScore(
            tender.ref(),
            "0",
            award.rankingHash(),
            first,
            Sheets.with(award, Sheets.PERFORMANCE, "1"));
    enterScore.enter(tender.number(), agency.officer().sign(score.toJson())).orThrow();
    assertThat(waiting(agency.officer())).isEmpty();
    assertThat(waiting(agency.approver())).containsExactly(TaskKind.DECIDE_UNSUCCESSFUL);
    var act =
        new RoundAct(
            tender.ref(),
            "0",
            award.rankingHash(),
            RoundAct.Kind.CORRECT,
            first,
            score.hash(),
            Sheets.with(award, Sheets.PERFORMANCE, "15"),
            new LocalText("점수를 잘못 옮겨 적음", "Copied wrong"));
    byte[] signed = agency.officer().sign(act.toJson());
    proposeAct.propose(tender.number(), signed).orThrow();
    assertThat(waiting(agency.officer())).isEmpty();
    assertThat(waiting(agency.approver())).containsExactly(TaskKind.APPROVE_ACT);
    assertThat(agenda(agency.approver()).waiting().tasks().get(0).detail().id())
        .isEqualTo(Sha256.of(signed).hex());
    var approval = new RoundActApproval(tender.ref(), "0", Sha256.of(signed));
    approveAct.approve(tender.number(), agency.approver().sign(approval.toJson())).orThrow();
    assertThat(waiting(agency.approver())).containsExactly(TaskKind.DECIDE_CORRECTED);
    assertThat(waiting(agency.officer())).containsExactly(TaskKind.DECIDE_CORRECTED);
  }

  @Test
  void technicalBidsWaitForADecisionThenForTheOtherOfficerAndAtLastForTheNextStage() {
    TechnicalScene.Examined stage = technical.examined(2);
    Buyer.Agency agency = stage.tender().agency();
    assertThat(waiting(agency.officer())).containsExactly(TaskKind.DECIDE_TECHNICAL);
    assertThat(waiting(agency.approver())).isEmpty();
    TechnicalDecision decision = technical.decision(stage.record(), stage.bids(), List.of(), null);
    String door = "/api/v1/tenders/" + stage.tender().ref().number() + "/technical-decisions";
    assertThat(Http.post(door, Http.CMS, agency.officer().sign(decision.toJson())).status())
        .isEqualTo(201);
    assertThat(waiting(agency.officer())).isEmpty();
    assertThat(waiting(agency.approver())).containsExactly(TaskKind.APPROVE_TECHNICAL);
    TestClock.INSTANCE.advance(Duration.ofSeconds(30));
    assertThat(waiting(agency.approver())).as("leaves no room for objections").isEmpty();
    assertThat(waiting(agency.officer())).containsExactly(TaskKind.DECIDE_TECHNICAL);
    technical.admit(stage);
    assertThat(waiting(agency.approver())).isEmpty();
    assertThat(waiting(agency.officer())).containsExactly(TaskKind.ASK_NEXT_STAGE);
  }

  @Test
  void aRoundIsStoppedByTheOtherOfficerAndLetGoOnByEither() {
    OpeningScene.Tender tender = scene.tender("중지될 공고");
    scene.bid(tender, 1_620_000_000L, List.of(3, 11));
    scene.bid(tender, 1_630_000_000L, List.of(2, 12));
    scene.openingTime(tender);
    tender.committee().officers.get(0).open(tender.ref(), Slot.ONLY_PRICE).orThrow();
    assertThat(wrong(tender.agency().officer())).as("it may take some minutes").isEmpty();
    TestClock.INSTANCE.advance(Duration.ofMinutes(15));
    Agenda morning = agenda(tender.agency().officer());
    assertThat(kinds(morning.wrong())).containsExactly(TaskKind.OPENING_LATE);
    Task late = morning.wrong().tasks().get(0);
    assertThat(late.detail().count()).isEqualTo(1);
    assertThat(late.detail().wanted()).isEqualTo(2);
    assertThat(late.detail().names()).containsExactly("위원2", "위원3");
    assertThat(late.until()).contains(tender.notice().notice().schedule().latestOpening());
    tender.committee().officers.get(2).open(tender.ref(), Slot.ONLY_PRICE).orThrow();
    scene.finished(tender);
    TestPerson officer = tender.agency().officer();
    TestPerson second = tender.agency().approver();
    OpeningScene.await(() -> waiting(officer).contains(TaskKind.EXAMINE));
    assertThat(wrong(officer)).isEmpty();

    Suspension stop = pauses.next(tender.ref(), "0", Suspension.Kind.SUSPEND);
    byte[] signed = officer.sign(stop.toJson());
    assertThat(pauses.post(tender.ref(), "", signed)).isEqualTo("201");
    assertThat(waiting(officer)).containsExactly(TaskKind.EXAMINE);
    assertThat(waiting(second)).containsExactly(TaskKind.APPROVE_SUSPENSION);
    assertThat(pauses.approve(second, stop, signed)).isEqualTo("201");
    assertThat(waiting(officer)).containsExactly(TaskKind.RESUME_ROUND);
    assertThat(waiting(second)).containsExactly(TaskKind.RESUME_ROUND);
    Suspension go = pauses.next(tender.ref(), "0", Suspension.Kind.RESUME);
    assertThat(pauses.post(tender.ref(), "", second.sign(go.toJson()))).isEqualTo("201");
    assertThat(waiting(second)).isEmpty();
    assertThat(waiting(officer)).containsExactly(TaskKind.APPROVE_RESUMPTION);
  }

  @Test
  void aTenderIsDueThenItsRequestsWaitAndWhatFailedIsTold() {
    OpeningScene.Tender tender = scene.tender("유찰될 공고");
    CancellationScene.Bid bid = requests.bid(tender, 1_620_000_000L);
    TestPerson officer = tender.agency().officer();
    assertThat(kinds(agenda(officer).due())).containsExactly(TaskKind.CLOSES, TaskKind.OPENS);
    requests.ask(tender, bid);
    Task request = agenda(officer).waiting().tasks().get(0);
    assertThat(request.kind()).isEqualTo(TaskKind.GRANT_CANCELLATION);
    assertThat(request.detail().count()).isEqualTo(1);
    assertThat(request.until()).contains(tender.notice().opensAt());
    assertThat(waiting(tender.agency().approver())).isEmpty();
    scene.openingTime(tender);
    OpeningScene.await(() -> wrong(officer).contains(TaskKind.LOT_FAILED));
    assertThat(waiting(officer)).isEmpty();
    assertThat(agenda(officer).due().total()).isZero();
    assertThat(agenda(officer).wrong().tasks().get(0).detail().id())
        .isEqualTo(TenderFailed.TOO_FEW_SEALED);
  }

  @Test
  void aBaseAmountThatIsLeftOpenIsDue() {
    Buyer.Agency agency = buyer.agency();
    Instant closes = buyer.now().plus(Duration.ofHours(1));
    JsonBuilder open =
        Drafts.withoutBaseAmount(Drafts.works("sandbox", null, closes, closes.plusSeconds(60)));
    buyer.publish(agency, open.build(), buyer.readyCeremony(agency, 1));
    assertThat(kinds(agenda(agency.officer()).due())).contains(TaskKind.BASE_AMOUNT);
  }

  @Test
  void aCommitteeThatDoesNotGoOnIsKnownByWhoIsMissing() {
    Buyer.Agency agency = buyer.agency();
    var committee = new TestCommittee(agency.officer(), 3);
    UUID ceremony = committee.called(2, 1);
    committee.officers.get(0).contribute(ceremony).orThrow();
    Instant now = clock.instant();
    assertThat(committees.unfinished(agency.code(), now.minus(Duration.ofDays(3)), now)).isEmpty();
    assertThat(committees.unfinished(agency.code(), now, now))
        .singleElement()
        .satisfies(one -> assertThat(one.id()).isEqualTo(new CeremonyId(ceremony)))
        .satisfies(one -> assertThat(one.missing()).containsExactly("위원2", "위원3"));
    assertThat(committees.countFree(agency.code(), now)).isZero();
    TestClock.INSTANCE.advance(Duration.ofSeconds(1));
    committee.ready(2, 1);
    Instant ready = clock.instant();
    assertThat(committees.unfinished(agency.code(), ready, ready))
        .as("the committee has keys by now")
        .isEmpty();
    assertThat(committees.countFree(agency.code(), ready)).isOne();
    TestClock.INSTANCE.advance(Duration.ofSeconds(1));
    buyer.unrehearsedCeremony(agency);
    Instant later = clock.instant();
    assertThat(committees.unfinished(agency.code(), later, later))
        .as("keys of an earlier ceremony do not end a later one")
        .singleElement()
        .satisfies(one -> assertThat(one.missing()).isEmpty());
  }

  @Test
  void aNameAndRolesWaitForTheSecondPersonAndTheAdministrator() {
    Buyer.Agency agency = buyer.agency();
    TestPerson administrator = TestPerson.administratorOf(agency.code());
    TestPerson newcomer = TestPerson.named("agency", agency.code(), "박신입", "EVALUATOR");
    Http.Answer registered =
        Http.post("/api/v1/registrations", Http.CMS, newcomer.signedRegistration());
    assertThat(registered.status()).isEqualTo(201);
    assertThat(waiting(administrator)).containsExactly(TaskKind.GIVE_ROLES);
    var proposal = new AgencyNameProposal(agency.code(), new LocalText("한빛수협", "Hanbit"));
    assertThat(
            Http.post("/api/v1/agency/names", Http.CMS, administrator.sign(proposal.toJson()))
                .status())
        .isEqualTo(201);
    assertThat(waiting(administrator)).containsExactly(TaskKind.GIVE_ROLES);
    assertThat(waiting(agency.approver())).containsExactly(TaskKind.APPROVE_NAME);
    UUID id = registered.json().object("person").uuid("id");
    var nothing = new RoleGrant(agency.code(), id, newcomer.name(), List.of());
    byte[] signed = administrator.sign(nothing.toJson());
    assertThat(Http.post("/api/v1/agency/roles", Http.CMS, signed).outcome()).isEqualTo("200");
    assertThat(waiting(administrator)).as("deliberately given nothing").isEmpty();
    TestClock.INSTANCE.advance(Duration.ofSeconds(2));
    Http.post("/api/v1/registrations", Http.CMS, newcomer.signedRegistration());
    assertThat(waiting(administrator)).as("asks again").containsExactly(TaskKind.GIVE_ROLES);
  }

  @Test
  void programsGetTheSameListsForTheOfficerWhoIsLoggedIn() {
    Buyer.Agency agency = buyer.agency();
    draftNotice.draft(agency.officer().sign(draft("프로그램용").build())).orThrow();
    assertThat(Http.get(TODAY).outcome()).isEqualTo("403 login-missing");
    String bidder = TestPerson.supplier().registered().logIn();
    assertThat(Http.get(TODAY, "Cookie", bidder).outcome()).isEqualTo("403 role-missing");
    JsonObject mine = Http.get(TODAY, "Cookie", agency.officer().logIn()).json();
    assertThat(mine.object("waiting").count("total")).isZero();
    JsonObject theirs = Http.get(TODAY, "Cookie", agency.approver().logIn()).json();
    JsonObject task = theirs.object("waiting").objects("tasks").get(0);
    assertThat(task.string("kind")).isEqualTo("approve-draft");
    assertThat(task.object("title").string("ko")).isEqualTo("프로그램용");
    assertThat(task.isNull("tender")).isTrue();
    assertThat(task.string("draftKind")).isEqualTo("notice");
    assertThat(task.string("id")).isEqualTo(task.string("draft"));
  }
}
