package org.opengeps.client.committee;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.opengeps.identity.TrustFile;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.Verdict;
import org.opengeps.opening.CancellationScene;
import org.opengeps.opening.CancellationScene.Bid;
import org.opengeps.opening.OpeningScene;
import org.opengeps.opening.OpeningScene.Tender;
import org.opengeps.protocol.cms.SignedDocument;
import org.opengeps.protocol.json.JsonBuilder;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.message.CancellationGrant;
import org.opengeps.protocol.message.CloseReveal;
import org.opengeps.protocol.message.Removals;
import org.opengeps.protocol.message.Slot;
import org.opengeps.protocol.opening.OpeningPoints;
import org.opengeps.protocol.opening.RemovedBids;
import org.opengeps.testing.Http;
import org.opengeps.testing.TestClock;
import org.opengeps.testing.TestPerson;

/** What a member's program refuses when an engine takes bids out. */
@ExtendWith(ArquillianExtension.class)
class HandedRemovalsIT {
  @Inject private OpeningScene scene;
  @Inject private CancellationScene cancellations;
  @Inject private TrustFile trust;

  private static String door(Tender tender) {
    return "/api/v1/tenders/" + tender.ref().number() + "/opening-package";
  }

  /** What comes of the engine's package once it was changed. */
  private Verdict<OpeningDossier> dossier(Tender tender, UnaryOperator<JsonBuilder> change) {
    JsonObject answer = Http.get(door(tender)).json();
    return OpeningDossier.check(
        change.apply(answer.toBuilder()).build(),
        Slot.ONLY_PRICE,
        from -> Verdict.accept(Http.get(door(tender) + "/bids?from=" + from).json()),
        trust.trust(),
        TestClock.INSTANCE.instant());
  }

  private String outcome(Tender tender, UnaryOperator<JsonBuilder> change) {
    return dossier(tender, change).refused().map(refusal -> refusal.code()).orElse("good");
  }

  private static List<String> base64(byte[] bytes) {
    return List.of(Base64.getEncoder().encodeToString(bytes));
  }

  private static byte[] grant(Tender tender, Bid bid, byte[] request, TestPerson officer) {
    return officer.sign(
        new CancellationGrant(tender.ref(), bid.lot(), bid.submission(), Sha256.of(request))
            .toJson());
  }

  @Test
  void nothingIsComputedWhereABidIsTakenOutWithoutItsOwnRequestOrAnOfficersConsent() {
    Tender tender = scene.tender("취소된 입찰과 위원");
    Bid wrong = cancellations.bid(tender, 1_610_000_000);
    Bid other = cancellations.bid(tender, 1_620_000_000);
    scene.bid(tender, 1_630_000_000, List.of(3, 4));
    cancellations.ask(tender, wrong);
    cancellations.grant(tender, wrong);
    scene.openingTime(tender);
    OpeningPoints points = dossier(tender, json -> json).orThrow().points();
    assertThat(points.removed()).isEqualTo(1);
    assertThat(points.listedHeads()).hasSize(2);

    TestPerson officer = tender.agency().officer();
    Bid foreign = new Bid(other.supplier(), wrong.submission(), wrong.lot(), wrong.statementHash());
    byte[] asked = cancellations.signed(tender, foreign);
    byte[] consent = grant(tender, wrong, asked, officer);
    var forged =
        new Removals(
            tender.ref(),
            "0",
            scene.view(tender).closeHash(),
            List.of(
                new Removals.Removed(wrong.submission(), Sha256.of(asked), Sha256.of(consent))));
    assertThat(
            outcome(
                tender,
                json ->
                    json.replace(
                            "removals",
                            Base64.getEncoder().encodeToString(forged.toJson().canonical()))
                        .replace("removalRequests", base64(asked))
                        .replace("removalGrants", base64(consent))))
        .as("removals that the log does not name")
        .isEqualTo("evidence-broken");
    byte[] own =
        Base64.getDecoder().decode(Http.get(door(tender)).json().strings("removalRequests").get(0));
    TestPerson stranger = TestPerson.of("agency", "CONTRACTING_OFFICER").registered();
    assertThat(
            outcome(
                tender,
                json -> json.replace("removalGrants", base64(grant(tender, wrong, own, stranger)))))
        .as("granted by an officer of another agency")
        .isEqualTo("signer-foreign");
    assertThat(outcome(tender, json -> json.replace("removalRequests", List.of())))
        .as("without its request")
        .isEqualTo("evidence-broken");
  }

  /** What comes of the bids themselves, if the removals were believed. */
  private String handed(Tender tender, Removals removals, byte[] request, byte[] grant) {
    var removed =
        new HandedRemovals(
            Optional.of(
                new RemovedBids(
                    removals,
                    List.of(
                        new RemovedBids.Granted(
                            SignedDocument.read(request), SignedDocument.read(grant))))));
    CloseReveal reveal =
        CloseReveal.from(JsonObject.parseCanonical(Http.get(door(tender)).json().bytes("reveal")));
    var bids =
        new HandedBids(
            reveal.receptions(),
            "price",
            removed.admission(),
            from -> Verdict.accept(Http.get(door(tender) + "/bids?from=" + from).json()),
            removed::foreign);
    try {
      bids.forEach(bid -> assertThat(bid.reception()).isNotNull());
      return "good";
    } catch (HandedBids.RefusedException e) {
      return e.refusal().code();
    }
  }
}
