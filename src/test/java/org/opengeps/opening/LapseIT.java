package org.opengeps.opening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.opengeps.identity.TrustFile;
import org.opengeps.kernel.Verdict;
import org.opengeps.ledger.usecase.ReadLog;
import org.opengeps.notice.Buyer;
import org.opengeps.notice.Draft;
import org.opengeps.notice.Drafts;
import org.opengeps.notice.TenderNumber;
import org.opengeps.notice.TenderState;
import org.opengeps.notice.usecase.FindNotice;
import org.opengeps.opendata.Bundles;
import org.opengeps.opening.OpeningScene.Tender;
import org.opengeps.opening.model.Claims;
import org.opengeps.opening.model.EnvelopeKey;
import org.opengeps.opening.usecase.OpeningAlarms;
import org.opengeps.platform.InTransaction;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.log.LedgerEntry;
import org.opengeps.protocol.message.Lapse;
import org.opengeps.protocol.message.Slot;
import org.opengeps.testing.Http;
import org.opengeps.testing.TestClock;
import org.opengeps.verifier.Report;
import org.opengeps.verifier.VerifyBundle;

/** What is not opened until the latest opening of its notice stays sealed for ever. */
@ExtendWith(ArquillianExtension.class)
class LapseIT {
  @Inject private OpeningScene scene;
  @Inject private Buyer buyer;
  @Inject private FindNotice notices;
  @Inject private ReadLog log;
  @Inject private Bundles bundles;
  @Inject private TrustFile trust;
  @Inject private OpeningAlarms alarms;
  @Inject private Claims claims;
  @Inject private InTransaction transaction;
  @PersistenceContext private EntityManager entities;

  @AfterEach
  void release() {
    TestClock.INSTANCE.release();
  }

  @Test
  void aTenderThatNobodyOpenedLapsesSealedAndItsGateKeyIsDestroyed() throws Exception {
    Tender tender = bidOn("열지 못한 입찰");
    scene.close(tender);
    OpeningScene.reach(latest(tender));
    OpeningView lapsed = scene.finished(tender);

    assertThat(lapsed.stage()).isEqualTo(OpeningStage.FAILED);
    assertThat(lapsed.reason()).contains("opening-lapsed");
    awaitLapsed(tender);
    assertThat(state(tender)).isEqualTo(TenderState.FAILED);
    assertThat(kinds(tender)).endsWith("gate-key-destroyed", "tender-failed");
    assertThat(gatePrivate(tender)).as("the private gate key in the database").isNull();
    assertThat(refusal(open(tender, 0))).isEqualTo("gate-closed");
    assertThat(alarms.reasons()).isEmpty();
    assertVerified(tender);
    String page = Http.get("/tenders/" + tender.ref().number() + "/result").text();
    assertThat(page).contains("최종 개찰 기한까지 열지 못해");
  }

  @Test
  void tooFewMembersUntilTheLatestOpeningAreNotEnoughAndNobodyCanAddToThem() throws Exception {
    Tender tender = bidOn("위원이 모자란 입찰");
    scene.openingTime(tender);
    open(tender, 0).orThrow();
    TestClock.INSTANCE.holdAt(latest(tender));
    var key = new EnvelopeKey(tender.ref().number(), Slot.ONLY_PRICE);
    assertThat(
            claims.claim(
                key, UUID.randomUUID().toString(), TestClock.INSTANCE.instant(), Duration.ZERO))
        .as("another process holds the opening")
        .isPresent();
    assertThat(refusal(open(tender, 1)))
        .as("while another process has not ended it yet")
        .isEqualTo("opening-lapsed");
    TestClock.INSTANCE.advance(Duration.ofSeconds(10));
    TestClock.INSTANCE.release();
    assertThat(scene.finished(tender).reason()).contains("opening-lapsed");
    assertThat(scene.view(tender).record()).isEmpty();
    awaitLapsed(tender);
    assertThat(kinds(tender)).doesNotContain("gate-key-destroyed", "tender-opened");
    assertVerified(tender);
  }

  @Test
  void membersWhoCameInTimeAreNotInVain() throws Exception {
    Tender tender = bidOn("마지막 순간의 개찰");
    scene.openingTime(tender);
    TestClock.INSTANCE.holdAt(latest(tender).minusMillis(1));
    open(tender, 0).orThrow();
    open(tender, 2).orThrow();
    TestClock.INSTANCE.holdAt(latest(tender));
    TestClock.INSTANCE.release();

    assertThat(scene.finished(tender).stage()).isEqualTo(OpeningStage.OPENED);
    OpeningScene.await(() -> kinds(tender).contains("tender-opened"));
    assertThat(kinds(tender)).doesNotContain("gate-key-destroyed", "tender-failed");
  }

  @Test
  void theGateKeysOfTendersThatFailedOrWereCancelledAreDestroyedThenToo() throws Exception {
    Tender failed = scene.tender("한 건만 들어온 입찰");
    scene.bid(failed, 1_620_000_000, List.of(3, 11));
    Tender cancelled = scene.tender("취소한 입찰");
    buyer.publish(cancelled.agency(), cancellation(cancelled), null);
    scene.close(failed);
    OpeningScene.reach(failed.notice().opensAt());
    assertThat(scene.finished(failed).reason()).contains(TenderFailed.TOO_FEW_SEALED);
    assertThat(gatePrivate(failed)).isNotNull();
    OpeningScene.reach(
        latest(cancelled).isAfter(latest(failed)) ? latest(cancelled) : latest(failed));
    awaitLapsed(failed);
    awaitLapsed(cancelled);

    for (Tender tender : List.of(failed, cancelled)) {
      assertThat(gatePrivate(tender)).isNull();
      assertThat(kinds(tender))
          .filteredOn(kind -> !kind.equals("bids-destroyed")) // in its own time, by another job
          .endsWith("gate-key-destroyed");
      assertVerified(tender);
    }
    assertThat(state(cancelled)).isEqualTo(TenderState.CANCELLED);
  }

  @Test
  void aTenderThatWaitsForItsAgencyInVainLapsesWithoutEverClosing() throws Exception {
    Tender tender = bidOn("기관을 기다린 입찰");
    run("UPDATE notice_tender SET awaits_order = TRUE WHERE tender = ?", tender);
    OpeningScene.reach(latest(tender));
    awaitLapsed(tender);

    assertThat(state(tender)).isEqualTo(TenderState.FAILED);
    assertThat(scene.find(tender)).isEmpty();
    assertThat(gatePrivate(tender)).isNull();
    assertThat(kinds(tender)).endsWith("gate-key-destroyed", "tender-failed");
    assertVerified(tender);
  }

  @Test
  void nothingElseOfABurntKeyCanBeChanged() {
    Tender tender = scene.tender("바꿀 수 없는 열쇠");
    for (String change :
        List.of("gate_private = REPEAT('x', 60)", "lot = '1', gate_private = NULL")) {
      assertThatThrownBy(
              () -> run("UPDATE custody_binding SET " + change + " WHERE tender = ?", tender))
          .hasStackTraceContaining("a burnt key stays burnt");
    }
  }

  private Tender bidOn(String title) {
    Tender tender = scene.tender(title);
    scene.bid(tender, 1_620_000_000, List.of(3, 11));
    scene.bid(tender, 1_630_000_000, List.of(1, 2));
    return tender;
  }

  private static JsonObject cancellation(Tender tender) {
    return JsonObject.ofType(Draft.TYPE)
        .put("draft", UUID.randomUUID())
        .put("kind", "cancellation")
        .put("tender", tender.ref().toString())
        .put("reason", Drafts.text("예산 변경", "Budget"))
        .build();
  }

  private static Instant latest(Tender tender) {
    return tender.notice().notice().schedule().latestOpening();
  }

  private static Verdict<?> open(Tender tender, int officer) {
    return tender.committee().officers.get(officer).open(tender.ref(), Slot.ONLY_PRICE);
  }

  private static String refusal(Verdict<?> verdict) {
    return verdict.refused().orElseThrow().code();
  }

  private TenderState state(Tender tender) {
    return notices.current(TenderNumber.of(tender.ref())).orElseThrow().state();
  }

  /** Until the log shows publicly what became of it. */
  private void awaitLapsed(Tender tender) {
    OpeningScene.await(
        () ->
            Boolean.TRUE.equals(
                value("SELECT lapsed FROM notice_tender WHERE tender = ?", tender)));
    var ref = notices.current(TenderNumber.of(tender.ref())).orElseThrow();
    OpeningScene.await(
        () ->
            kinds(tender).contains("gate-key-destroyed")
                || log.findDocument(Lapse.of(ref.notice(), "0").toJson().hash()).isPresent());
  }

  private List<String> kinds(Tender tender) {
    return log.listAbout(tender.ref().number() + "-").stream()
        .map(entry -> LedgerEntry.parse(entry.bytes()).kind())
        .toList();
  }

  private Object gatePrivate(Tender tender) {
    return value("SELECT gate_private FROM custody_binding WHERE tender = ?", tender);
  }

  private Object value(String sql, Tender tender) {
    return transaction.call(
        () ->
            entities
                .createNativeQuery(sql)
                .setParameter(1, tender.ref().number())
                .getSingleResult());
  }

  private void run(String sql, Tender tender) {
    transaction.run(
        () ->
            entities.createNativeQuery(sql).setParameter(1, tender.ref().number()).executeUpdate());
  }

  private void assertVerified(Tender tender) throws Exception {
    byte[] zip = bundles.of(TenderNumber.of(tender.ref())).orThrow();
    Report report = VerifyBundle.verify(zip, Optional.of(trust.trust()));
    assertThat(report.findings()).as(report.toString()).isEmpty();
    assertThat(report.exitCode()).as(report.toString()).isEqualTo(Report.VERIFIED);
  }
}
