package org.opengeps.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.opengeps.kernel.Won;
import org.opengeps.protocol.fixture.Rebids;
import org.opengeps.protocol.fixture.TenderScene;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.message.EnvelopeTerms;
import org.opengeps.protocol.message.Lot;
import org.opengeps.protocol.message.Notice;
import org.opengeps.protocol.message.NoticeTerms;

/** The bundles of a lot that failed and of the same lot when it was bid for once more (재입찰). */
class RebidBundleTest {
  private static final BundleScene AWARDED = BundleScene.rebid(TenderScene.Rebid.SAME_CEREMONY);
  private static final TenderScene TENDER = AWARDED.tender;
  private static final Notice FIRST = TENDER.earlier.get(0);
  private static final Notice REBID = TENDER.notice;
  private static final Instant FAILED = FIRST.schedule().opensAt();
  private static final Duration LEAST = Duration.ofHours(48);
  private static final String ORDER = "notices/001.p7s";
  private static final String NOT_FAILED = "order " + ORDER + " lots 0.1";
  private static final String NOT_OVER = "order " + ORDER + " lots";
  private static final String GATE = "order " + ORDER + " gate key of 0/price";

  private static Report verify(byte[] zip) throws Exception {
    return VerifyBundle.verify(zip, Optional.of(AWARDED.trust()));
  }

  /** The bundle of the re-bid before anybody bids, after a first round that failed. */
  private static NoticedBundle bundle() {
    return new NoticedBundle(AWARDED, FIRST)
        .of("0", "tender-closed", FIRST.schedule().closesAt().plusSeconds(2))
        .of("0", "tender-failed", FAILED)
        .of("0", "gate-key-destroyed", FAILED);
  }

  private static NoticedBundle bundle(Notice rebid) {
    return bundle().then(rebid, "re-bid-published", TenderScene.REBID);
  }

  private static List<String> places(Report report) {
    return report.findings().stream()
        .map(one -> one.check() + " " + one.where())
        .distinct()
        .toList();
  }

  private static void expectVerified(Report report) {
    assertThat(report.findings()).as(report.toString()).isEmpty();
    assertThat(report.exitCode()).as(report.toString()).isEqualTo(Report.VERIFIED);
  }

  private static Notice with(Lot lot) {
    return REBID.with(List.of(lot));
  }

  private static Lot lot() {
    return REBID.lot("0.1");
  }

  @ParameterizedTest
  @EnumSource(
      value = TenderScene.Rebid.class,
      names = {"SAME_CEREMONY", "OTHER_CEREMONY"})
  void aLotThatWasBidForOnceMoreIsVerifiedToItsAwardWhicheverCeremonyMadeItsKeys(
      TenderScene.Rebid rebid) throws Exception {
    Report report = verify(BundleScene.rebid(rebid).zip());
    expectVerified(report);
    assertThat(report.reached()).anyMatch(line -> line.equals("The bundle reaches the award."));
  }

  @Test
  void theBundleOfTheRoundThatFailedStaysThatOfAFailureWhateverIsOrderedLater() throws Exception {
    BundleScene scene = BundleScene.failed();
    Notice first = scene.tender.notice;
    Instant closes = TenderScene.CLOSES.plus(Duration.ofDays(3));
    Lot again = Rebids.again(first.lot("0"), scene.tender.sealingAuthority);
    Notice rebid = Rebids.of(List.of(first), closes, again);
    Report report = verify(scene.with(rebid));
    expectVerified(report);
    assertThat(report.reached()).contains("The bundle reaches the end without an award.");
    expectVerified(verify(scene.with(Rebids.cancelled(rebid))));
    Bundle bundle =
        new Bundle(
            BundleFiles.read(java.nio.ByteBuffer.wrap(scene.zip()), new Findings()),
            org.opengeps.method.AwardMethods.ALL,
            new Findings());
    assertThat(bundle.orders()).hasSize(3);
    assertThat(bundle.notice().map(order -> order.content().hash())).contains(first.hash());
    assertThat(OrderAtClosing.of(bundle).map(Notice::hash)).contains(first.hash());
  }

  @Test
  void aReBidThatWasOrderedAfterTheFailureHolds() throws Exception {
    Report report = bundle(REBID).verify();
    assertThat(report.findings()).as(report.toString()).isEmpty();
    assertThat(report.reached())
        .contains("The bundle reaches the notice: bids are or were taken in.");
  }

  @Test
  void aReBidThatTheLogTookBeforeTheFailureIsRefuted() throws Exception {
    NoticedBundle early =
        new NoticedBundle(AWARDED, FIRST)
            .then(REBID, "re-bid-published", TenderScene.REBID)
            .of("0", "tender-failed", TenderScene.REBID.plusSeconds(1));
    assertThat(places(early.verify())).containsExactly(NOT_FAILED, NOT_OVER, GATE);
    NoticedBundle never =
        new NoticedBundle(AWARDED, FIRST)
            .of("0", "tender-closed", FIRST.schedule().closesAt().plusSeconds(2))
            .then(REBID, "re-bid-published", TenderScene.REBID);
    assertThat(places(never.verify())).containsExactly(NOT_FAILED, NOT_OVER, GATE);
  }

  @Test
  void anOrderThatCallsItselfANoticeOrFollowsACancellationIsRefuted() throws Exception {
    Notice later = Rebids.later(REBID, Duration.ofDays(1));
    Notice notice = later.as(Notice.Kind.NOTICE, later.ref(), later.schedule(), later.revision());
    Instant at = TenderScene.REBID.plusSeconds(60);
    assertThat(places(bundle(REBID).then(notice, "notice-published", at).verify()))
        .containsExactly("notice notices/002.p7s kind");
    Notice cancelled = Rebids.cancelled(REBID);
    assertThat(
            places(
                bundle(REBID)
                    .then(cancelled, "notice-cancelled", at)
                    .then(Rebids.later(cancelled, Duration.ofDays(1)), "notice-corrected", at)
                    .verify()))
        .contains("notice notices/003.p7s kind");
  }

  @Test
  void aTenderThatBeginsWithARebidIsRefuted() throws Exception {
    assertThat(places(new NoticedBundle(AWARDED, FIRST.with(List.of(lot()))).verify()))
        .contains("notice notices/000.p7s lots");
  }

  @Test
  void aReBidThatLeavesAGateKeyOfTheRoundBeforeIsRefuted() throws Exception {
    NoticedBundle left =
        new NoticedBundle(AWARDED, FIRST)
            .of("0", "tender-closed", FIRST.schedule().closesAt().plusSeconds(2))
            .of("0", "tender-failed", FAILED)
            .then(REBID, "re-bid-published", TenderScene.REBID)
            .of("0", "gate-key-destroyed", TenderScene.REBID.plusSeconds(1));
    assertThat(places(left.verify())).containsExactly(GATE);
  }

  @Test
  void aReBidThatChangesAnAmountIsRefuted() throws Exception {
    NoticeTerms.Price was = lot().price();
    var raised =
        new NoticeTerms.Price(
            was.estimatedAmount(), Optional.of(Won.of(1_900_000_000)), was.draw());
    assertThat(places(bundle(with(lot().with(raised, lot().award()))).verify()))
        .contains("notice " + ORDER + " lots");
  }

  @Test
  void aReBidThatRepeatsAKeyIsRefuted() throws Exception {
    Notice repeated = with(FIRST.lot("0").again(FIRST.lot("0").envelopes()));
    assertThat(places(bundle(repeated).verify())).containsExactly("notice " + ORDER + " lots");
  }

  @Test
  void aReBidOnKeysThatItsCeremonyDidNotMakeIsRefuted() throws Exception {
    EnvelopeTerms strange =
        Rebids.fresh(lot().envelopes().get(0), "남의 열쇠", TENDER.sealingAuthority);
    assertThat(places(bundle(with(FIRST.lot("0").again(List.of(strange)))).verify()))
        .isNotEmpty()
        .allMatch(place -> place.startsWith("key " + ORDER + " committeeKey"));
  }

  @Test
  void aReBidUnderARuleSetThatKnowsNoneIsRefuted() throws Exception {
    JsonObject rules = TENDER.rules.toBuilder().remove("rebid").build();
    Notice first = under(FIRST, rules);
    Notice rebid = Rebids.of(List.of(first), TenderScene.CLOSES, lot());
    NoticedBundle bundle =
        new NoticedBundle(AWARDED, first)
            .of("0", "tender-failed", FAILED)
            .of("0", "gate-key-destroyed", FAILED);
    bundle.then(rebid, "re-bid-published", TenderScene.REBID);
    bundle.files.remove("rules/" + TENDER.rules.hash() + ".json");
    bundle.files.put("rules/" + rules.hash() + ".json", rules.canonical());
    Report report = bundle.verify();
    assertThat(places(report)).containsExactly("rules " + ORDER + " closesAt");
    assertThat(report.findings().get(0).expected()).contains("the rule set knows none");
  }

  private static Notice under(Notice notice, JsonObject rules) {
    JsonObject pinned =
        notice.toJson().object("ruleSet").toBuilder().replace("hash", rules.hash().hex()).build();
    return Notice.from(notice.toJson().toBuilder().replace("ruleSet", pinned).build());
  }

  @Test
  void aReBidThatTakesBidsForLessThanItsTimeIsRefuted() throws Exception {
    Instant latest = REBID.schedule().closesAt().minus(LEAST);
    assertThat(bundle(opening(latest)).verify().findings()).isEmpty();
    assertThat(places(bundle(opening(latest.plusMillis(1))).verify()))
        .containsExactly("rules " + ORDER + " closesAt");
  }

  @Test
  void theTimeOfAReBidCountsFromItsOrderHoweverEarlyItSaysThatTheReceiptOpens() throws Exception {
    Notice past = opening(FIRST.schedule().receiptOpensAt());
    assertThat(bundle(past).verify().findings()).isEmpty();
    Instant latest = REBID.schedule().closesAt().minus(LEAST);
    assertThat(bundle().then(past, "re-bid-published", latest).verify().findings()).isEmpty();
    assertThat(places(bundle().then(past, "re-bid-published", latest.plusMillis(1)).verify()))
        .containsExactly("rules " + ORDER + " closesAt");
  }

  private static Notice opening(Instant receiptOpensAt) {
    return Rebids.of(List.of(FIRST), receiptOpensAt, REBID.schedule().closesAt(), lot());
  }

  @Test
  void aCorrectionThatTakesTheTimeAwayIsRefuted() throws Exception {
    Notice later = Rebids.later(REBID, Duration.ofDays(7));
    NoticeTerms.Schedule was = later.schedule();
    Notice late =
        later.as(
            Notice.Kind.CORRECTION,
            later.ref(),
            new NoticeTerms.Schedule(
                was.noticedAt(),
                was.closesAt().minusSeconds(1),
                was.closesAt(),
                was.opensAt(),
                was.latestOpening()),
            later.revision());
    Instant at = TenderScene.REBID.plusSeconds(60);
    assertThat(bundle(REBID).then(later, "notice-corrected", at).verify().findings()).isEmpty();
    assertThat(places(bundle(REBID).then(late, "notice-corrected", at).verify()))
        .containsExactly("rules notices/002.p7s closesAt");
  }

  @Test
  void aReBidThatTheLogCallsSomethingElseOrThatIsLeftOutIsRefuted() throws Exception {
    assertThat(places(bundle().then(REBID, "notice-corrected", TenderScene.REBID).verify()))
        .containsExactly("log " + ORDER + " kind");
    NoticedBundle without = bundle(REBID);
    without.files.remove(ORDER);
    assertThat(without.verify().findings())
        .anyMatch(one -> one.expected().equals("the document of re-bid-published in the bundle"))
        .anyMatch(one -> one.where().equals("manifest.json.p7s lot"));
  }

  @Test
  void anEntryAboutARoundThatNoOrderAsksForIsRefuted() throws Exception {
    NoticedBundle bundle =
        new NoticedBundle().of("0.1", "tender-closed", TenderScene.CLOSES.plusSeconds(5));
    assertThat(NoticedBundle.refuted(bundle.verify())).containsExactly("log");
    assertThat(
            NoticedBundle.refuted(
                bundle(REBID).of("0.2", "tender-closed", TenderScene.CLOSES).verify()))
        .containsExactly("log");
  }

  @Test
  void keysMayBeBoundToARoundBeforeItsOrderAppears() throws Exception {
    NoticedBundle bundle = bundle().of("0.1", "key-bound", FAILED.plusSeconds(60));
    bundle.then(REBID, "re-bid-published", TenderScene.REBID);
    bundle.of("0.2", "key-bound", TenderScene.REBID.plusSeconds(1));
    assertThat(bundle.verify().findings()).isEmpty();
    assertThat(places(bundle(REBID).of("0.3", "key-bound", TenderScene.REBID).verify()))
        .hasSize(1)
        .allMatch(place -> place.matches("log .* lot"));
  }

  @Test
  void aReceiptOfTheFirstRoundIsToldThatItsBidStandsInAnotherBundle() throws Exception {
    byte[] receipt = NoticedBundle.SCENE.receipt().toJson().canonical();
    Report report =
        VerifyReceipt.verify(receipt, Optional.of(AWARDED.trust()), Optional.of(AWARDED.zip()));
    assertThat(places(report)).containsExactly("lot bundle: manifest.json.p7s lot");
    byte[] own = AWARDED.receipt().toJson().canonical();
    expectVerified(
        VerifyReceipt.verify(own, Optional.of(AWARDED.trust()), Optional.of(AWARDED.zip())));
  }

  @Test
  void aReBidThatIsCancelledEnds() throws Exception {
    Report report =
        bundle(REBID)
            .then(Rebids.cancelled(REBID), "notice-cancelled", TenderScene.REBID.plusSeconds(60))
            .verify();
    expectVerified(report);
    assertThat(report.reached()).contains("The bundle reaches the cancellation.");
  }

  @Test
  void anOutageMovesAReBidByTheRuleSet() throws Exception {
    NoticedBundle bundle = bundle(REBID);
    PostponedBundleTest.postpone(bundle, REBID);
    Report report = bundle.verify();
    assertThat(report.findings()).as(report.toString()).isEmpty();
    assertThat(report.toString()).contains("1 postponement follows from outages");
  }

  @Test
  void aSecondReBidFollowsTheFailureOfTheFirst() throws Exception {
    Instant closes = TenderScene.CLOSES.plus(Duration.ofDays(3));
    Lot third = Rebids.again(lot(), TENDER.sealingAuthority);
    Notice twice = Rebids.of(List.of(FIRST, REBID), closes, third);
    Instant at = TenderScene.OPENS.plusSeconds(60);
    assertThat(
            places(
                bundle(REBID)
                    .of("0", "tender-failed", at)
                    .then(twice, "re-bid-published", at.plusSeconds(1))
                    .verify()))
        .containsExactly(
            "order notices/002.p7s lots 0.2",
            "order notices/002.p7s lots",
            "order notices/002.p7s gate key of 0.1/price");
  }
}
