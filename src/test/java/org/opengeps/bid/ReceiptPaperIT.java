package org.opengeps.bid;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.opengeps.bid.Bidding.OpenTender;
import org.opengeps.client.http.Engine;
import org.opengeps.client.seal.BidSender;
import org.opengeps.client.seal.ReceiptCheck;
import org.opengeps.client.seal.SealedBidFile;
import org.opengeps.identity.TrustFile;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.message.Receipt;
import org.opengeps.protocol.message.ReceiptCore;
import org.opengeps.testing.Http;
import org.opengeps.testing.TestClock;
import org.opengeps.testing.TestServer;

/** The receipt as a document: for people on the page, for the verifier in the attachment. */
@ExtendWith(ArquillianExtension.class)
class ReceiptPaperIT {
  private static final String PDF = "application/pdf";

  @Inject private Bidding bidding;
  @Inject private TrustFile trust;
  private final Engine engine = new Engine(Bidding.baseUrl());
  private final BidSender sender = new BidSender(engine, step -> {});

  @AfterEach
  void letTheClockTick() {
    TestClock.INSTANCE.release();
  }

  @Test
  void anAcceptedBidIsOnPaperWithEveryFactAndTheReceiptInside() throws IOException {
    OpenTender tender = bidding.tender(Duration.ofMinutes(10), List.of());
    SealedBidFile bid = bidding.seal(tender, bidding.supplier("seorak"));
    Receipt receipt = sender.submit(bid).orThrow();
    Http.Answer answer = Http.get(path(bid.submission()), "Accept", PDF);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(header(answer, "Content-Type")).isEqualTo(PDF);
    assertThat(header(answer, "Content-Disposition"))
        .isEqualTo(
            "attachment; filename=\"receipt-%1$s.pdf\"; filename*=UTF-8''receipt-%1$s.pdf"
                .formatted(bid.submission()));
    Files.write(TestServer.folder().resolve("receipt.pdf"), answer.response().body());
    try (PDDocument document = Loader.loadPDF(answer.response().body())) {
      assertThat(document.getNumberOfPages()).isBetween(1, 2);
      String text = text(document);
      ReceiptCore core =
          new ReceiptCheck(trust.trust())
              .check(inside(document, bid), bid.statement(), bid.envelopes())
              .orThrow();
      assertThat(inside(document, bid).toJson()).isEqualTo(receipt.toJson());
      assertThat(text)
          .contains(
              "접수되었습니다",
              "Received",
              tender.ref().toString(),
              "하수관로정비",
              "Sewerworks",
              "HadongCounty",
              core.receivedAt() + "(UTC)",
              "(KST)",
              bid.submission().toString(),
              core.envelopeHash("price").orElseThrow().hex(),
              core.statementHash().hex(),
              core.noticeHash().hex(),
              receipt.batch().root().hex(),
              "entry" + receipt.batch().index() + ",leaf" + receipt.leaf().index(),
              trust.trust().origin(),
              "RFC3161",
              trust.hash().hex(),
              "법적효력이없습니다",
              "--trusttrust.jsonreceipt-" + bid.submission() + ".json")
          .doesNotContain("?");
    }
  }

  @Test
  void aRefusedBidIsOnPaperWithItsReason() throws IOException {
    OpenTender tender = bidding.tender(Duration.ofMinutes(10), List.of());
    SealedBidFile late = bidding.seal(tender, bidding.supplier("hangang"));
    TestClock.INSTANCE.holdAt(tender.closesAt());
    handIn(tender, late);
    TestClock.INSTANCE.release();
    Http.Answer answer = awaitPaper(late.submission());
    try (PDDocument document = Loader.loadPDF(answer.response().body())) {
      assertThat(text(document)).contains("접수가거부되었습니다", "Refused", "late");
      ReceiptCore core = new ReceiptCheck(trust.trust()).check(inside(document, late)).orThrow();
      assertThat(core.outcome()).isEqualTo(ReceiptCore.Outcome.REFUSED);
    }
  }

  @Test
  void whoAsksForNothingInParticularGetsJson() throws IOException {
    OpenTender tender = bidding.tender(Duration.ofMinutes(10), List.of());
    SealedBidFile bid = bidding.seal(tender, bidding.supplier("seorak"));
    sender.submit(bid).orThrow();
    for (String accept : List.of("*/*", "application/json", "application/json, application/pdf")) {
      assertThat(Http.get(path(bid.submission()), "Accept", accept).json().string("type"))
          .as(accept)
          .isEqualTo(Receipt.TYPE);
    }
    assertThat(Http.get(path(bid.submission()) + "?format=json", "Accept", PDF).json()).isNotNull();
    assertThat(Http.get(path(bid.submission()) + "?format=docx").outcome())
        .isEqualTo("400 format-unknown");
    assertThat(Http.get(path(UUID.randomUUID()) + "?format=pdf").outcome())
        .isEqualTo("404 receipt-unknown");
  }

  private static String path(UUID submission) {
    return "/api/v1/receipts/" + submission;
  }

  private static String header(Http.Answer answer, String name) {
    return answer.response().headers().firstValue(name).orElse("");
  }

  /** Without blanks: where lines break is the paper's business. */
  private static String text(PDDocument document) throws IOException {
    return new PDFTextStripper().getText(document).replaceAll("\\s+", "");
  }

  private static Receipt inside(PDDocument document, SealedBidFile bid) throws IOException {
    byte[] attached =
        document
            .getDocumentCatalog()
            .getNames()
            .getEmbeddedFiles()
            .getNames()
            .get("receipt-" + bid.submission() + ".json")
            .getEmbeddedFile()
            .toByteArray();
    return Receipt.from(JsonObject.parse(attached));
  }

  /** The clock has jumped: until the log is heard of again nobody knows whether this is late. */
  private void handIn(OpenTender tender, SealedBidFile bid) {
    long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    Engine.Answer answer;
    do {
      assertThat(System.nanoTime()).as("still undecided").isLessThan(end);
      answer =
          engine.postForm(
              "/api/v1/tenders/" + tender.ref().number() + "/submissions",
              Map.of("statement", bid.statement(), "price", bid.envelopes().get("price")));
    } while (answer.status() == 503);
  }

  /** While the log is being written the answer is 202, in JSON. */
  private static Http.Answer awaitPaper(UUID submission) {
    long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    Http.Answer answer = Http.get(path(submission) + "?format=pdf");
    while (answer.status() == 202) {
      assertThat(System.nanoTime()).as("still no receipt").isLessThan(end);
      java.util.concurrent.locks.LockSupport.parkNanos(50_000_000);
      answer = Http.get(path(submission) + "?format=pdf");
    }
    return answer;
  }
}
