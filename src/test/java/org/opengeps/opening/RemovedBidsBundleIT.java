package org.opengeps.opening;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.opengeps.identity.TrustFile;
import org.opengeps.kernel.Verdict;
import org.opengeps.method.toy.ToyMethods;
import org.opengeps.opendata.Bundles;
import org.opengeps.opening.CancellationScene.Bid;
import org.opengeps.opening.OpeningScene.Tender;
import org.opengeps.protocol.cms.SignedDocument;
import org.opengeps.protocol.message.OpeningRecord;
import org.opengeps.protocol.message.Slot;
import org.opengeps.protocol.message.TechnicalDecision;
import org.opengeps.testing.Http;
import org.opengeps.testing.TestPerson;
import org.opengeps.verifier.Report;
import org.opengeps.verifier.UnreadableException;
import org.opengeps.verifier.VerifyBundle;
import org.opengeps.verifier.VerifyReceipt;

/** What the bundle shows of bids that were cancelled, and that the verifier finds it whole. */
@ExtendWith(ArquillianExtension.class)
class RemovedBidsBundleIT {
  @Inject private OpeningScene scene;
  @Inject private TechnicalScene scenes;
  @Inject private CancellationScene cancellations;
  @Inject private Bundles bundles;
  @Inject private TrustFile trust;

  private byte[] bundle;

  /** The files of the bundle as soon as it has the one that is waited for. */
  private Map<String, byte[]> files(Tender tender, String awaited) {
    Map<String, byte[]> files = new TreeMap<>();
    OpeningScene.await(
        () -> {
          if (!(bundles.of(tender.notice().number()) instanceof Verdict.Accepted<byte[]> made)) {
            return false;
          }
          bundle = made.value();
          files.clear();
          try (var in = new ZipInputStream(new ByteArrayInputStream(bundle))) {
            for (ZipEntry one = in.getNextEntry(); one != null; one = in.getNextEntry()) {
              files.put(one.getName(), in.readAllBytes());
            }
          } catch (IOException e) {
            throw new IllegalStateException(e);
          }
          return files.containsKey(awaited);
        });
    return files;
  }

  private Report report() throws UnreadableException {
    Report report =
        VerifyBundle.verify(
            ByteBuffer.wrap(bundle), Optional.of(trust.trust()), Optional.empty(), ToyMethods.ALL);
    assertThat(report.findings()).as(report.toString()).isEmpty();
    return report;
  }

  private static OpeningRecord.Counts counts(byte[] record) {
    return OpeningRecord.from(SignedDocument.read(record).json()).counts();
  }

  private void cancel(Tender tender, Bid bid) {
    cancellations.ask(tender, bid);
    assertThat(cancellations.grant(tender, bid).status()).isEqualTo(201);
  }

  @Test
  void aRemovedBidStandsInTheBundleWithItsRequestAndWithoutItsEnvelope() throws Exception {
    Tender tender = scene.tender("취소된 입찰의 묶음");
    Bid wrong = cancellations.bid(tender, 162_000_000);
    scene.bid(tender, 1_620_000_000, List.of(3, 11));
    scene.bid(tender, 1_630_000_000, List.of(3, 4));
    cancel(tender, wrong);
    scene.openingTime(tender);
    tender.committee().officers.get(0).open(tender.ref(), Slot.ONLY_PRICE).orThrow();
    tender.committee().officers.get(2).open(tender.ref(), Slot.ONLY_PRICE).orThrow();
    Map<String, byte[]> files = files(tender, "ranking.p7s");
    assertThat(files)
        .containsKeys("removals.json", "removals/001-request.p7s", "removals/001-grant.p7s")
        .containsKeys("submissions/001-statement.p7s", "submissions/002-envelope.p7m")
        .doesNotContainKey("submissions/001-envelope.p7m");
    assertThat(counts(files.get("opening-record.p7s")))
        .isEqualTo(new OpeningRecord.Counts(3, 2, 0, 0, 0, 1, 0));
    assertThat(report().confirmed()).anyMatch(line -> line.startsWith("1 bid was removed before"));
    byte[] receipt =
        Http.get("/api/v1/receipts/" + wrong.submission() + "?format=json").response().body();
    Report own = VerifyReceipt.verify(receipt, Optional.of(trust.trust()), Optional.of(bundle));
    assertThat(own.findings()).as(own.toString()).isEmpty();
    assertThat(own.confirmed()).anyMatch(line -> line.startsWith("The bid was removed"));
  }

  @Test
  void aTenderThatFailsForItsRemovalsIsVerifiedWithItsBidsSealed() throws Exception {
    Tender tender = scene.tender("취소로 유찰된 묶음");
    Bid wrong = cancellations.bid(tender, 1_610_000_000);
    scene.bid(tender, 1_620_000_000, List.of(3, 11));
    cancel(tender, wrong);
    scene.openingTime(tender);
    Map<String, byte[]> files = files(tender, "close-reveal.json");
    assertThat(files).containsKeys("removals.json", "removals/001-request.p7s");
    assertThat(files.keySet()).noneMatch(name -> name.startsWith("submissions/"));
    Report report = report();
    assertThat(report.exitCode()).as(report.toString()).isEqualTo(Report.VERIFIED);
    assertThat(report.notes()).anyMatch(note -> note.contains("who signed the bids stays sealed"));
  }

  @Test
  void noEnvelopeOfARemovedBidIsOpenedWhereThereAreTwo() throws Exception {
    Tender tender = scene.tender(scenes.draft("toy-cancelling").build());
    UUID first = scene.bidAll(tender, "0", TechnicalScene.offer("900000000.00", "30"));
    TestPerson supplier = TestPerson.supplier();
    UUID wrong = scene.bidAll(tender, "0", supplier, TechnicalScene.offer("5000000000.00", "40"));
    UUID failed = scene.bidAll(tender, "0", TechnicalScene.offer("800000000.00", "300"));
    cancel(tender, cancellations.known(supplier, wrong));
    scene.openingTime(tender, TechnicalScene.TECHNICAL);
    OpeningRecord technical = scenes.open(tender, TechnicalScene.TECHNICAL);
    assertThat(technical.bids())
        .extracting(OpeningRecord.Bid::submission)
        .containsExactly(first, failed);
    TechnicalDecision decision = scenes.decision(technical, List.of(first), List.of(failed), null);
    scenes.decide(tender, decision);
    scenes.release(tender, decision);
    OpeningRecord prices = scenes.open(tender, TechnicalScene.PRICE);
    assertThat(prices.counts()).isEqualTo(new OpeningRecord.Counts(3, 1, 0, 0, 0, 1, 1));
    Map<String, byte[]> files = files(tender, "opening-record.p7s");
    assertThat(counts(files.get("technical/opening-record.p7s")))
        .isEqualTo(new OpeningRecord.Counts(3, 2, 0, 0, 0, 1, 0));
    assertThat(files.keySet().stream().filter(name -> name.endsWith("-technical.p7m"))).hasSize(2);
    assertThat(files.keySet().stream().filter(name -> name.endsWith("-envelope.p7m"))).hasSize(1);
    assertThat(report().confirmed()).anyMatch(line -> line.startsWith("1 bid was removed before"));
  }
}
