package org.opengeps.client.committee;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.TenderRef;
import org.opengeps.kernel.Verdict;
import org.opengeps.law.HolidayCalendar;
import org.opengeps.law.NamedCalendars;
import org.opengeps.law.outage.LoggedNotice;
import org.opengeps.law.outage.PostponementCheck;
import org.opengeps.protocol.cms.SignedDocument;
import org.opengeps.protocol.fixture.CommitteeScene;
import org.opengeps.protocol.fixture.Holidays;
import org.opengeps.protocol.fixture.Rebids;
import org.opengeps.protocol.fixture.TenderScene;
import org.opengeps.protocol.fixture.TestAuthority;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.log.LedgerEntry;
import org.opengeps.protocol.log.NoteKey;
import org.opengeps.protocol.log.NoteSigner;
import org.opengeps.protocol.message.CloseStatement;
import org.opengeps.protocol.message.GateKeyStatement;
import org.opengeps.protocol.message.Notice;
import org.opengeps.protocol.message.NoticeOrder;
import org.opengeps.protocol.message.Slot;
import org.opengeps.protocol.pki.CertifiedSigner;
import org.opengeps.protocol.pki.Trust;

/** What an officer's client refuses before it touches a secret. */
class OpeningDossierTest {
  private static final TenderScene SCENE = TenderScene.counted();
  private static final NoteSigner LOG = OpeningPackages.LOG;
  private static final NoteSigner WITNESS = OpeningPackages.WITNESS;
  private static final Instant NOW = TenderScene.OPENS.plusSeconds(10);
  private static final Instant SEEN = TenderScene.CLOSES.plusSeconds(3);

  @BeforeAll
  static void twoBidsAndClose() {
    SCENE.bid(1, 1_540_000_000, List.of(1, 15));
    SCENE.bid(2, 1_550_000_000, List.of(2, 3));
    SCENE.close();
  }

  @Test
  void aCompletePackageGivesThePointsThatTheBidsAndTheClosingDetermine() {
    OpeningDossier dossier = checked(opening(SEEN), trust(), NOW).orThrow();
    assertThat(dossier.points().publicPoints()).isEqualTo(SCENE.points().publicPoints()).hasSize(3);
    assertThat(dossier.setting()).isEqualTo(SCENE.partialSetting());
  }

  @Test
  void aClosingThatNoWitnessSawAfterTheDeadlineOpensNothing() {
    assertThat(code(opening(TenderScene.CLOSES.minusSeconds(1)))).isEqualTo("close-not-witnessed");
    assertThat(code(opening(TenderScene.CLOSES))).isEqualTo("accepted");
  }

  @Test
  void aWitnessThatTheTrustFileDoesNotNameCountsForNothing() {
    Trust strange = trust(LOG, signer("witness.example", NoteKey.Kind.COSIGNATURE));
    assertThat(code(checked(opening(SEEN), strange, NOW))).isEqualTo("close-not-witnessed");
  }

  @Test
  void aLogOfAnotherKeyIsNotBelieved() {
    Trust strange = trust(signer("log.example", NoteKey.Kind.LOG), WITNESS);
    assertThat(code(checked(opening(SEEN), strange, NOW))).isEqualTo("log-untrusted");
  }

  @Test
  void nothingIsOpenedBeforeTheOpeningTimeByTheOfficersOwnClock() {
    Instant early = TenderScene.OPENS.minusSeconds(301);
    assertThat(code(checked(opening(SEEN), trust(), early))).isEqualTo("too-early");
  }

  @Test
  void nothingIsOpenedAfterTheLatestOpeningByTheOfficersOwnClock() {
    Instant latest = SCENE.notice.schedule().latestOpening();
    assertThat(code(checked(opening(SEEN), trust(), latest.plusSeconds(299))))
        .as("a clock may be five minutes ahead")
        .isEqualTo("accepted");
    assertThat(code(checked(opening(SEEN), trust(), latest.plusSeconds(300))))
        .isEqualTo("opening-lapsed");
  }

  @Test
  void aNoticeThatTheLogCorrectedOrCancelledLaterIsNotOpened() {
    OpeningDossier dossier = checked(opening(SEEN), trust(), NOW).orThrow();
    var shown = new LoggedNotice(TenderScene.REF, "notice-published", SCENE.notice.hash());
    var next = new TenderRef(TenderScene.REF.number(), "001");
    var corrected = new LoggedNotice(next, "notice-corrected", Sha256.ofText("postponed"));
    var rewritten =
        new LoggedNotice(TenderScene.REF, "notice-published", Sha256.ofText("another text"));
    var cancelled = new LoggedNotice(TenderScene.REF, "notice-cancelled", null);

    assertThat(dossier.outdated(List.of(shown))).isEmpty();
    assertThat(outdated(dossier, shown, corrected)).isEqualTo("notice-superseded");
    assertThat(outdated(dossier, rewritten)).isEqualTo("notice-superseded");
    assertThat(outdated(dossier, rewritten, shown)).isEqualTo("notice-superseded");
    assertThat(outdated(dossier)).isEqualTo("notice-superseded");
    assertThat(outdated(dossier, shown, cancelled)).isEqualTo("notice-cancelled");
  }

  private static final HolidayCalendar NEWER =
      Holidays.withHoliday("2026-07", "2025-06-14", "2025-07-17");

  /** The package with these orders of the agency, the last one in force. */
  private static JsonObject ordered(List<Notice> orders, HolidayCalendar... more) {
    List<String> signed =
        orders.stream()
            .map(order -> SCENE.officer.signer().sign(order.toJson(), TenderScene.NOTICED))
            .map(OpeningPackages::base64)
            .toList();
    List<HolidayCalendar> calendars = new ArrayList<>(List.of(Holidays.KOREAN));
    calendars.addAll(List.of(more));
    return opening(SEEN).toBuilder()
        .replace("earlierNotices", signed.subList(0, signed.size() - 1))
        .replace("notice", signed.get(signed.size() - 1))
        .replace("calendars", calendars.stream().map(one -> base64(one.canonicalJson())).toList())
        .build();
  }

  @Test
  void anOrderThatFallsBackBehindTheCalendarBeforeItIsNotBelieved() {
    Notice newer = Rebids.later(SCENE.notice, Duration.ofDays(7)).under(NEWER.ref());
    Notice older = Rebids.later(newer, Duration.ofDays(7)).under(Holidays.KOREAN.ref());
    assertThat(code(ordered(List.of(SCENE.notice, newer), NEWER))).isEqualTo("evidence-broken");
    assertThat(code(ordered(List.of(SCENE.notice, newer, older), NEWER)))
        .isEqualTo(NamedCalendars.ORDER);
  }

  @Test
  void aCalendarOfAnotherLawOrWithoutItsRuleSetIsNotBelieved() {
    HolidayCalendar everyDay = Holidays.carried("every-day");
    assertThat(code(ordered(List.of(SCENE.notice.under(everyDay.ref())), everyDay)))
        .isEqualTo(NamedCalendars.ORDER);
    assertThat(code(ordered(List.of(SCENE.notice)).toBuilder().replace("rules", List.of()).build()))
        .isEqualTo(NamedCalendars.MISSING);
  }

  @Test
  void theLogSaysWhetherACalendarWasThereAndInForceWhenItsOrderAppeared() {
    Notice newer = Rebids.later(SCENE.notice, Duration.ofDays(7)).under(NEWER.ref());
    NoticeOrders orders =
        NoticeOrders.of(ordered(List.of(SCENE.notice, newer), NEWER), trust()).orThrow();
    for (int day : List.of(13, 14)) {
      Instant at = Instant.parse("2025-06-" + day + "T03:00:00Z");
      Optional<Refusal> found =
          orders.outdated(List.of(logged(SCENE.notice, at), logged(newer, at)));
      assertThat(found.map(Refusal::code).orElse("accepted"))
          .isEqualTo(day < 14 ? NamedCalendars.ORDER : "accepted");
    }
    Sha256 korean = Holidays.KOREAN.hash();
    assertThat(orders.unpublished(Set.of(korean, NEWER.hash()))).isEmpty();
    assertThat(orders.unpublished(Set.of(korean)).map(Refusal::code)).contains("calendar-unlogged");
  }

  private static LoggedNotice logged(Notice order, Instant at) {
    return new LoggedNotice(
        order.ref(),
        order.kind().fact().word(),
        order.hash(),
        new LoggedNotice.Dates(
            at, PostponementCheck.times(order), order.ruleSet().hash(), order.calendar().hash()));
  }

  @Test
  void aCorrectionThatBringsTheLatestOpeningForwardIsNotBelievedEither() {
    Instant before = SCENE.notice.schedule().latestOpening();
    Instant closes = TenderScene.CLOSES;
    assertThat(code(corrected(closes, TenderScene.OPENS, before))).isEqualTo("evidence-broken");
    assertThat(code(corrected(closes, TenderScene.OPENS, before.minusMillis(1))))
        .isEqualTo(NoticeOrder.EARLIER);
  }

  @Test
  void aCorrectionThatBringsDeadlineOrOpeningForwardIsNotBelievedEvenFromTheAgency() {
    Instant early = TenderScene.NOTICED.plusSeconds(86_400);
    Instant hour = TenderScene.OPENS.minusSeconds(1);
    assertThat(code(corrected(early, early.plusSeconds(3600)))).isEqualTo(NoticeOrder.EARLIER);
    assertThat(code(corrected(TenderScene.CLOSES, hour))).isEqualTo(NoticeOrder.EARLIER);
  }

  @Test
  void aCorrectionCountsOnlyWithAllOrdersBeforeIt() {
    JsonObject good = corrected(TenderScene.CLOSES.plusSeconds(60), TenderScene.OPENS);
    assertThat(code(good)).isEqualTo("evidence-broken"); // its closing is another notice's
    JsonObject bare = good.toBuilder().replace("earlierNotices", List.of()).build();
    assertThat(code(bare)).isEqualTo(NoticeOrder.BROKEN);
    var twice = List.of(base64(SCENE.signedNotice), base64(SCENE.signedNotice));
    assertThat(code(good.toBuilder().replace("earlierNotices", twice).build()))
        .isEqualTo(NoticeOrder.BROKEN);
  }

  /** Signed by the agency's own officer. */
  private static JsonObject corrected(Instant closes, Instant opens) {
    return corrected(closes, opens, SCENE.notice.schedule().latestOpening());
  }

  private static JsonObject corrected(Instant closes, Instant opens, Instant latest) {
    JsonObject times =
        JsonObject.builder()
            .put("closesAt", closes)
            .put("opensAt", opens)
            .put("latestOpening", latest)
            .build();
    JsonObject next =
        SCENE.notice.toJson().toBuilder()
            .replace("order", "001")
            .replace("ref", TenderScene.REF.number() + "-001")
            .replace("kind", "correction")
            .replace("previous", SCENE.notice.hash().hex())
            .replace("closesAt", times.string("closesAt"))
            .replace("opensAt", times.string("opensAt"))
            .replace("latestOpening", times.string("latestOpening"))
            .build();
    return withNotice(SCENE.officer.signer().sign(next, NOW)).toBuilder()
        .replace("earlierNotices", List.of(base64(SCENE.signedNotice)))
        .build();
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  private static String outdated(OpeningDossier dossier, LoggedNotice... logged) {
    return dossier.outdated(List.of(logged)).orElseThrow().code();
  }

  @Test
  void aNoticeThatABidderSignedOpensNothingHoweverWellItIsLogged() {
    var bidder = SCENE.signing.person("bidder 2", TenderScene.businessNumber(2));
    JsonObject forged = withNotice(bidder.signer().sign(SCENE.notice.toJson(), NOW));
    assertThat(code(forged)).isEqualTo(CertifiedSigner.FOREIGN);
  }

  @Test
  void theNoticeOfAnotherAgencyIsNotForThisCommittee() {
    JsonObject agency =
        SCENE.notice.toJson().object("agency").toBuilder()
            .replace("code", TenderScene.businessNumber(2))
            .build();
    JsonObject json = SCENE.notice.toJson().toBuilder().replace("agency", agency).build();
    var bidder = SCENE.signing.person("bidder 2", TenderScene.businessNumber(2));
    CloseStatement close = SCENE.close;
    var forgedClose =
        new CloseStatement(
            close.tender(),
            json.hash(),
            close.lot(),
            close.closesAt(),
            close.closedAt(),
            close.commitment());
    JsonObject forged = opening(forgedClose, SEEN);
    OpeningDossier dossier =
        checked(
                with(
                    forged,
                    bidder.signer().sign(json, NOW),
                    new GateKeyStatement(
                        close.tender(),
                        Slot.ONLY_PRICE,
                        forgedClose.hash(),
                        SCENE.gate,
                        SCENE.terms.gateKey())),
                trust(),
                NOW)
            .orThrow();
    assertThat(dossier.foreignTo(SCENE.committee.transcript).orElseThrow().code())
        .isEqualTo("other-agency");
  }

  private static JsonObject with(JsonObject pack, byte[] signedNotice, GateKeyStatement gate) {
    return pack.toBuilder()
        .remove("notice")
        .putBytes("notice", signedNotice)
        .remove("gateKey")
        .putBytes("gateKey", gate.toJson().canonical())
        .build();
  }

  private static JsonObject withNotice(byte[] signed) {
    return opening(SEEN).toBuilder().remove("notice").putBytes("notice", signed).build();
  }

  @Test
  void aBidLeftOutOrOutOfOrderIsSeen() {
    List<JsonObject> bids = opening(SEEN).objects("bids");
    List<JsonObject> swapped = new ArrayList<>(bids);
    Collections.reverse(swapped);
    assertThat(code(opening(SEEN).toBuilder().replace("bids", bids.subList(0, 1)).build()))
        .isEqualTo("bids-withheld");
    assertThat(code(opening(SEEN).toBuilder().replace("bids", swapped).build()))
        .isEqualTo("bids-withheld");
  }

  @Test
  void aRevealThatTheClosingDidNotCommitToIsSeen() {
    JsonObject reveal = SCENE.reveal.toJson().toBuilder().replace("salt", "00".repeat(32)).build();
    JsonObject forged =
        opening(SEEN).toBuilder().remove("reveal").putBytes("reveal", reveal.canonical()).build();
    assertThat(code(forged)).isEqualTo("bids-withheld");
  }

  @Test
  void aClosingWithAnotherDeadlineThanTheNoticeIsNotBelieved() {
    CloseStatement close = SCENE.close;
    Instant earlier = close.closesAt().minusSeconds(600);
    var forged =
        new CloseStatement(
            close.tender(), close.noticeHash(), close.lot(), earlier, earlier, close.commitment());
    assertThat(code(opening(forged, SEEN))).isEqualTo("evidence-broken");
  }

  @Test
  void aClosingBeforeItsDeadlineIsNotBelieved() {
    CloseStatement close = SCENE.close;
    var forged =
        new CloseStatement(
            close.tender(),
            close.noticeHash(),
            close.lot(),
            close.closesAt(),
            close.closesAt().minusMillis(1),
            close.commitment());
    assertThat(code(opening(forged, SEEN))).isEqualTo("closed-early");
  }

  @Test
  void aNoticeOnTheKeyOfAnotherCommitteeIsNotForThisOne() {
    OpeningDossier dossier = checked(opening(SEEN), trust(), NOW).orThrow();
    var other = new CommitteeScene(new TestAuthority("Other Signing CA"), SCENE.officer, 2, 3, 1);
    assertThat(dossier.foreignTo(SCENE.committee.transcript)).isEmpty();
    assertThat(dossier.foreignTo(other.transcript).map(Refusal::code)).contains("other-key");
  }

  @Test
  void aNoticeThatIsNotSignedUnderATrustedRootOpensNothing() {
    Trust strange =
        new Trust(
            "log.example",
            LOG.key().toString(),
            List.of(WITNESS.key().toString()),
            Set.of(SCENE.signing.root()),
            Set.of(SCENE.signing.root()),
            Set.of(new TestAuthority("Other Signing CA").root()),
            Set.of(SCENE.signing.root()));
    assertThat(code(checked(opening(SEEN), strange, NOW))).isEqualTo("signer-untrusted");
  }

  @Test
  void aDealersMessageThatSomebodyElseSignedMakesNoCeremony() {
    var deputy = SCENE.signing.person("deputy of member 1", CommitteeScene.AGENCY);
    byte[] honest = SCENE.committee.round1.get(0);
    assertThat(ceremony(honest)).isEqualTo("accepted");
    byte[] forged = deputy.signer().sign(SignedDocument.read(honest).json(), TenderScene.NOTICED);
    assertThat(ceremony(forged)).isEqualTo("signer-differs");
  }

  private static String ceremony(byte[] dealt) {
    JsonObject answer =
        JsonObject.builder()
            .putBytes("statement", SCENE.committee.signedStatement)
            .put(
                "round1",
                List.of(JsonObject.builder().put("member", 1).putBytes("message", dealt).build()))
            .build();
    return CheckedCeremony.of(answer, trust()) instanceof Verdict.Refused<CheckedCeremony> refused
        ? refused.refusal().code()
        : "accepted";
  }

  @Test
  void aLogEntryOfAnotherClosingDoesNotServe() {
    JsonObject good = opening(SEEN);
    LedgerEntry entry = LedgerEntry.parse(good.bytes("closeEntry"));
    var other =
        new LedgerEntry(
            entry.kind(), entry.subject(), entry.at(), SCENE.notice.hash(), entry.data());
    JsonObject forged =
        good.toBuilder().remove("closeEntry").putBytes("closeEntry", other.canonical()).build();
    assertThat(code(forged)).isEqualTo("evidence-broken");
  }

  private static Verdict<OpeningDossier> checked(JsonObject answer, Trust trust, Instant now) {
    return OpeningPackages.checked(answer, Slot.ONLY_PRICE, trust, now);
  }

  private static String code(JsonObject answer) {
    return code(checked(answer, trust(), NOW));
  }

  private static String code(Verdict<OpeningDossier> verdict) {
    return OpeningPackages.code(verdict);
  }

  private static JsonObject opening(Instant witnessedAt) {
    return opening(SCENE.close, witnessedAt);
  }

  private static JsonObject opening(CloseStatement close, Instant witnessedAt) {
    return OpeningPackages.of(SCENE, close, witnessedAt);
  }

  private static NoteSigner signer(String name, NoteKey.Kind kind) {
    return OpeningPackages.signer(name, kind);
  }

  private static Trust trust() {
    return trust(LOG, WITNESS);
  }

  private static Trust trust(NoteSigner log, NoteSigner witness) {
    return OpeningPackages.trust(SCENE, log, witness);
  }
}
