package org.opengeps.portal;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import org.opengeps.client.http.Engine;
import org.opengeps.client.seal.BidSender;
import org.opengeps.client.seal.SealedBidFile;
import org.opengeps.kernel.Won;
import org.opengeps.notice.Drafts;
import org.opengeps.opening.OpeningScene;
import org.opengeps.protocol.cms.BidDraft;
import org.opengeps.protocol.cms.SealedSubmission;
import org.opengeps.protocol.cms.SignedDocument;
import org.opengeps.protocol.cms.SubmissionSealer;
import org.opengeps.protocol.json.JsonBuilder;
import org.opengeps.protocol.message.ConfidentialPart;
import org.opengeps.protocol.message.Notice;
import org.opengeps.protocol.message.Offer;
import org.opengeps.protocol.message.Slot;
import org.opengeps.testing.Http;
import org.opengeps.testing.TestClock;
import org.opengeps.testing.TestCommittee;
import org.opengeps.testing.TestPerson;
import org.opengeps.testing.TestServer;

/**
 * A tender on its way to the opening, from outside the server: bids sealed by the client library, a
 * committee of real clients, the server's own clockwork.
 */
final class SealedTender {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private final SecureRandom random = new SecureRandom();
  final PublishedTender.Own own;
  private Notice notice;

  SealedTender() {
    this(draft -> draft);
  }

  /** A tender with other terms. */
  SealedTender(UnaryOperator<JsonBuilder> terms) {
    own = PublishedTender.own(Duration.ofHours(1), terms);
    notice = inForce();
  }

  /** A tender that a committee opens besides others. */
  SealedTender(TestCommittee committee) {
    own = PublishedTender.own(committee, Duration.ofHours(1));
    notice = inForce();
  }

  private Notice inForce() {
    byte[] signed = Http.get("/api/v1/tenders/" + own.number()).json().bytes("notice");
    return Notice.from(SignedDocument.read(signed).json());
  }

  /**
   * Lets lots be bid for once more for an hour, under these names: from now on it is about them.
   */
  void rebid(String... rounds) {
    Instant closes = TestClock.INSTANCE.instant().plus(Duration.ofHours(1));
    UUID ceremony =
        own.committee().ready(2, rounds.length * notice.lots().get(0).envelopes().size());
    PublishedTender.order(
        own,
        Drafts.rebid(
                notice.ref().toString(), List.of(rounds), closes, closes.plus(Duration.ofHours(1)))
            .build(),
        ceremony);
    notice = inForce();
    PublishedTender.awaitOpen(number());
  }

  /** Waits until a lot is in a state. */
  void awaitLot(String lot, String state) {
    await(
        () ->
            Http.get("/api/v1/tenders/" + number()).json().objects("lots").stream()
                .anyMatch(
                    one -> one.string("lot").equals(lot) && one.string("state").equals(state)));
  }

  String number() {
    return own.number();
  }

  /** A bid of a new firm. */
  TestPerson bid(long amount, List<Integer> picks) {
    TestPerson supplier = TestPerson.supplier();
    submit(supplier, OpeningScene.register(supplier), amount, picks);
    return supplier;
  }

  /** A bid that names another firm than the one that signs: void at the opening. */
  void bidInAnothersName(long amount, List<Integer> picks) {
    TestPerson supplier = TestPerson.supplier();
    OpeningScene.register(supplier);
    submit(supplier, UUID.randomUUID().toString(), amount, picks);
  }

  /** A bid of a new firm for one of several lots. */
  void bid(String lot, Offer offer) {
    TestPerson supplier = TestPerson.supplier();
    submit(supplier, OpeningScene.register(supplier), Slot.price(lot), offer);
  }

  /** The same in an envelope of a stage that asks for no price. */
  void bid(Slot slot, Offer offer) {
    TestPerson supplier = TestPerson.supplier();
    submit(supplier, OpeningScene.register(supplier), slot, offer);
  }

  private void submit(TestPerson supplier, String firm, long amount, List<Integer> picks) {
    submit(supplier, firm, Slot.ONLY_PRICE, Offer.of(Won.text(amount), picks));
  }

  private void submit(TestPerson supplier, String firm, Slot slot, Offer offer) {
    BidDraft draft =
        new BidDraft(
            notice.ref(),
            notice.hash(),
            slot,
            UUID.randomUUID(),
            firm,
            "성림건설 주식회사",
            offer,
            List.of(),
            List.of(),
            new ConfidentialPart.Contact("홍길동", "02-000-0000", "hong@example.org"),
            null,
            TestClock.INSTANCE.instant().truncatedTo(java.time.temporal.ChronoUnit.MILLIS));
    SealedSubmission sealed =
        new SubmissionSealer(OpeningScene.signer(supplier), random)
            .seal(draft, notice.envelope(slot).orElseThrow());
    var file =
        new SealedBidFile(
            notice.ref(),
            draft.submission(),
            sealed.statementDer(),
            sealed.envelopeDers(),
            Optional.empty());
    new BidSender(new Engine(TestServer.baseUrl()), step -> {}).submit(file).orThrow();
  }

  /** Lets the deadline pass and waits until the closing is public. */
  void close() {
    TestClock.INSTANCE.advanceTo(notice.schedule().closesAt());
    await(() -> Http.get("/api/v1/tenders/" + number() + "/opening").text().contains("closeHash"));
  }

  /** Lets the opening time come and waits until the gate key is public. */
  void openGate() {
    TestClock.INSTANCE.advanceTo(notice.schedule().opensAt());
    await(
        () -> Http.get("/api/v1/tenders/" + number() + "/opening").text().contains("gateKey\":\""));
  }

  /** Lets the opening time come. */
  void passOpening() {
    TestClock.INSTANCE.advanceTo(notice.schedule().opensAt());
  }

  /** A committee member opens with the own key file, once the closing is witnessed. */
  void share(int member) {
    share(Slot.ONLY_PRICE, member);
  }

  /** The same for one of several lots. */
  void share(Slot slot, int member) {
    await(
        () ->
            own.committee().officers.get(member - 1).open(notice.ref(), slot)
                instanceof org.opengeps.kernel.Verdict.Accepted);
  }

  /** Waits until the officer can score. */
  void awaitRanking() {
    await(() -> Http.get("/api/v1/tenders/" + number() + "/award").status() == 200);
  }

  /** Lets the time of a technical decision come and waits until the gate was lent. */
  void releasePrices(Instant at) {
    TestClock.INSTANCE.advanceTo(at);
    await(
        () ->
            Http.get("/api/v1/tenders/" + number() + "/opening").json().objects("openings").stream()
                .anyMatch(
                    one ->
                        one.string("envelope").equals("price")
                            && one.string("stage").equals("opening")));
  }

  void awaitState(String state) {
    await(() -> Http.get("/api/v1/tenders/" + number()).json().string("state").equals(state));
  }

  private static void await(BooleanSupplier condition) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException("it did not come true within " + PATIENCE);
      }
      LockSupport.parkNanos(200_000_000);
    }
  }
}
