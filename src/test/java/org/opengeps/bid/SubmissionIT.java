package org.opengeps.bid;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.opengeps.bid.Bidding.OpenTender;
import org.opengeps.bid.Bidding.Supplier;
import org.opengeps.client.http.Engine;
import org.opengeps.client.seal.BidSender;
import org.opengeps.client.seal.ReceiptCheck;
import org.opengeps.client.seal.SealedBidFile;
import org.opengeps.identity.TrustFile;
import org.opengeps.kernel.Sha256;
import org.opengeps.protocol.cms.SignedDocument;
import org.opengeps.protocol.fixture.OtherEncoding;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.message.Receipt;
import org.opengeps.protocol.message.ReceiptCore;
import org.opengeps.protocol.message.ReceiptCore.Outcome;
import org.opengeps.protocol.message.RefusalJson;
import org.opengeps.testing.TestClock;

@ExtendWith(ArquillianExtension.class)
class SubmissionIT {
  private static final Duration DAY = Duration.ofDays(1);

  @Inject private Bidding bidding;
  @Inject private TrustFile trust;
  @Inject private org.opengeps.bid.usecase.UndecidedBids undecided;
  @PersistenceContext private EntityManager entities;
  private final Engine engine = new Engine(Bidding.baseUrl());

  @AfterEach
  void letTheClockTick() {
    TestClock.INSTANCE.release();
  }

  @Test
  void anAcceptedBidHasAReceiptThatHoldsUnderTheTrustFile() throws IOException {
    OpenTender tender = bidding.tender(DAY, List.of("0001"));
    SealedBidFile bid = bidding.seal(tender, bidding.supplier("seorak"));
    Receipt receipt = new BidSender(engine, step -> {}).submit(bid).orThrow();
    ReceiptCore core =
        new ReceiptCheck(trust.trust()).check(receipt, bid.statement(), bid.envelopes()).orThrow();
    assertThat(core.outcome()).isEqualTo(Outcome.ACCEPTED);
    assertThat(core.tender()).isEqualTo(tender.ref());
    assertThat(receipt.timestamp()).isNotNull();
  }

  @Test
  void theLastTickIsInTimeAndTheClosingTickIsLateWithASignedAndLoggedRefusal() throws IOException {
    OpenTender tender = bidding.tender(DAY, List.of());
    Supplier quick = bidding.supplier("seorak");
    Supplier slow = bidding.supplier("hangang");
    SealedBidFile inTime = bidding.seal(tender, quick);
    SealedBidFile late = bidding.seal(tender, slow);
    TestClock.INSTANCE.holdAt(tender.closesAt().minusMillis(1));
    assertThat(post(tender, inTime).isSuccess()).isTrue();
    TestClock.INSTANCE.holdAt(tender.closesAt());
    Engine.Answer answer = post(tender, late);
    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.refusal().code()).isEqualTo("late");
    assertRefusalIsSigned(answer, late.statement());
    TestClock.INSTANCE.release();
    assertThat(awaitReceipt(late).outcome()).isEqualTo(Outcome.REFUSED);
    assertThat(awaitReceipt(late).refusal().code()).isEqualTo("late");
  }

  @Test
  void sendingTheSameBytesAgainGivesTheStoredReceiptAlsoAfterTheDeadline() throws IOException {
    OpenTender tender = bidding.tender(DAY, List.of());
    SealedBidFile bid = bidding.seal(tender, bidding.supplier("seorak"));
    Receipt first = new BidSender(engine, step -> {}).submit(bid).orThrow();
    TestClock.INSTANCE.advanceTo(tender.closesAt().plusSeconds(1));
    Receipt again = new BidSender(engine, step -> {}).submit(bid).orThrow();
    assertThat(again.core()).isEqualTo(first.core());
    assertThat(again.toJson()).isEqualTo(first.toJson());
  }

  @Test
  void otherBytesUnderTheSameIdAreRefusedAndTheFirstBidStands() throws IOException {
    OpenTender tender = bidding.tender(DAY, List.of());
    SealedBidFile bid = bidding.seal(tender, bidding.supplier("seorak"));
    post(tender, bid);
    byte[] other = bid.envelopes().get("price").clone();
    other[other.length - 1] ^= 1;
    Engine.Answer answer =
        engine.postForm(path(tender), Map.of("statement", bid.statement(), "price", other));
    assertThat(answer.refusal().code()).isEqualTo("id-reused");
    assertThat(awaitReceipt(bid).outcome()).isEqualTo(Outcome.ACCEPTED);
  }

  @Test
  void whatSomebodyElseSentFirstInAnotherEncodingIsTheBiddersOwnBid() throws IOException {
    OpenTender tender = bidding.tender(DAY, List.of());
    SealedBidFile own = bidding.seal(tender, bidding.supplier("seorak"));
    byte[] broken = OtherEncoding.broken(own.statement());
    assertThat(
            engine
                .postForm(
                    path(tender),
                    Map.of("statement", broken, "price", own.envelopes().get("price")))
                .status())
        .isEqualTo(403);
    byte[] other = OtherEncoding.of(own.statement());
    assertThat(
            engine
                .postForm(
                    path(tender), Map.of("statement", other, "price", own.envelopes().get("price")))
                .isSuccess())
        .isTrue();
    Receipt receipt = new BidSender(engine, step -> {}).submit(own).orThrow();
    ReceiptCore core =
        new ReceiptCheck(trust.trust()).check(receipt, own.statement(), own.envelopes()).orThrow();
    assertThat(core.outcome()).isEqualTo(Outcome.ACCEPTED);
    assertThat(core.statementHash()).isEqualTo(Sha256.of(other));
    assertThat(receptions(own, "accepted")).isEqualTo(1);
  }

  @Test
  void theBiddersBytesTakeThePlaceOfBytesThatNobodyDecidedOn() throws IOException {
    OpenTender tender = bidding.tender(DAY, List.of());
    SealedBidFile own = bidding.seal(tender, bidding.supplier("seorak"));
    byte[] broken = OtherEncoding.broken(own.statement());
    // as a server leaves it that is killed between recording and deciding
    undecided.record(own, broken, tender);
    assertThat(post(tender, own).isSuccess()).isTrue();
    assertThat(awaitReceipt(own).statementHash()).isEqualTo(Sha256.of(own.statement()));
    assertThat(receptions(own, "accepted")).isEqualTo(1);
    assertThat(receptions(own, "received")).isZero();
  }

  @Test
  void aSecondBidOfTheSameSupplierIsRefused() throws IOException {
    OpenTender tender = bidding.tender(DAY, List.of());
    Supplier supplier = bidding.supplier("hangang");
    assertThat(post(tender, bidding.seal(tender, supplier)).isSuccess()).isTrue();
    assertThat(post(tender, bidding.seal(tender, supplier)).refusal().code())
        .isEqualTo("already-submitted");
    OpenTender another = bidding.tender(DAY, List.of());
    assertThat(post(another, bidding.seal(another, supplier)).isSuccess()).isTrue();
  }

  @Test
  void whoIsNotRegisteredRevokedOrCertifiedByNobodyIsRefused() throws IOException {
    OpenTender tender = bidding.tender(DAY, List.of());
    Supplier unregistered = bidding.stranger("seorak");
    SealedBidFile bid = bidding.seal(tender, unregistered);
    assertThat(post(tender, bid).refusal().code()).isEqualTo("certificate-unbound");
    assertThat(awaitReceipt(bid).refusal().code()).isEqualTo("certificate-unbound");

    Supplier unknown = bidding.stranger("platform");
    SealedBidFile foreign = bidding.seal(tender, unknown);
    long counted = garbage("certificate-unbound");
    assertThat(post(tender, foreign).refusal().code()).isEqualTo("certificate-unbound");
    assertThat(engine.getJson("/api/v1/receipts/" + foreign.submission()))
        .isInstanceOf(org.opengeps.kernel.Verdict.Refused.class);
    assertThat(garbage("certificate-unbound")).isEqualTo(counted + 1);

    Supplier revoked = bidding.supplier("seorak");
    bidding
        .authorities()
        .revoke(
            "seorak", revoked.key().certificate(), TestClock.INSTANCE.instant().minusSeconds(1), 1);
    TestClock.INSTANCE.advance(Duration.ofMinutes(2));
    SealedBidFile late = bidding.seal(tender, revoked);
    assertThat(post(tender, late).refusal().code()).isEqualTo("certificate-revoked");
    assertThat(awaitReceipt(late).refusal().code()).isEqualTo("certificate-revoked");
  }

  @Test
  void anotherNoticeAChangedEnvelopeAMissingFileAndAMissingIndustryAreRefused() throws IOException {
    OpenTender tender = bidding.tender(DAY, List.of());
    Supplier supplier = bidding.supplier("seorak");
    SealedBidFile other =
        bidding.seal(tender, supplier, Sha256.ofText("another notice"), List.of());
    assertThat(post(tender, other).refusal().code()).isEqualTo("wrong-notice");
    SealedBidFile good = bidding.seal(tender, supplier);
    SealedBidFile swapped = bidding.seal(tender, supplier);
    assertThat(
            engine
                .postForm(
                    path(tender),
                    Map.of(
                        "statement", good.statement(), "price", swapped.envelopes().get("price")))
                .refusal()
                .code())
        .isEqualTo("envelope-hash");
    var file =
        new org.opengeps.protocol.message.Statement.FileReference(Sha256.ofText("nowhere"), 16_384);
    SealedBidFile incomplete =
        bidding.seal(tender, supplier, tender.notice().hash(), List.of(file));
    assertThat(post(tender, incomplete).refusal().code()).isEqualTo("files-incomplete");
    var showing =
        new org.opengeps.protocol.message.Statement.FileReference(Sha256.ofText("bare"), 49_152);
    SealedBidFile unpadded =
        bidding.seal(tender, supplier, tender.notice().hash(), List.of(showing));
    assertThat(post(tender, unpadded).refusal().code()).isEqualTo("files-unpadded");
    OpenTender restricted = bidding.tender(DAY, List.of("9999"));
    assertThat(post(restricted, bidding.seal(restricted, supplier)).refusal().code())
        .isEqualTo("not-eligible-industry");
    assertThat(post(tender, good).isSuccess()).as("a refusal does not burn the id").isTrue();
  }

  @Test
  void aRefusalIsLoggedOnceHoweverOftenTheBidIsSentAgain() throws IOException {
    OpenTender tender = bidding.tender(Duration.ofHours(1), List.of());
    SealedBidFile late = bidding.seal(tender, bidding.supplier("seorak"));
    TestClock.INSTANCE.advanceTo(tender.closesAt().plusMillis(1));
    long counted = garbage("late");
    for (int i = 0; i < 3; i++) {
      Engine.Answer answer = post(tender, late);
      assertThat(answer.refusal().code()).isEqualTo("late");
      assertThat(JsonObject.parse(answer.body()).string("receipt"))
          .contains(late.submission().toString());
    }
    assertThat(receptions(late, "refused")).isEqualTo(1);
    assertThat(garbage("late")).isEqualTo(counted + 2);
    assertThat(awaitReceipt(late).refusal().code()).isEqualTo("late");
  }

  @Test
  void nobodyWritesIntoTheLogInTheNameOfABidderWithAForeignEnvelope() throws IOException {
    OpenTender tender = bidding.tender(DAY, List.of());
    Supplier supplier = bidding.supplier("seorak");
    SealedBidFile victims = bidding.seal(tender, supplier);
    SealedBidFile foreign = bidding.seal(tender, bidding.supplier("hangang"));
    long counted = garbage("envelope-hash");
    Engine.Answer answer =
        engine.postForm(
            path(tender),
            Map.of("statement", victims.statement(), "price", foreign.envelopes().get("price")));
    assertThat(answer.refusal().code()).isEqualTo("envelope-hash");
    assertThat(JsonObject.parse(answer.body()).has("receipt")).isFalse();
    assertThat(receptions(victims, "refused")).isZero();
    assertThat(garbage("envelope-hash")).isEqualTo(counted + 1);
    assertThat(post(tender, victims).isSuccess()).isTrue();
  }

  @Test
  void manyBidsAtOnceAndEachOfThemTwiceAreAcceptedOnce() throws Exception {
    OpenTender tender = bidding.tender(DAY, List.of());
    List<CompletableFuture<Engine.Answer>> answers = new ArrayList<>();
    List<SealedBidFile> bids = new ArrayList<>();
    for (int i = 0; i < 16; i++) {
      bids.add(bidding.seal(tender, bidding.supplier("seorak")));
    }
    var senders = java.util.concurrent.Executors.newFixedThreadPool(32);
    try {
      for (SealedBidFile bid : bids) {
        answers.add(CompletableFuture.supplyAsync(() -> post(tender, bid), senders));
        answers.add(CompletableFuture.supplyAsync(() -> post(tender, bid), senders));
      }
      for (CompletableFuture<Engine.Answer> answer : answers) {
        assertThat(answer.get(30, TimeUnit.SECONDS).status()).isEqualTo(201);
      }
    } finally {
      senders.shutdownNow();
    }
    for (SealedBidFile bid : bids) {
      assertThat(receptions(bid, "accepted")).isEqualTo(1);
    }
  }

  @Test
  void garbageIsRefusedWithAReasonAndOnlyCounted() {
    OpenTender tender = bidding.tender(DAY, List.of());
    long counted = garbage("malformed");
    Engine.Answer answer =
        engine.postForm(
            path(tender), Map.of("statement", new byte[] {1, 2, 3}, "price", new byte[] {4}));
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.refusal().code()).isEqualTo("malformed");
    assertRefusalIsSigned(answer, new byte[] {1, 2, 3});
    assertThat(garbage("malformed")).isEqualTo(counted + 1);
    assertThat(
            engine
                .postForm(
                    path(tender), Map.of("statement", new byte[1 << 20], "price", new byte[4]))
                .status())
        .isEqualTo(413);
  }

  @Test
  void aBidForATenderThatIsNotThereIsToldSo() throws IOException {
    SealedBidFile bid = bidding.seal(bidding.tender(DAY, List.of()), bidding.supplier("seorak"));
    Engine.Answer answer =
        engine.postForm(
            "/api/v1/tenders/R25BK99999999/submissions",
            Map.of("statement", bid.statement(), "price", bid.envelopes().get("price")));
    assertThat(answer.refusal().code()).isEqualTo("no-such-tender");
  }

  private long receptions(SealedBidFile bid, String state) {
    return ((Number)
            entities
                .createNativeQuery(
                    "SELECT COUNT(*) FROM bid_reception WHERE submission = ? AND state = ?")
                .setParameter(1, bid.submission().toString())
                .setParameter(2, state)
                .getSingleResult())
        .longValue();
  }

  private long garbage(String code) {
    return ((Number)
            entities
                .createNativeQuery("SELECT COALESCE(SUM(seen), 0) FROM bid_garbage WHERE code = ?")
                .setParameter(1, code)
                .getSingleResult())
        .longValue();
  }

  private void assertRefusalIsSigned(Engine.Answer answer, byte[] statement) {
    JsonObject problem = JsonObject.parse(answer.body());
    SignedDocument signed = SignedDocument.read(problem.bytes("signature"));
    assertThat(signed.isSignatureValid()).isTrue();
    assertThat(RefusalJson.from(signed.json())).isEqualTo(answer.refusal());
    assertThat(problem.string("detail"))
        .as("the sentence follows from what is signed")
        .isEqualTo(RefusalJson.from(signed.json()).detail());
    assertThat(signed.json().hash("about")).as("what was refused").isEqualTo(Sha256.of(statement));
  }

  private ReceiptCore awaitReceipt(SealedBidFile bid) {
    BidSender sender = new BidSender(engine, step -> {});
    await(() -> sender.findReceipt(bid).orThrow().isPresent());
    Receipt receipt = sender.findReceipt(bid).orThrow().orElseThrow();
    return new ReceiptCheck(trust.trust()).check(receipt).orThrow();
  }

  private Engine.Answer post(OpenTender tender, SealedBidFile bid) {
    return engine.postForm(
        path(tender), Map.of("statement", bid.statement(), "price", bid.envelopes().get("price")));
  }

  private static String path(OpenTender tender) {
    return "/api/v1/tenders/" + tender.ref().number() + "/submissions";
  }

  private static void await(BooleanSupplier condition) {
    long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("still not so").isLessThan(end);
      java.util.concurrent.locks.LockSupport.parkNanos(50_000_000);
    }
  }
}
