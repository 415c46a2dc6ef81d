package org.opengeps.opening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.opengeps.app.authorities.KeyKind;
import org.opengeps.identity.SealingCertificates;
import org.opengeps.kernel.Verdict;
import org.opengeps.ledger.usecase.ReadLog;
import org.opengeps.notice.TenderNumber;
import org.opengeps.notice.TenderState;
import org.opengeps.notice.usecase.FindNotice;
import org.opengeps.opening.OpeningScene.Tender;
import org.opengeps.opening.model.Claims;
import org.opengeps.opening.model.EnvelopeKey;
import org.opengeps.opening.model.Epoch;
import org.opengeps.platform.Documents;
import org.opengeps.platform.InTransaction;
import org.opengeps.protocol.cms.SealedSubmission;
import org.opengeps.protocol.cms.SignedDocument;
import org.opengeps.protocol.cms.SubmissionSealer;
import org.opengeps.protocol.fixture.OtherEncoding;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.log.LedgerEntry;
import org.opengeps.protocol.message.EnvelopeTerms;
import org.opengeps.protocol.message.GateKeyStatement;
import org.opengeps.protocol.message.OpeningRecord;
import org.opengeps.protocol.message.Partial;
import org.opengeps.protocol.message.Slot;
import org.opengeps.protocol.opening.DrawPoint;
import org.opengeps.protocol.opening.Partials;
import org.opengeps.protocol.threshold.CommitteeKey;
import org.opengeps.protocol.threshold.Point;
import org.opengeps.protocol.threshold.Scalar;
import org.opengeps.testing.Http;
import org.opengeps.testing.TestClock;
import org.opengeps.testing.TestPerson;

/** Openings in the server, with officers who use their own client over HTTP. */
@ExtendWith(ArquillianExtension.class)
class OpeningIT {
  @Inject private OpeningScene scene;
  @Inject private FindNotice notices;
  @Inject private ReadLog log;
  @Inject private Documents documents;
  @Inject private Claims claims;
  @Inject private InTransaction transaction;
  @Inject private SealingCertificates certificates;
  @PersistenceContext private EntityManager entities;

  @Test
  void twoOfThreeOfficersOpenAndABrokenBidStopsNoOther() {
    Tender tender = scene.tender("개찰 시험");
    String first = scene.bid(tender, 1_620_000_000, List.of(3, 11));
    String second = scene.bid(tender, 1_630_000_000, List.of(3, 4));
    scene.bid(tender, 1_550_000_000, List.of(1, 2), otherKey(tender.terms()));
    scene.bid(tender, 1_540_000_000, List.of(5, 5));
    OpeningView open = scene.openingTime(tender);
    assertThat(open.stage()).isEqualTo(OpeningStage.OPENING);
    assertThat(open.sealed()).contains(4);
    tender.committee().officers.get(0).open(tender.ref(), Slot.ONLY_PRICE).orThrow();
    scene.openDue();
    assertThat(scene.view(tender).stage())
        .as("one officer opens nothing")
        .isEqualTo(OpeningStage.OPENING);
    tender.committee().officers.get(2).open(tender.ref(), Slot.ONLY_PRICE).orThrow();
    OpeningRecord record = scene.finished(tender).record().orElseThrow();

    assertThat(record.members()).containsExactly(1, 3);
    assertThat(record.bids())
        .extracting(OpeningRecord.Bid::supplier)
        .containsExactly(first, second, null, null);
    assertThat(record.bids())
        .extracting(OpeningRecord.Bid::reason)
        .containsExactly(null, null, "seal-does-not-open", "picks-invalid");
    assertThat(record.counts()).isEqualTo(new OpeningRecord.Counts(4, 2, 2, 0, 0, 0, 0));
    assertThat(record.draw().orElseThrow().prices().get(2).count()).isEqualTo(2);
    assertThat(state(tender)).isEqualTo(TenderState.OPENED);
    SignedDocument signed =
        SignedDocument.read(documents.get(scene.view(tender).signedRecord().orElseThrow()));
    assertThat(signed.isSignatureValid()).isTrue();
    assertThat(signed.json()).isEqualTo(record.toJson());
  }

  @Test
  void aBidThatSomebodyElseSentFirstInAnotherEncodingIsOpenedAsTheBidders() {
    Tender tender = scene.tender("다른 부호화");
    TestPerson firm = TestPerson.supplier();
    TestPerson supplier =
        firm.with(TestPerson.certificate("seorak", KeyKind.P_256, firm.name(), firm.identifier()));
    String first = OpeningScene.register(supplier);
    var own =
        new SubmissionSealer(OpeningScene.signer(supplier), new SecureRandom())
            .seal(scene.draft(tender, first, 1_620_000_000, List.of(3, 11)), tender.terms());
    var copy =
        new SealedSubmission(
            own.statement(), OtherEncoding.of(own.statementDer()), own.envelopes());
    scene.submit(tender, copy);
    scene.submit(tender, own);
    String second = scene.bid(tender, 1_630_000_000, List.of(3, 4));
    scene.openingTime(tender);
    tender.committee().officers.get(0).open(tender.ref(), Slot.ONLY_PRICE).orThrow();
    tender.committee().officers.get(2).open(tender.ref(), Slot.ONLY_PRICE).orThrow();
    OpeningRecord record = scene.finished(tender).record().orElseThrow();
    assertThat(record.bids())
        .extracting(OpeningRecord.Bid::supplier)
        .containsExactly(first, second);
    assertThat(record.bids()).extracting(OpeningRecord.Bid::reason).containsOnlyNulls();
  }

  @Test
  void everyStepOfAnOpeningIsAnEntryOfTheLogInItsOrder() {
    Tender tender = opened("기록 시험");
    OpeningScene.await(() -> kinds(tender).contains("tender-opened"));
    assertThat(kinds(tender))
        .containsSubsequence(
            "key-bound",
            "notice-published",
            "tender-closed",
            "close-revealed",
            "gate-key-published",
            "partial-posted",
            "partial-posted",
            "partial-posted",
            "partial-posted",
            "tender-opened");
  }

  @Test
  void aSingleBidStaysSealedAndItsGateKeySecret() {
    Tender tender = scene.tender("한 명 응찰");
    scene.bid(tender, 1_620_000_000, List.of(3, 11));
    OpeningView failed = scene.openingTime(tender);
    assertThat(failed.stage()).isEqualTo(OpeningStage.FAILED);
    assertThat(failed.reason()).contains(TenderFailed.TOO_FEW_SEALED);
    assertThat(failed.gateKey()).isEmpty();
    assertThat(state(tender)).isEqualTo(TenderState.FAILED);
    assertThat(refusal(tender.committee().officers.get(0).open(tender.ref(), Slot.ONLY_PRICE)))
        .isEqualTo("gate-closed");
    assertThat(
            entities
                .createNativeQuery("SELECT COUNT(*) FROM custody_gate_publication WHERE key_id = ?")
                .setParameter(1, tender.terms().committeeKey().id())
                .getSingleResult())
        .isEqualTo(0L);
  }

  @Test
  void beforeTheOpeningTimeOfficersGetNothingAndTheCountIsHidden() {
    Tender tender = scene.tender("시각 전");
    scene.bid(tender, 1_620_000_000, List.of(3, 11));
    scene.bid(tender, 1_630_000_000, List.of(1, 2));
    scene.close(tender);
    scene.openDue();
    OpeningView closed = scene.view(tender);
    assertThat(closed.stage()).isEqualTo(OpeningStage.CLOSED);
    assertThat(closed.sealed()).isEmpty();
    assertThat(Http.get("/api/v1/tenders/" + tender.ref().number() + "/opening-package").outcome())
        .isEqualTo("409 gate-closed");
    assertThat(Http.get("/api/v1/tenders/R25BK99999999/opening-package").outcome())
        .isEqualTo("404 opening-unknown");
  }

  @Test
  void aFalsePartialNamesItsOfficerAndTheOthersOpen() {
    Tender tender = scene.tender("거짓 조각");
    scene.bid(tender, 1_620_000_000, List.of(3, 11));
    scene.bid(tender, 1_630_000_000, List.of(1, 2));
    OpeningView open = scene.openingTime(tender);
    TestPerson liar = tender.committee().people.get(0);
    assertThat(postPartial(tender, liar.sign(falsePartial(tender, open))))
        .isEqualTo("422 partial-invalid");
    OpeningView.FalsePartial named = scene.view(tender).falsePartials().get(0);
    assertThat(named.member()).isEqualTo(1);
    assertThat(named.name()).isEqualTo(liar.name());
    assertThat(SignedDocument.read(documents.get(named.document())).signer())
        .isEqualTo(liar.credential().certificate());
    tender.committee().officers.get(1).open(tender.ref(), Slot.ONLY_PRICE).orThrow();
    tender.committee().officers.get(2).open(tender.ref(), Slot.ONLY_PRICE).orThrow();
    assertThat(scene.finished(tender).record().orElseThrow().members()).containsExactly(2, 3);
  }

  @Test
  void anotherOfficersIndexIsNotTaken() {
    Tender tender = scene.tender("남의 자리");
    scene.bid(tender, 1_620_000_000, List.of(3, 11));
    scene.bid(tender, 1_630_000_000, List.of(1, 2));
    OpeningView open = scene.openingTime(tender);
    TestPerson other = tender.committee().people.get(1);
    assertThat(postPartial(tender, other.sign(falsePartial(tender, open))))
        .isEqualTo("422 not-that-member");
    assertThat(scene.view(tender).falsePartials()).isEmpty();
  }

  @Test
  void aDeadProcessesClaimIsTakenOverAndItsEpochWritesNothingMore() {
    Tender tender = scene.tender("인수");
    scene.bid(tender, 1_620_000_000, List.of(3, 11));
    scene.bid(tender, 1_630_000_000, List.of(1, 2));
    scene.close(tender);
    var key = new EnvelopeKey(tender.ref().number(), Slot.ONLY_PRICE);
    TestClock.INSTANCE.holdAt(tender.notice().opensAt().minusMillis(1));
    Epoch dead =
        claims
            .claim(key, UUID.randomUUID().toString(), TestClock.INSTANCE.instant(), Duration.ZERO)
            .orElseThrow();
    TestClock.INSTANCE.holdAt(tender.notice().opensAt());
    scene.openDue();
    assertThat(scene.view(tender).stage()).as("claimed by another").isEqualTo(OpeningStage.CLOSED);
    TestClock.INSTANCE.advance(Duration.ofSeconds(10));
    TestClock.INSTANCE.release();
    OpeningScene.await(
        () -> {
          scene.openDue();
          return scene.view(tender).stage() == OpeningStage.OPENING;
        });
    assertThatThrownBy(() -> transaction.run(() -> claims.hold(key, dead)))
        .hasMessageContaining("taken over");
  }

  @Test
  void anOpeningIsNeverTakenBackNorMadeTwice() {
    Tender tender = opened("한 번만");
    OpeningView before = scene.view(tender);
    scene.openDue();
    assertThat(scene.view(tender)).isEqualTo(before);
    assertThat(refusal(tender.committee().officers.get(1).open(tender.ref(), Slot.ONLY_PRICE)))
        .isEqualTo("opening-finished");
    assertThatThrownBy(
            () ->
                transaction.run(
                    () ->
                        entities
                            .createNativeQuery(
                                "UPDATE opening_envelope SET stage = 'OPENING' WHERE tender = ?")
                            .setParameter(1, tender.ref().number())
                            .executeUpdate()))
        .hasStackTraceContaining("opened once");
  }

  private Tender opened(String title) {
    Tender tender = scene.tender(title);
    scene.bid(tender, 1_620_000_000, List.of(3, 11));
    scene.bid(tender, 1_630_000_000, List.of(1, 2));
    scene.openingTime(tender);
    tender.committee().officers.get(0).open(tender.ref(), Slot.ONLY_PRICE).orThrow();
    tender.committee().officers.get(2).open(tender.ref(), Slot.ONLY_PRICE).orThrow();
    scene.finished(tender);
    return tender;
  }

  /** What member 1 would say with a share that is not his. */
  private JsonObject falsePartial(Tender tender, OpeningView open) {
    GateKeyStatement gate =
        GateKeyStatement.from(JsonObject.parse(documents.get(open.gateKey().orElseThrow())));
    CommitteeKey key = tender.terms().committeeKey();
    var setting = new Partials.Setting(tender.ref(), Slot.ONLY_PRICE, gate.closeHash(), key);
    List<Point> points = List.of(DrawPoint.of(tender.ref(), gate.closeHash()));
    var random = new SecureRandom();
    return Partials.make(setting, 1, Scalar.random(random), Partial.PUBLIC, points, random)
        .toJson();
  }

  private EnvelopeTerms otherKey(EnvelopeTerms terms) {
    CommitteeKey key = terms.committeeKey();
    Point y = Point.base(Scalar.random(new SecureRandom()));
    var other =
        new CommitteeKey(
            CommitteeKey.id(key.ceremonyHash(), key.transcriptHash(), key.number(), y),
            key.ceremony(),
            key.ceremonyHash(),
            key.transcriptHash(),
            key.number(),
            key.k(),
            key.n(),
            y,
            key.verificationKeys());
    return new EnvelopeTerms(
        terms.envelope(),
        terms.suite(),
        other,
        terms.gateKey(),
        certificates.issue(
            y, "another key", TestClock.INSTANCE.instant().plus(Duration.ofDays(90))),
        terms.gateCertificate(),
        terms.proofOfEphemeral());
  }

  private static String postPartial(Tender tender, byte[] cms) {
    return Http.post("/api/v1/tenders/" + tender.ref().number() + "/partials", Http.CMS, cms)
        .outcome();
  }

  private List<String> kinds(Tender tender) {
    return log.listAbout(tender.ref().number()).stream()
        .map(entry -> LedgerEntry.parse(entry.bytes()).kind())
        .toList();
  }

  private TenderState state(Tender tender) {
    return notices.current(TenderNumber.of(tender.ref())).orElseThrow().state();
  }

  private static String refusal(Verdict<String> verdict) {
    return verdict instanceof Verdict.Refused<String> refused
        ? refused.refusal().code()
        : "accepted";
  }
}
