package org.opengeps.law.outage;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.TenderRef;
import org.opengeps.law.HolidayCalendar;
import org.opengeps.law.NamedCalendars;
import org.opengeps.law.RuleSet;
import org.opengeps.platform.RuleSets;
import org.opengeps.protocol.cms.SignedDocument;
import org.opengeps.protocol.fixture.Holidays;
import org.opengeps.protocol.fixture.TenderScene;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.log.Checkpoint;
import org.opengeps.protocol.log.NoteKey;
import org.opengeps.protocol.log.NoteSigner;
import org.opengeps.protocol.log.SignedNote;
import org.opengeps.protocol.message.Incident;
import org.opengeps.protocol.message.Notice;
import org.opengeps.protocol.message.NoticeOrder;
import org.opengeps.protocol.message.NoticeTerms;
import org.opengeps.protocol.message.Postponement;
import org.opengeps.protocol.pki.Trust;

/** What a member's program or the bidder's command line believes of an order of the platform. */
class OrderChainTest {
  private static final TenderScene SCENE = new TenderScene();
  private static final NoteSigner LOG = signer("log.example", NoteKey.Kind.LOG);
  private static final NoteSigner WITNESS = signer("witness.example", NoteKey.Kind.COSIGNATURE);
  private static final Instant CLOSES = TenderScene.CLOSES;
  private static final RuleSet RULES = rules();
  private static final Notice NOTICE = notice();
  private static final HolidayCalendar TODAY =
      Holidays.withHoliday("2026-07", "2025-07-01", "2025-07-17");
  private static final HolidayCalendar TOMORROW =
      Holidays.withHoliday("2026-07", "2025-07-02", "2025-07-17");

  private final Gap outage = new Gap(CLOSES.minusSeconds(2400), CLOSES.plusSeconds(900));
  private final TenderRef next = Postponement.next(NOTICE.ref());
  private Incident incident;

  @BeforeEach
  void anHourWithoutTheServer() {
    incident = incident(outage, note(10, outage.from()), note(11, outage.until()), next);
  }

  @Test
  void anOutageOverTheClosingMovesItByTheFormulaAndKeepsTheBids() {
    OrderChain chain = chain();
    assertThat(chain.add(signed(due(NOTICE, incident)))).isEmpty();
    Notice moved = chain.last();
    // Recovered at 13:15 in Seoul: two and three hours later.
    assertThat(moved.schedule().closesAt()).isEqualTo("2025-07-01T06:15:00Z");
    assertThat(moved.schedule().opensAt()).isEqualTo("2025-07-01T07:15:00Z");
    assertThat(moved.ref()).hasToString("R25BK00888538-001");
    assertThat(moved.revision().bidsAlreadySealed()).isEqualTo(NoticeTerms.SealedBids.KEEP);
    assertThat(Notice.from(moved.toJson()).hash()).isEqualTo(moved.hash());
  }

  @Test
  void otherTimesThanTheFormulaGivesAreRefused() {
    Postponement due = due(NOTICE, incident);
    Instant closing = due.closesAt();
    assertThat(code(times(due, closing.plusSeconds(1), due.opensAt())))
        .isEqualTo(PostponementCheck.UNJUSTIFIED);
    assertThat(code(times(due, closing, due.opensAt().plusSeconds(1))))
        .isEqualTo(PostponementCheck.UNJUSTIFIED);
    assertThat(code(times(due, CLOSES.minusSeconds(1), due.opensAt())))
        .isEqualTo(NoticeOrder.EARLIER);
  }

  @Test
  void aGapThatDoesNotReachTheClosingMovesNothing() {
    Gap early = new Gap(CLOSES.minus(Duration.ofHours(5)), CLOSES.minus(Duration.ofHours(3)));
    incident = incident(early, note(10, early.from()), note(11, early.until()), next);
    Postponement wanted = due(NOTICE, incident(outage, "", "", next));
    assertThat(code(wanted, incident)).isEqualTo(PostponementCheck.UNJUSTIFIED);
  }

  @Test
  void timesThatNoWitnessSawShowNoOutage() {
    Incident invented =
        incident(outage, note(10, outage.from()), note(11, CLOSES.minusSeconds(2399)), next);
    assertThat(code(due(NOTICE, invented), invented)).isEqualTo(GapEvidence.UNFOUNDED);
    Incident backwards = incident(outage, note(11, outage.from()), note(11, outage.until()), next);
    assertThat(code(due(NOTICE, backwards), backwards)).isEqualTo(GapEvidence.UNFOUNDED);
    NoteSigner stranger = signer("witness.example", NoteKey.Kind.COSIGNATURE);
    Incident strange =
        incident(outage, note(10, outage.from(), stranger), note(11, outage.until()), next);
    assertThat(code(due(NOTICE, strange), strange)).isEqualTo(GapEvidence.UNFOUNDED);
  }

  @Test
  void anOrderThatItsIncidentDoesNotListIsRefused() {
    Incident other =
        incident(
            outage, incident.before(), incident.after(), new TenderRef("R25BK00000001", "001"));
    assertThat(code(due(NOTICE, other), other)).isEqualTo(PostponementCheck.UNJUSTIFIED);
  }

  @Test
  void aPostponementByAnOlderCalendarOrOneThatIsNotInForceYetIsRefused() {
    assertThat(dated(NOTICE, TOMORROW)).isEqualTo(NamedCalendars.ORDER);
    assertThat(dated(NOTICE, TODAY)).isEqualTo("accepted");
    assertThat(dated(NOTICE.under(TODAY.ref()), Holidays.KOREAN)).isEqualTo(NamedCalendars.ORDER);
  }

  /** What becomes of a postponement of an order that names this calendar. */
  private String dated(Notice before, HolidayCalendar calendar) {
    Postponement due = due(before, incident);
    OrderChain chain =
        new OrderChain(
            trust(),
            List.of(incident.toJson().canonical()),
            List.of(RULES.canonicalJson()),
            Stream.of(Holidays.KOREAN, TODAY, TOMORROW)
                .map(HolidayCalendar::canonicalJson)
                .toList());
    chain.startAt(before);
    Postponement named =
        new Postponement(
            due.ref(),
            due.previous(),
            due.incident(),
            due.rule(),
            due.closesAt(),
            due.opensAt(),
            calendar.ref());
    return chain.add(signed(named)).map(Refusal::code).orElse("accepted");
  }

  @Test
  void thePlatformMovesATenderTwiceAndNotAThirdTime() {
    OrderChain chain = new OrderChain(trust(), List.of(), List.of(), List.of());
    chain.startAt(NOTICE);
    Notice last = NOTICE;
    for (int turn = 0; turn < 3; turn++) {
      Instant closes = last.schedule().closesAt();
      Gap gap = new Gap(closes.minusSeconds(600), closes.plusSeconds(60));
      Incident again =
          incident(gap, note(10, gap.from()), note(11, gap.until()), Postponement.next(last.ref()));
      Postponement due = due(last, again);
      Optional<Refusal> problem =
          PostponementCheck.judge(
              chainOf(last), due, again, RULES.json(), RULES.calendar(), Optional.of(trust()));
      assertThat(problem.map(Refusal::code))
          .isEqualTo(turn < 2 ? Optional.empty() : Optional.of(PostponementCheck.TOO_MANY));
      last = due.applyTo(last);
      orders.add(last);
    }
  }

  private final List<Notice> orders = new java.util.ArrayList<>(List.of(NOTICE));

  private List<Notice> chainOf(Notice last) {
    assertThat(orders.get(orders.size() - 1)).isSameAs(last);
    return List.copyOf(orders);
  }

  @Test
  void anOfficerSignsNoPostponement() {
    Postponement due = due(NOTICE, incident);
    byte[] signed = SCENE.officer.signer().sign(due.toJson(), outage.until());
    assertThat(chain().add(SignedDocument.read(signed))).isPresent();
    assertThat(chain().add(due.applyTo(NOTICE)).map(Refusal::code)).contains(NoticeOrder.BROKEN);
  }

  private String code(Postponement order) {
    return code(order, incident);
  }

  private static String code(Postponement order, Incident incident) {
    OrderChain chain =
        new OrderChain(
            trust(),
            List.of(incident.toJson().canonical()),
            List.of(RULES.canonicalJson()),
            List.of(RULES.calendar().canonicalJson()));
    chain.startAt(NOTICE);
    Postponement named =
        new Postponement(
            order.ref(),
            order.previous(),
            incident.hash(),
            order.rule(),
            order.closesAt(),
            order.opensAt(),
            order.calendar());
    return chain.add(signed(named)).map(Refusal::code).orElse("accepted");
  }

  private OrderChain chain() {
    OrderChain chain =
        new OrderChain(
            trust(),
            List.of(incident.toJson().canonical()),
            List.of(RULES.canonicalJson()),
            List.of(RULES.calendar().canonicalJson()));
    chain.startAt(NOTICE);
    return chain;
  }

  private static Postponement due(Notice before, Incident incident) {
    OutageRule.Move move =
        RULES
            .outage()
            .move(PostponementCheck.times(before), new Gap(incident.from(), incident.until()))
            .orElseThrow();
    return new Postponement(
        Postponement.next(before.ref()),
        before.hash(),
        incident.hash(),
        move.clause(),
        move.closesAt(),
        move.opensAt(),
        RULES.calendar().ref());
  }

  private static Postponement times(Postponement due, Instant closesAt, Instant opensAt) {
    return new Postponement(
        due.ref(), due.previous(), due.incident(), due.rule(), closesAt, opensAt, due.calendar());
  }

  private static SignedDocument signed(Postponement order) {
    return SignedDocument.read(
        SCENE.platform.signer().sign(order.toJson(), CLOSES.plusSeconds(900)));
  }

  private static Incident incident(Gap gap, String before, String after, TenderRef order) {
    return Incident.ofGap(
        UUID.nameUUIDFromBytes(new byte[] {1}),
        gap.from(),
        gap.until(),
        before,
        after,
        List.of(order));
  }

  private static String note(long size, Instant seen) {
    return note(size, seen, WITNESS);
  }

  private static String note(long size, Instant seen, NoteSigner witness) {
    String text = new Checkpoint("log.example", size, Sha256.of(new byte[] {(byte) size})).text();
    return SignedNote.sign(text, LOG).with(List.of(witness.cosign(text, seen))).toString();
  }

  private static Trust trust() {
    return new Trust(
        "log.example",
        LOG.key().toString(),
        List.of(WITNESS.key().toString()),
        Set.of(SCENE.platformAuthority.root()),
        Set.of(),
        Set.of(SCENE.signing.root()),
        Set.of());
  }

  private static Notice notice() {
    JsonObject json =
        SCENE.notice.toJson().toBuilder()
            .replace(
                "ruleSet",
                JsonObject.builder()
                    .put("id", RULES.id())
                    .put("version", RULES.version())
                    .put("hash", RULES.hash())
                    .build())
            .build();
    return Notice.from(json);
  }

  private static RuleSet rules() {
    RuleSets sets = RuleSets.carried();
    return sets.get("kr-local-works");
  }

  private static NoteSigner signer(String name, NoteKey.Kind kind) {
    return NoteSigner.generate(name, kind, new SecureRandom());
  }
}
