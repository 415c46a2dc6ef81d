package org.opengeps.protocol.opening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.TenderRef;
import org.opengeps.protocol.cms.SignedDocument;
import org.opengeps.protocol.fixture.TenderScene;
import org.opengeps.protocol.fixture.TestAuthority;
import org.opengeps.protocol.json.JsonFormatException;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.message.CancellationGrant;
import org.opengeps.protocol.message.CancellationRequest;
import org.opengeps.protocol.message.ReceiptCore;
import org.opengeps.protocol.message.Removals;
import org.opengeps.protocol.opening.RemovedBids.Granted;

/** What the removal of bids rests on. */
class RemovedBidsTest {
  private final TenderScene scene = new TenderScene();
  private ReceiptCore first;
  private ReceiptCore second;

  @BeforeEach
  void twoBids() {
    scene.bid(1, 1_540_000_000, List.of(1, 2));
    scene.bid(2, 1_550_000_000, List.of(3, 4));
    scene.close();
    first = scene.bids.get(0).reception();
    second = scene.bids.get(1).reception();
  }

  private SignedDocument request(CancellationRequest request, TestAuthority.Identity bidder) {
    return SignedDocument.read(
        bidder.signer().sign(request.toJson(), TenderScene.CLOSES.plusSeconds(60)));
  }

  private static CancellationRequest asked(TenderRef tender, String lot, ReceiptCore bid) {
    return new CancellationRequest(
        tender, lot, bid.submission(), bid.statementHash(), CancellationRequest.Reason.WRONG_ENTRY);
  }

  private Granted granted(SignedDocument request, CancellationGrant grant) {
    return new Granted(
        request,
        SignedDocument.read(
            scene.officer.signer().sign(grant.toJson(), TenderScene.CLOSES.plusSeconds(120))));
  }

  private Granted granted(ReceiptCore bid, TestAuthority.Identity bidder) {
    SignedDocument request = request(asked(TenderScene.REF, "0", bid), bidder);
    return granted(
        request, new CancellationGrant(TenderScene.REF, "0", bid.submission(), request.hash()));
  }

  private RemovedBids removed(Granted... granted) {
    return new RemovedBids(
        new Removals(
            TenderScene.REF,
            "0",
            scene.close.hash(),
            List.of(granted).stream().map(Granted::removed).toList()),
        List.of(granted));
  }

  private String refusal(RemovedBids removed) {
    return removed
        .refusal(TenderScene.REF, "0", scene.close.hash(), scene.reveal.receptions())
        .map(Refusal::code)
        .orElse("none");
  }

  @Test
  void aBidIsRemovedOnTheRequestOfItsBidderAndTheConsentOfAnOfficer() {
    RemovedBids removed = removed(granted(second, scene.bidders.get(1)));
    assertThat(refusal(removed)).isEqualTo("none");
    assertThat(removed.submissions()).containsExactly(second.submission());
    assertThat(removed.foreign(second.submission(), scene.bids.get(1).statementDer())).isEmpty();
    assertThat(removed.foreign(first.submission(), scene.bids.get(0).statementDer()))
        .as("not removed")
        .isEmpty();
  }

  @Test
  void nobodyRemovesTheBidOfAnotherFirm() {
    RemovedBids removed = removed(granted(second, scene.bidders.get(0)));
    assertThat(refusal(removed)).as("who bid is sealed as long as the gate").isEqualTo("none");
    Refusal foreign =
        removed.foreign(second.submission(), scene.bids.get(1).statementDer()).orElseThrow();
    assertThat(foreign.code()).isEqualTo("removal-foreign");
    assertThat(foreign.detail()).contains("bidder 1", second.submission().toString());
  }

  @Test
  void anotherCertificateOfTheSameFirmMayAsk() {
    var colleague = scene.signing.person("colleague", TenderScene.businessNumber(2));
    RemovedBids removed = removed(granted(second, colleague));
    assertThat(removed.foreign(second.submission(), scene.bids.get(1).statementDer())).isEmpty();
  }

  @Test
  void requestAndConsentAreAboutTheBidAsItWasReceived() {
    UUID unknown = UUID.nameUUIDFromBytes(new byte[] {1});
    TenderRef other = TenderRef.parse("R25BK00888539-000");
    TestAuthority.Identity bidder = scene.bidders.get(1);
    List<CancellationRequest> wrong =
        List.of(
            asked(other, "0", second),
            asked(TenderScene.REF, "1", second),
            new CancellationRequest(
                TenderScene.REF,
                "0",
                second.submission(),
                first.statementHash(),
                CancellationRequest.Reason.WRONG_ENTRY),
            new CancellationRequest(
                TenderScene.REF,
                "0",
                unknown,
                second.statementHash(),
                CancellationRequest.Reason.WRONG_ENTRY));
    for (CancellationRequest one : wrong) {
      SignedDocument request = request(one, bidder);
      var grant = new CancellationGrant(TenderScene.REF, "0", one.submission(), request.hash());
      assertThat(refusal(removed(granted(request, grant)))).isEqualTo("evidence-broken");
    }
    SignedDocument request = request(asked(TenderScene.REF, "0", second), bidder);
    List<CancellationGrant> grants =
        List.of(
            new CancellationGrant(other, "0", second.submission(), request.hash()),
            new CancellationGrant(TenderScene.REF, "1", second.submission(), request.hash()),
            new CancellationGrant(TenderScene.REF, "0", first.submission(), request.hash()),
            new CancellationGrant(
                TenderScene.REF, "0", second.submission(), Sha256.ofText("another request")));
    for (CancellationGrant grant : grants) {
      assertThat(refusal(removed(granted(request, grant)))).isEqualTo("evidence-broken");
    }
  }

  @Test
  void anOrderOfTheNoticeThatWasReadEarlierDoesNotMatter() {
    TenderRef later = TenderRef.parse(TenderScene.REF.number() + "-001");
    SignedDocument request = request(asked(later, "0", second), scene.bidders.get(1));
    var grant = new CancellationGrant(later, "0", second.submission(), request.hash());
    assertThat(refusal(removed(granted(request, grant)))).isEqualTo("none");
  }

  @Test
  void removalsAreThoseOfTheClosingAndNameWhatTheyRestOn() {
    Granted one = granted(second, scene.bidders.get(1));
    List<Removals> wrong =
        List.of(
            new Removals(
                TenderRef.parse(TenderScene.REF.number() + "-001"),
                "0",
                scene.close.hash(),
                List.of(one.removed())),
            new Removals(TenderScene.REF, "1", scene.close.hash(), List.of(one.removed())),
            new Removals(TenderScene.REF, "0", Sha256.ofText("other"), List.of(one.removed())),
            new Removals(
                TenderScene.REF,
                "0",
                scene.close.hash(),
                List.of(
                    new Removals.Removed(
                        second.submission(), one.request().hash(), Sha256.ofText("other")))));
    for (Removals removals : wrong) {
      assertThat(refusal(new RemovedBids(removals, List.of(one)))).isEqualTo("evidence-broken");
    }
    assertThat(refusal(new RemovedBids(removed(one).removals(), List.of())))
        .isEqualTo("evidence-broken");
  }

  @Test
  void removalsNameEachBidOnceAndAtLeastOne() {
    Removals.Removed one = granted(second, scene.bidders.get(1)).removed();
    for (List<Removals.Removed> removed : List.of(List.<Removals.Removed>of(), List.of(one, one))) {
      JsonObject json = new Removals(TenderScene.REF, "0", scene.close.hash(), removed).toJson();
      assertThatThrownBy(() -> Removals.from(json)).isInstanceOf(JsonFormatException.class);
    }
  }

  @Test
  void aRemovedBidIsCountedAndNoPointOfItIsDecrypted() {
    int before = scene.points().publicPoints().size();
    scene.admission = Admission.ALL.without(Set.of(second.submission()));
    OpeningPoints points = scene.points();
    assertThat(points.removed()).isEqualTo(1);
    assertThat(points.kept()).isZero();
    assertThat(points.heads()).extracting(Head::place).containsExactly(1);
    assertThat(points.publicPoints()).hasSize(before - 1);
    assertThat(Admission.of(Set.of(second.submission())).without(Set.of(second.submission())))
        .matches(both -> !both.admits(second.submission()));
  }
}
