package org.opengeps.opening;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.Won;
import org.opengeps.opening.OpeningScene.Tender;
import org.opengeps.protocol.cms.SignedDocument;
import org.opengeps.protocol.message.CancellationGrant;
import org.opengeps.protocol.message.CancellationRequest;
import org.opengeps.protocol.message.Offer;
import org.opengeps.protocol.message.ReceiptCore;
import org.opengeps.protocol.message.Slot;
import org.opengeps.testing.Http;
import org.opengeps.testing.TestPerson;

/** Bidders who ask to cancel a bid, over HTTP, and officers who grant it. */
@ApplicationScoped
public class CancellationScene {
  @Inject private OpeningScene scene;

  /**
   * A bid as its bidder knows it.
   *
   * @param statementHash as its receipt says
   */
  public record Bid(TestPerson supplier, UUID submission, String lot, Sha256 statementHash) {}

  /** A bid of a new supplier in a tender with one envelope. */
  public Bid bid(Tender tender, long amount) {
    TestPerson supplier = TestPerson.supplier();
    String id = OpeningScene.register(supplier);
    UUID submission =
        scene
            .bid(tender, Slot.ONLY_PRICE, supplier, id, Offer.of(Won.text(amount), List.of(1, 2)))
            .submission();
    return known(supplier, submission);
  }

  /** What the receipt of a submission says of it. */
  public Bid known(TestPerson supplier, UUID submission) {
    OpeningScene.await(
        () -> Http.get("/api/v1/receipts/" + submission + "?format=json").status() == 200);
    byte[] core = Http.get("/api/v1/receipts/" + submission + "?format=json").json().bytes("core");
    ReceiptCore receipt = ReceiptCore.from(SignedDocument.read(core).json());
    return new Bid(supplier, submission, receipt.lot(), receipt.statementHash());
  }

  public String door(Tender tender, Bid bid) {
    return "/api/v1/tenders/"
        + tender.ref().number()
        + "/submissions/"
        + bid.submission()
        + "/cancellation";
  }

  /** The request, signed by the bid's supplier now. */
  public byte[] signed(Tender tender, Bid bid) {
    return bid.supplier()
        .sign(
            new CancellationRequest(
                    tender.ref(),
                    bid.lot(),
                    bid.submission(),
                    bid.statementHash(),
                    CancellationRequest.Reason.WRONG_ENTRY)
                .toJson());
  }

  public Http.Answer send(Tender tender, Bid bid, byte[] request) {
    return Http.post(door(tender, bid), Http.CMS, request);
  }

  /** Asks; must be taken. Returns the hash of the request. */
  public Sha256 ask(Tender tender, Bid bid) {
    Http.Answer answer = send(tender, bid, signed(tender, bid));
    if (answer.status() != 201) {
      throw new IllegalStateException("not taken: " + answer.text());
    }
    return answer.json().hash("request");
  }

  /** The agency's officer grants what was asked for this bid. */
  public Http.Answer grant(Tender tender, Bid bid) {
    return grant(tender, bid, tender.agency().officer());
  }

  public Http.Answer grant(Tender tender, Bid bid, TestPerson officer) {
    Http.Answer asked = Http.get(door(tender, bid));
    Sha256 request =
        asked.status() == 200 ? asked.json().hash("request") : Sha256.ofText("nothing was asked");
    return grant(tender, bid, officer, request);
  }

  /** The agency's officer grants the request with this hash. */
  public Http.Answer grant(Tender tender, Bid bid, Sha256 request) {
    return grant(tender, bid, tender.agency().officer(), request);
  }

  private static Http.Answer grant(Tender tender, Bid bid, TestPerson officer, Sha256 request) {
    byte[] cms =
        officer.sign(
            new CancellationGrant(tender.ref(), bid.lot(), bid.submission(), request).toJson());
    return Http.post(
        "/api/v1/tenders/" + tender.ref().number() + "/cancellations/grants", Http.CMS, cms);
  }
}
