package org.opengeps.opendata;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.opengeps.award.Deciding;
import org.opengeps.award.usecase.FindAward;
import org.opengeps.bid.Bidding;
import org.opengeps.bid.Bidding.OpenTender;
import org.opengeps.client.http.Engine;
import org.opengeps.client.seal.BidSender;
import org.opengeps.identity.TrustFile;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.Verdict;
import org.opengeps.method.AwardMethods;
import org.opengeps.notice.Buyer;
import org.opengeps.notice.NoticeView;
import org.opengeps.notice.SentDocuments;
import org.opengeps.notice.TenderState;
import org.opengeps.notice.usecase.FindNotice;
import org.opengeps.notice.usecase.OpenReceipt;
import org.opengeps.opendata.usecase.OfferBundle;
import org.opengeps.opening.OpeningScene;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.message.Award;
import org.opengeps.protocol.message.NoticeTerms.Attachment;
import org.opengeps.protocol.message.Slot;
import org.opengeps.testing.Http;
import org.opengeps.testing.TestClock;
import org.opengeps.testing.TestServer;
import org.opengeps.verifier.ReadEvaluation;
import org.opengeps.verifier.Report;
import org.opengeps.verifier.UnreadableException;
import org.opengeps.verifier.VerifyBundle;

/** Bundles of tenders on their way, checked by the verifier. */
@ExtendWith(ArquillianExtension.class)
class BundleIT {
  @Inject private Buyer buyer;
  @Inject private Bidding bidding;
  @Inject private Bundles bundles;
  @Inject private OfferBundle offered;
  @Inject private FindNotice notices;
  @Inject private OpenReceipt receipt;
  @Inject private TrustFile trust;
  @Inject private Deciding deciding;
  @Inject private OpeningScene scene;
  @Inject private FindAward awards;

  private NoticeView publish(String title) {
    Buyer.Agency agency = buyer.agency();
    JsonObject draft = buyer.draft(title).build();
    Attachment drawing =
        new SentDocuments(agency.officer(), draft).send("도면.txt", title.getBytes(UTF_8));
    JsonObject complete = SentDocuments.naming(draft, drawing);
    NoticeView view = buyer.publish(agency, complete, buyer.readyCeremony(agency, 1));
    receipt.openDue();
    return view;
  }

  private byte[] bundle(NoticeView view) {
    return bundles.of(view.number()).orThrow();
  }

  private Report assertVerified(byte[] zip) throws UnreadableException {
    Report report = VerifyBundle.verify(zip, Optional.of(trust.trust()));
    assertThat(report.findings()).as(report.toString()).isEmpty();
    assertThat(report.exitCode()).isEqualTo(Report.VERIFIED);
    return report;
  }

  private static Set<String> names(byte[] zip) throws IOException {
    Set<String> names = new TreeSet<>();
    try (var in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        names.add(entry.getName());
      }
    }
    return names;
  }

  private void bid(NoticeView view, String issuer) throws IOException {
    var bid = bidding.seal(new OpenTender(view.notice(), null, null), bidding.supplier(issuer));
    new BidSender(new Engine(Bidding.baseUrl()), step -> {}).submit(bid).orThrow();
  }

  private static void await(BooleanSupplier condition) {
    long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("patience").isLessThan(deadline);
      LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
    }
  }

  private void awaitState(NoticeView view, TenderState state) {
    await(() -> notices.current(view.number()).orElseThrow().state() == state);
  }

  private void awaitFile(NoticeView view, String name) {
    await(
        () -> {
          try {
            Verdict<byte[]> bundle = bundles.of(view.number());
            return bundle instanceof Verdict.Accepted<byte[]> zip
                && names(zip.value()).contains(name);
          } catch (IOException e) {
            throw new IllegalStateException(e);
          }
        });
  }

  private static void advanceTo(Instant instant) {
    if (TestClock.INSTANCE.instant().isBefore(instant)) {
      TestClock.INSTANCE.advanceTo(instant);
    }
  }

  @Test
  void aBundleOfAnOpenTenderShowsNoticeAndCeremonyAndNothingOfItsBids() throws Exception {
    NoticeView view = publish("진행 중 묶음");
    bid(view, "seorak");
    awaitFile(view, "notices/000.p7s");
    byte[] zip = bundle(view);
    assertThat(names(zip))
        .contains(
            "manifest.json.p7s",
            "notices/000.p7s",
            "ceremony/ceremony.p7s",
            "ceremony/rehearsal-3.p7s",
            "ledger/checkpoint")
        .contains("rules/" + view.notice().ruleSet().hash() + ".json")
        .contains("documents/" + Sha256.ofText("진행 중 묶음"))
        .noneMatch(name -> name.startsWith("submissions/") || name.startsWith("close"));
    assertThat(new String(zip, java.nio.charset.StandardCharsets.ISO_8859_1))
        .doesNotContain("reception");
    assertVerified(zip);
  }

  @Test
  void whenTheGateIsOpenTheBundleHoldsEveryReceptionWithItsProof() throws Exception {
    NoticeView view = publish("개봉 중 묶음");
    bid(view, "seorak");
    bid(view, "hangang");
    advanceTo(view.closesAt());
    awaitState(view, TenderState.CLOSED);
    awaitFile(view, "close.json");
    assertThat(names(bundle(view)))
        .doesNotContain("close-reveal.json", "submissions/001-statement.p7s");
    advanceTo(view.opensAt());
    awaitState(view, TenderState.OPENING);
    awaitFile(view, "gate-key.json");
    byte[] zip = bundle(view);
    assertThat(names(zip))
        .contains(
            "close.json",
            "close-reveal.json",
            "submissions/001-statement.p7s",
            "submissions/002-envelope.p7m");
    assertVerified(zip);
  }

  @Test
  void aTenderThatFailsWithOneBidKeepsItSealedAndItsBundleHolds() throws Exception {
    NoticeView view = publish("유찰 묶음");
    bid(view, "seorak");
    advanceTo(view.opensAt());
    awaitState(view, TenderState.FAILED);
    awaitFile(view, "close-reveal.json");
    byte[] zip = bundle(view);
    assertThat(names(zip))
        .noneMatch(name -> name.startsWith("submissions/") || name.equals("gate-key.json"));
    assertVerified(zip);
  }

  @Test
  void anAwardedTenderIsRepeatedByTheVerifierFromTheKeysToTheAward() throws Exception {
    OpeningScene.Tender tender = scene.tender("낙찰 묶음");
    scene.bid(tender, 1_650_000_000, List.of(3, 11));
    scene.bid(tender, 1_660_000_000, List.of(1, 2));
    scene.bid(tender, 1_670_000_000, List.of(5, 5));
    scene.openingTime(tender);
    tender.committee().officers.get(0).open(tender.ref(), Slot.ONLY_PRICE).orThrow();
    tender.committee().officers.get(2).open(tender.ref(), Slot.ONLY_PRICE).orThrow();
    scene.finished(tender);
    deciding.decide(tender);
    byte[] zip = offeredUntilTheAward(tender.notice());
    assertThat(names(zip))
        .contains(
            "opening-record.p7s",
            "ranking.p7s",
            "award.p7s",
            "partials/public-1.p7s",
            "partials/public-3.p7s")
        .contains("submissions/003-envelope.p7m")
        .noneMatch(name -> name.startsWith("partials/confidential"))
        .anyMatch(name -> name.endsWith(".ocsp") || name.endsWith(".crl"));
    Report report = assertVerified(zip);
    assertThat(report.notes()).as("nothing is taken on anybody's word").isEmpty();
    assertThat(report.confirmed())
        .anyMatch(line -> line.startsWith("1 candidate was examined; the first with "))
        .anyMatch(line -> line.contains("earlier checkpoints are extended"));
    JsonObject winner =
        ReadEvaluation.of(zip).evaluate(AwardMethods.ALL).orThrow().object("winner");
    Award award = awards.find(tender.ref(), "0").orElseThrow().decision().orElseThrow().award();
    assertThat(winner.string("submission")).isEqualTo(award.submission().toString());
    assertThat(winner.string("total")).isEqualTo(award.total());
    keep(zip);
  }

  /**
   * What readers get while an award goes into the log and its scores follow in the next batch: true
   * bundles all the way, the last one with the award, and none that is kept for a minute without.
   */
  private byte[] offeredUntilTheAward(NoticeView view) throws Exception {
    long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    byte[] zip = Bundles.bytes(offered.of(view.number(), Optional.empty()).orThrow());
    while (!names(zip).contains("award.p7s")) {
      assertVerified(zip);
      assertThat(System.nanoTime()).as("patience").isLessThan(deadline);
      zip = Bundles.bytes(offered.of(view.number(), Optional.empty()).orThrow());
    }
    return zip;
  }

  /**
   * The bundle and its trust file stay in the folder of the run, for whoever wants to check them by
   * hand.
   */
  private void keep(byte[] zip) throws IOException {
    Files.write(TestServer.folder().resolve("awarded.zip"), zip);
  }

  @Test
  void overHttpTheBundleIsAZipAndAnUnknownTenderIsNot() throws Exception {
    NoticeView view = publish("내려받기");
    awaitFile(view, "notices/000.p7s");
    Http.Answer answer = Http.get("/api/v1/tenders/" + view.ref() + "/bundle");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.response().headers().firstValue("Content-Type")).contains("application/zip");
    assertThat(names(answer.response().body())).contains("manifest.json.p7s");
    assertThat(Http.get("/api/v1/tenders/R25BK99999999/bundle").outcome())
        .isEqualTo("404 tender-unknown");
    assertThat(Http.get("/api/v1/tenders/hello/bundle").outcome()).isEqualTo("404 tender-unknown");
  }
}
