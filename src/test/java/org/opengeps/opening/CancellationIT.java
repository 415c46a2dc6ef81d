package org.opengeps.opening;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.opengeps.kernel.Sha256;
import org.opengeps.ledger.usecase.ReadLog;
import org.opengeps.method.toy.ToyMethods;
import org.opengeps.notice.TenderState;
import org.opengeps.notice.usecase.FindNotice;
import org.opengeps.opening.CancellationScene.Bid;
import org.opengeps.opening.OpeningScene.Tender;
import org.opengeps.protocol.cms.SignedDocument;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.log.LedgerEntry;
import org.opengeps.protocol.message.CancellationReceipt;
import org.opengeps.protocol.message.OpeningRecord;
import org.opengeps.protocol.message.Slot;
import org.opengeps.protocol.message.TechnicalDecision;
import org.opengeps.testing.Http;
import org.opengeps.testing.TestClock;
import org.opengeps.testing.TestPerson;

/** A bid that its own bidder asked to cancel, and an officer granted, is never opened. */
@ExtendWith(ArquillianExtension.class)
class CancellationIT {
  @Inject private OpeningScene scene;
  @Inject private CancellationScene cancellations;
  @Inject private TechnicalScene scenes;
  @Inject private FindNotice notices;
  @Inject private ReadLog log;

  private OpeningRecord opened(Tender tender) {
    tender.committee().officers.get(0).open(tender.ref(), Slot.ONLY_PRICE).orThrow();
    tender.committee().officers.get(2).open(tender.ref(), Slot.ONLY_PRICE).orThrow();
    return scene.finished(tender).record().orElseThrow();
  }

  private static String code(Http.Answer answer) {
    return answer.json().string("code");
  }

  private String state(Tender tender, Bid bid) {
    return Http.get(cancellations.door(tender, bid)).json().string("state");
  }

  /** Of a request that is named, as its sender can. */
  private String state(Tender tender, Bid bid, Sha256 request) {
    String door = cancellations.door(tender, bid) + "?request=" + request.hex();
    return Http.get(door).json().string("state");
  }

  /** What anybody is told who has read in the record which bids there were. */
  private void assertHidden(Tender tender, Bid bid) {
    assertThat(Http.get(cancellations.door(tender, bid)).outcome())
        .isEqualTo("404 cancellation-unknown");
    assertThat(Http.get(cancellations.door(tender, bid) + "?request=%ED%95%9C").outcome())
        .isEqualTo("404 cancellation-unknown");
  }

  @Test
  void aGrantedRequestTakesTheBidOutBeforeTheGateOpensAndTheOthersAreOpened() {
    Tender tender = scene.tender("투찰 취소 신청");
    Bid wrong = cancellations.bid(tender, 162_000_000);
    scene.bid(tender, 1_620_000_000, List.of(3, 11));
    scene.bid(tender, 1_630_000_000, List.of(3, 4));
    assertThat(Http.get(cancellations.door(tender, wrong)).status()).isEqualTo(404);
    byte[] request = cancellations.signed(tender, wrong);
    Http.Answer asked = cancellations.send(tender, wrong, request);
    assertThat(asked.status()).as(asked.text()).isEqualTo(201);
    SignedDocument receipt = SignedDocument.read(asked.json().bytes("receipt"));
    assertThat(receipt.isSignatureValid()).isTrue();
    CancellationReceipt core = CancellationReceipt.from(receipt.json());
    assertThat(core.request()).isEqualTo(SignedDocument.read(request).hash());
    assertThat(core.submission()).isEqualTo(wrong.submission());
    assertThat(cancellations.send(tender, wrong, request).json()).isEqualTo(asked.json());
    TestClock.INSTANCE.advance(Duration.ofSeconds(2));
    assertThat(code(cancellations.send(tender, wrong, cancellations.signed(tender, wrong))))
        .isEqualTo("request-pending");
    scene.close(tender);
    assertThat(state(tender, wrong)).isEqualTo("requested");
    assertThat(cancellations.grant(tender, wrong).json().string("state")).isEqualTo("granted");
    assertThat(cancellations.grant(tender, wrong).status()).as("once more").isEqualTo(201);
    assertThat(state(tender, wrong)).isEqualTo("granted");

    OpeningView view = scene.openingTime(tender);
    assertThat(view.removed()).containsExactly(wrong.submission());
    assertThat(state(tender, wrong)).isEqualTo("removed");
    OpeningRecord record = opened(tender);
    assertThat(record.bids()).hasSize(2);
    assertThat(record.bids())
        .extracting(OpeningRecord.Bid::submission)
        .doesNotContain(wrong.submission());
    assertThat(record.counts()).isEqualTo(new OpeningRecord.Counts(3, 2, 0, 0, 0, 1, 0));
    assertThat(record.draw().orElseThrow().prices().get(2).count()).isEqualTo(2);
    JsonObject shown =
        Http.get("/api/v1/tenders/" + tender.ref().number() + "/opening")
            .json()
            .objects("openings")
            .get(0);
    assertThat(shown.strings("removed")).containsExactly(wrong.submission().toString());
    OpeningScene.await(() -> kinds(tender).contains("tender-opened"));
    assertThat(kinds(tender))
        .containsSubsequence(
            "tender-closed", "bids-removed", "close-revealed", "gate-key-published");
    assertThat(envelopes(tender)).as("only of those that are opened").hasSize(2);
  }

  /** Envelopes that members are handed. */
  private static List<String> envelopes(Tender tender) {
    return Http.get(
            "/api/v1/tenders/" + tender.ref().number() + "/opening-package/bids?lot=0&from=0")
        .json()
        .objects("bids")
        .stream()
        .filter(bid -> !bid.isNull("envelope"))
        .map(bid -> bid.string("envelope"))
        .toList();
  }

  private List<String> kinds(Tender tender) {
    return log.listAbout(tender.ref().number()).stream()
        .map(entry -> LedgerEntry.parse(entry.bytes()).kind())
        .toList();
  }

  @Test
  void aBidInTwoEnvelopesIsTakenOutWithBothAndTheOthersGoOn() {
    Tender tender = scene.tender(scenes.draft("toy-cancelling").build());
    TestPerson firm = TestPerson.supplier();
    Bid wrong =
        cancellations.known(
            firm, scene.bidAll(tender, "0", firm, TechnicalScene.offer("90000000.00", "30")));
    UUID fair = scene.bidAll(tender, "0", TechnicalScene.offer("800000000.00", "30"));
    UUID slow = scene.bidAll(tender, "0", TechnicalScene.offer("500000000.00", "360"));
    cancellations.ask(tender, wrong);
    cancellations.grant(tender, wrong);
    scene.openingTime(tender, TechnicalScene.TECHNICAL);
    OpeningRecord technical = scenes.open(tender, TechnicalScene.TECHNICAL);
    assertThat(technical.counts()).isEqualTo(new OpeningRecord.Counts(3, 2, 0, 0, 0, 1, 0));
    TechnicalDecision decision = scenes.decision(technical, List.of(fair), List.of(slow), null);
    assertThat(
            scenes.propose(
                tender,
                tender.agency().officer(),
                scenes.decision(technical, List.of(fair, wrong.submission()), List.of(slow), null)))
        .as("a bid that was taken out does not pass")
        .isEqualTo("422 bids-differ");
    scenes.decide(tender, decision);
    scenes.release(tender, decision);
    OpeningRecord prices = scenes.open(tender, TechnicalScene.PRICE);
    assertThat(prices.counts()).isEqualTo(new OpeningRecord.Counts(3, 1, 0, 0, 0, 1, 1));
    assertThat(prices.bids()).extracting(OpeningRecord.Bid::submission).containsExactly(fair);
  }

  @Test
  void aRequestOutlivesACorrectionThatKeepsTheBids() {
    Tender before = scene.tender("취소 신청 뒤의 정정");
    Bid wrong = cancellations.bid(before, 1_610_000_000);
    scene.bid(before, 1_620_000_000, List.of(3, 11));
    scene.bid(before, 1_630_000_000, List.of(3, 4));
    cancellations.ask(before, wrong);
    Tender after = scene.corrected(before, "keep");
    cancellations.grant(after, wrong);
    assertThat(scene.openingTime(after).removed()).containsExactly(wrong.submission());
    assertThat(opened(after).counts()).isEqualTo(new OpeningRecord.Counts(3, 2, 0, 0, 0, 1, 0));
  }

  @Test
  void aBidIsTakenOutOfItsLotAndItsFirmStaysInTheOther() {
    Slot bridge = Slot.price("1");
    Slot road = Slot.price("2");
    Tender tender =
        scene.tender(
            ToyMethods.lowestPrice(scenes.draft("toy-cancelling"))
                .replace(
                    "lots",
                    List.of(
                        ToyMethods.lot("1000000000.00", "교량", "Bridge"),
                        ToyMethods.lot("1000000000.00", "도로", "Road")))
                .build());
    TestPerson firm = TestPerson.supplier();
    String id = OpeningScene.register(firm);
    Bid wrong =
        cancellations.known(
            firm,
            scene
                .bid(tender, bridge, firm, id, ToyMethods.offer("90000000.00", "30"))
                .submission());
    scene.bid(tender, road, firm, id, ToyMethods.offer("700000000.00", "30"));
    TestPerson other = TestPerson.supplier();
    String otherId = OpeningScene.register(other);
    scene.bid(tender, bridge, other, otherId, ToyMethods.offer("800000000.00", "30"));
    cancellations.ask(tender, wrong);
    cancellations.grant(tender, wrong);
    scene.openingTime(tender, bridge);
    assertThat(scenes.open(tender, bridge).counts())
        .isEqualTo(new OpeningRecord.Counts(2, 1, 0, 0, 0, 1, 0));
    OpeningScene.await(
        () ->
            scene
                .find(tender, road)
                .filter(view -> view.stage() == OpeningStage.OPENING)
                .isPresent());
    assertThat(scenes.open(tender, road).counts())
        .isEqualTo(new OpeningRecord.Counts(1, 1, 0, 0, 0, 0, 0));
  }

  @Test
  void whereTheLawKnowsNoCancellationNobodyAsks() {
    Tender tender = scene.tender(scenes.draft().build());
    TestPerson firm = TestPerson.supplier();
    Bid bid =
        cancellations.known(
            firm, scene.bidAll(tender, "0", firm, TechnicalScene.offer("900000000.00", "30")));
    Http.Answer refused = cancellations.send(tender, bid, cancellations.signed(tender, bid));
    assertThat(refused.outcome()).isEqualTo("422 cancellation-not-allowed");
  }

  @Test
  void whereTooFewRemainTheTenderFailsWithItsBidsSealedAndSaysWhatWasRemoved() {
    Tender tender = scene.tender("취소로 유찰");
    Bid wrong = cancellations.bid(tender, 1_610_000_000);
    scene.bid(tender, 1_620_000_000, List.of(3, 11));
    cancellations.ask(tender, wrong);
    cancellations.grant(tender, wrong);
    OpeningView view = scene.openingTime(tender);
    assertThat(view.stage()).isEqualTo(OpeningStage.FAILED);
    assertThat(view.reason()).contains("too-few-sealed");
    assertThat(view.gateKey()).isEmpty();
    assertThat(view.removed()).containsExactly(wrong.submission());
    assertThat(notices.current(tender.notice().number()).orElseThrow().state())
        .isEqualTo(TenderState.FAILED);
  }

  @Test
  void nobodyTakesOutTheBidOfAnotherFirmThoughAnOfficerGrantedIt() {
    Tender tender = scene.tender("남의 입찰");
    Bid victim = cancellations.bid(tender, 1_610_000_000);
    Bid thief = cancellations.bid(tender, 1_620_000_000);
    Bid stolen =
        new Bid(thief.supplier(), victim.submission(), victim.lot(), victim.statementHash());
    Sha256 request = cancellations.ask(tender, stolen);
    cancellations.grant(tender, stolen);
    OpeningView view = scene.openingTime(tender);
    assertThat(view.removed()).isEmpty();
    assertThat(state(tender, victim, request)).isEqualTo("refused");
    assertHidden(tender, victim);
    assertThat(opened(tender).counts()).isEqualTo(new OpeningRecord.Counts(2, 2, 0, 0, 0, 0, 0));
  }

  @Test
  void whatNobodyGrantedIsOpenedAndAfterTheOpeningTimeNothingIsAskedOrGranted() {
    Tender tender = scene.tender("승인하지 않은 신청");
    Bid asked = cancellations.bid(tender, 1_610_000_000);
    Bid late = cancellations.bid(tender, 1_620_000_000);
    Sha256 request = cancellations.ask(tender, asked);
    scene.openingTime(tender);
    assertThat(code(cancellations.grant(tender, asked, request))).isEqualTo("opening-begun");
    Http.Answer refused = cancellations.send(tender, late, cancellations.signed(tender, late));
    assertThat(refused.status()).isEqualTo(409);
    assertThat(code(refused)).isEqualTo("opening-begun");
    assertThat(state(tender, asked, request)).isEqualTo("refused");
    assertHidden(tender, asked);
    assertThat(opened(tender).counts().opened()).isEqualTo(2);
  }

  @Test
  void onlyTheReceiptsHolderAsksAndOnlyTheAgencyGrants() {
    Tender tender = scene.tender("취소 신청의 문");
    Bid bid = cancellations.bid(tender, 1_610_000_000);
    Bid other = new Bid(bid.supplier(), bid.submission(), bid.lot(), Sha256.ofText("다른 입찰서"));
    assertThat(code(cancellations.send(tender, other, cancellations.signed(tender, other))))
        .isEqualTo("bid-unknown");
    Bid unknown = new Bid(bid.supplier(), UUID.randomUUID(), bid.lot(), bid.statementHash());
    assertThat(code(cancellations.send(tender, unknown, cancellations.signed(tender, unknown))))
        .isEqualTo("bid-unknown");
    assertThat(code(cancellations.send(tender, unknown, cancellations.signed(tender, bid))))
        .as("another bid than the address says")
        .isEqualTo("no-such-tender");
    assertThat(code(cancellations.send(tender, bid, "아무 글".getBytes(StandardCharsets.UTF_8))))
        .isEqualTo("malformed");
    Bid stranger = new Bid(TestPerson.supplier(), bid.submission(), bid.lot(), bid.statementHash());
    assertThat(
            cancellations.send(tender, stranger, cancellations.signed(tender, stranger)).status())
        .isEqualTo(403);
    assertThat(code(cancellations.grant(tender, bid))).isEqualTo("request-unknown");
    cancellations.ask(tender, bid);
    TestPerson foreign = TestPerson.of("agency", "CONTRACTING_OFFICER").registered();
    assertThat(code(cancellations.grant(tender, bid, foreign))).isEqualTo("foreign-tender");
    assertThat(code(cancellations.grant(tender, bid, bid.supplier()))).isEqualTo("role-missing");
    assertThat(
            Http.get(
                    "/api/v1/tenders/R26BK99999999/submissions/"
                        + bid.submission()
                        + "/cancellation")
                .json()
                .string("code"))
        .isEqualTo("cancellation-unknown");
  }
}
