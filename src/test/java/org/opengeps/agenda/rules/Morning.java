package org.opengeps.agenda.rules;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.opengeps.agenda.Task;
import org.opengeps.agenda.TaskKind;
import org.opengeps.award.ExaminedLot;
import org.opengeps.award.NamedDirectAward;
import org.opengeps.award.PendingSignature;
import org.opengeps.award.RoundWork;
import org.opengeps.custody.SeatedMember;
import org.opengeps.custody.UnfinishedCeremony;
import org.opengeps.identity.Actor;
import org.opengeps.identity.OrganisationId;
import org.opengeps.identity.PersonId;
import org.opengeps.identity.Role;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.TenderRef;
import org.opengeps.kernel.Won;
import org.opengeps.notice.Draft;
import org.opengeps.notice.DraftState;
import org.opengeps.notice.DraftView;
import org.opengeps.notice.LotUnderway;
import org.opengeps.notice.QuestionQueue;
import org.opengeps.notice.TenderNumber;
import org.opengeps.notice.TenderState;
import org.opengeps.notice.TenderSummary;
import org.opengeps.opening.OpeningProgress;
import org.opengeps.opening.OpeningStage;
import org.opengeps.opening.RoundPause;
import org.opengeps.opening.StageEnding;
import org.opengeps.opening.SuspensionView;
import org.opengeps.protocol.json.JsonBuilder;
import org.opengeps.protocol.message.LocalText;
import org.opengeps.protocol.message.Slot;
import org.opengeps.protocol.message.Suspension;
import org.opengeps.registry.AgencyName;
import org.opengeps.registry.AgencyPerson;

/** What is known one morning at nine in Seoul, put together for tests. */
final class Morning {
  static final Instant NOW = Instant.parse("2030-07-02T00:00:00Z");
  static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");
  static final PersonId KIM = person(1);
  static final PersonId LEE = person(2);
  static final PersonId PARK = person(3);
  static final String NUMBER = "R30BK00000001";
  private static final OrganisationId AGENCY =
      new OrganisationId("0b0f8f3c-0000-4000-8000-000000000000");

  final List<LotUnderway> lots = new ArrayList<>();
  final List<DraftView> drafts = new ArrayList<>();
  final Map<TenderNumber, Integer> cancellations = new HashMap<>();
  final Map<TenderNumber, QuestionQueue> questions = new HashMap<>();
  final Map<TenderNumber, Instant> baseAmounts = new HashMap<>();
  final Set<TenderNumber> followed = new HashSet<>();
  final List<OpeningProgress> openings = new ArrayList<>();
  final List<RoundPause> pauses = new ArrayList<>();
  final List<StageEnding> stageEnds = new ArrayList<>();
  final List<PendingSignature> pending = new ArrayList<>();
  final Set<RoundWork.Lot> decided = new HashSet<>();
  final List<ExaminedLot> examined = new ArrayList<>();
  final List<SeatedMember> seated = new ArrayList<>();
  final List<UnfinishedCeremony> ceremonies = new ArrayList<>();
  final List<AgencyName> names = new ArrayList<>();
  final List<NamedDirectAward> directAwards = new ArrayList<>();
  final List<AgencyPerson> people = new ArrayList<>();
  final List<NamedContract> contracts = new ArrayList<>();
  final List<NamedDelivery> deliveries = new ArrayList<>();
  final List<NamedPayment> payments = new ArrayList<>();
  long freeKeys = 1;

  private static PersonId person(int number) {
    return new PersonId("0b0f8f3c-0000-4000-8000-00000000000" + number);
  }

  Facts facts(PersonId person, Role... roles) {
    return facts(NOW, new Officer(actor(person, roles), Set.of(person)));
  }

  static Actor actor(PersonId person, Role... roles) {
    return new Actor(person, AGENCY, Set.of(roles));
  }

  Facts facts(Instant now, Officer me) {
    return new Facts(
        now,
        SEOUL,
        me,
        new TenderFacts(lots, drafts, cancellations, questions, baseAmounts, followed),
        new RoundFacts(
            openings, pauses, stageEnds, new RoundWork(pending, decided, examined), seated),
        new AgencyFacts(
            freeKeys, ceremonies, names, directAwards, people, contracts, deliveries, payments));
  }

  List<TaskKind> waiting(PersonId person, Role... roles) {
    return WaitingForMe.list(facts(person, roles)).stream().map(Task::kind).toList();
  }

  List<TaskKind> wrong() {
    return GoingWrong.list(facts(KIM, Role.CONTRACTING_OFFICER)).stream().map(Task::kind).toList();
  }

  List<TaskKind> dueAt(Instant now) {
    return Due.list(facts(now, new Officer(actor(KIM), Set.of(KIM)))).stream()
        .map(Task::kind)
        .toList();
  }

  /** The only lot of the first tender, which closed and opened hours ago. */
  LotUnderway lot(TenderState state) {
    return lot(NUMBER, "0", state, NOW.minusSeconds(7200), NOW.minusSeconds(3600), false);
  }

  LotUnderway lot(TenderState state, Instant closesAt, Instant opensAt) {
    return lot(NUMBER, "0", state, closesAt, opensAt, false);
  }

  LotUnderway lot(
      String number,
      String lot,
      TenderState state,
      Instant closesAt,
      Instant opensAt,
      boolean awaitsOrder) {
    var tender =
        new TenderSummary(
            new TenderRef(number, "000"),
            state,
            new LocalText("위판장 " + number, "Hall " + number),
            "1234567",
            new LocalText("한빛수협", "Hanbit"),
            new LocalText("", ""),
            "works",
            1,
            1,
            1,
            1,
            0,
            Won.of(1_000),
            Won.of(1_100),
            false,
            closesAt.minusSeconds(86_400),
            closesAt.minusSeconds(86_400),
            closesAt,
            opensAt,
            SEOUL,
            false);
    var one =
        new LotUnderway(
            tender,
            opensAt.plusSeconds(30 * 86_400L),
            awaitsOrder,
            lot,
            state,
            NOW.minusSeconds(1800));
    lots.add(one);
    return one;
  }

  /** A draft of Kim's. */
  DraftView draft(DraftState state, JsonBuilder content, Instant filedAt) {
    Draft draft = Draft.from(content.build());
    boolean returned = state == DraftState.RETURNED;
    var view =
        new DraftView(
            draft.draft(),
            state,
            AGENCY,
            KIM,
            filedAt,
            Sha256.ofText("draft"),
            draft,
            state == DraftState.DRAFTED || returned ? Optional.empty() : Optional.of(LEE),
            state == DraftState.DRAFTED || returned
                ? Optional.empty()
                : Optional.of(filedAt.plusSeconds(60)),
            Optional.empty(),
            returned
                ? Optional.of(new DraftView.Return(LEE, "도면이 다릅니다", filedAt.plusSeconds(60)))
                : Optional.empty());
    drafts.add(view);
    return view;
  }

  OpeningProgress opening(
      String envelope, OpeningStage stage, Instant opensAt, boolean onDecision, Integer... came) {
    var one =
        new OpeningProgress(
            NUMBER,
            new Slot("0", envelope),
            stage,
            opensAt,
            onDecision,
            stage == OpeningStage.OPENED,
            Optional.empty(),
            Set.of(came));
    openings.add(one);
    return one;
  }

  void proposed(PendingSignature.Kind kind, PersonId by) {
    proposed(kind, by, NOW.minusSeconds(600));
  }

  void proposed(PendingSignature.Kind kind, PersonId by, Instant at) {
    pending.add(new PendingSignature(kind, NUMBER, "0", Sha256.ofText("act"), by, at));
  }

  void examined(int left, boolean passed, boolean corrected, PersonId... scorers) {
    examined(left, passed, corrected, ExaminedLot.Papers.NONE, scorers);
  }

  void examined(
      int left, boolean passed, boolean corrected, ExaminedLot.Papers papers, PersonId... scorers) {
    examined.add(
        new ExaminedLot(
            NUMBER, "0", NOW.minusSeconds(1200), left, passed, corrected, Set.of(scorers), papers));
  }

  static SuspensionView suspension(Suspension.Kind kind, PersonId by, boolean approved) {
    var ref = new TenderRef(NUMBER, "000");
    Sha256 follows = kind == Suspension.Kind.RESUME ? Sha256.ofText("before") : null;
    return new SuspensionView(
        new Suspension(ref, "0", kind, follows, new LocalText("확인 중", "")),
        Sha256.ofText("signed"),
        by,
        NOW.minusSeconds(900),
        approved ? Optional.of(Sha256.ofText("approval")) : Optional.empty(),
        approved ? Optional.of(NOW.minusSeconds(800)) : Optional.empty());
  }
}
