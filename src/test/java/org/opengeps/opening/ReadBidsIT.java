package org.opengeps.opening;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.opengeps.award.usecase.DecideAward;
import org.opengeps.award.usecase.PrepareAward;
import org.opengeps.identity.TrustFile;
import org.opengeps.kernel.Sha256;
import org.opengeps.method.toy.ToyMethods;
import org.opengeps.opendata.Bundles;
import org.opengeps.opening.FilesScene.Bid;
import org.opengeps.opening.FilesScene.File;
import org.opengeps.opening.OpeningScene.Tender;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.message.Award;
import org.opengeps.protocol.message.BidRead;
import org.opengeps.protocol.message.BidReadProof;
import org.opengeps.protocol.message.OpeningRecord;
import org.opengeps.testing.Http;
import org.opengeps.testing.TestPerson;
import org.opengeps.verifier.Report;
import org.opengeps.verifier.UnreadableException;
import org.opengeps.verifier.VerifyBidRead;
import org.opengeps.verifier.VerifyBundle;

/**
 * Those who judge read the files of opened bids, nobody else does, and nobody unseen: each read
 * stands in the log before its first byte, and the bidder is told.
 */
@ExtendWith(ArquillianExtension.class)
class ReadBidsIT {
  @Inject private OpeningScene scene;
  @Inject private TechnicalScene technical;
  @Inject private FilesScene files;
  @Inject private PrepareAward prepareAward;
  @Inject private DecideAward decideAward;
  @Inject private Bundles bundles;
  @Inject private TrustFile trust;

  private static String address(Tender tender, Bid bid, String rest) {
    return "/api/v1/tenders/" + tender.ref().number() + "/bids/" + bid.submission() + rest;
  }

  private static Http.Answer list(Tender tender, Bid bid, String envelope, String cookie) {
    return Http.get(address(tender, bid, "/files?envelope=" + envelope), "Cookie", cookie);
  }

  private static Http.Answer file(
      Tender tender, Bid bid, File file, String envelope, String cookie) {
    String rest = "/files/" + file.hash() + "?envelope=" + envelope;
    return Http.get(address(tender, bid, rest), "Cookie", cookie);
  }

  private static JsonObject reads(Tender tender, Bid bid) {
    return Http.get(address(tender, bid, "/reads"), "Cookie", bid.supplier().logIn()).json();
  }

  @Test
  void officersReadWhatIsOpenedBeforeTheyDecideAndItsBiddersSeeIt() throws Exception {
    Tender tender = scene.tender(technical.draft().build());
    File plans = files.file("설계도면.pdf", files.bytes((17 << 20) + 5));
    File proposal = files.file("제안서 (최종)\u202efdp.hwp", "한빛 제안".getBytes(StandardCharsets.UTF_8));
    File bill = files.ofPrice("산출내역서.xlsx", files.bytes(20_000));
    File slow = files.file("느린 제안서.pdf", files.bytes(16_384));
    File secret = files.ofPrice("비밀 단가.xlsx", files.bytes(100));
    Bid good =
        files.bid(
            tender,
            TechnicalScene.offer("800000000.00", "30"),
            Map.of("technical", List.of(plans, proposal), "price", List.of(bill)));
    Bid bad =
        files.bid(
            tender,
            TechnicalScene.offer("500000000.00", "300"),
            Map.of("technical", List.of(slow), "price", List.of(secret)));
    String officer = tender.agency().officer().logIn();
    assertThat(list(tender, good, "technical", officer).outcome())
        .as("before the opening nobody knows of a bid")
        .isEqualTo("404 bid-unknown");
    scene.openingTime(tender, TechnicalScene.TECHNICAL);
    officer = tender.agency().officer().logIn(); // a sitting ends after an hour
    assertThat(list(tender, good, "technical", officer).outcome())
        .as("while the committee works")
        .isEqualTo("409 bid-sealed");
    OpeningRecord record = technical.open(tender, TechnicalScene.TECHNICAL);
    assertThat(reads(tender, good).count("count")).isZero();

    JsonObject listed = list(tender, good, "technical", officer).json();
    assertThat(listed.objects("files"))
        .extracting(one -> one.string("name") + " " + one.integer("size"))
        .containsExactly("설계도면.pdf " + plans.plain().length, "제안서 (최종)<U+202E>fdp.hwp 13");
    assertThat(listed.object("contact").string("phone")).isEqualTo(FilesScene.CONTACT.phone());
    downloaded(tender, good, plans, officer);
    Http.Answer second = file(tender, good, proposal, "technical", officer);
    assertThat(second.response().body()).isEqualTo(proposal.plain());
    assertThat(second.response().headers().firstValue("Content-Disposition").orElseThrow())
        .as("what turns a name around is spelt out, and nothing that a system refuses")
        .endsWith(
            "filename*=UTF-8''%EC%A0%9C%EC%95%88%EC%84%9C%20%28%EC%B5%9C%EC%A2%85%29_U%2B202E_fdp.hwp");
    assertThat(file(tender, good, bill, "technical", officer).outcome())
        .as("a file of the other envelope")
        .isEqualTo("404 file-unknown");
    othersAreRefused(tender, good, plans);
    sealedPrices(tender, List.of(good, bad), List.of(bill, secret), officer);
    seen(tender, good, bad, plans);

    var decision =
        technical.decision(record, List.of(good.submission()), List.of(bad.submission()), null);
    technical.decide(tender, decision);
    sealedPrices(tender, List.of(good, bad), List.of(bill, secret), officer);
    technical.release(tender, decision);
    technical.open(tender, TechnicalScene.PRICE);
    assertThat(file(tender, good, bill, "price", officer).response().body())
        .isEqualTo(bill.plain());
    assertThat(file(tender, bad, slow, "technical", officer).response().body())
        .as("what failed stays opened")
        .isEqualTo(slow.plain());
    sealedPrices(tender, List.of(bad), List.of(secret), officer);
    award(tender);
    sealedPrices(tender, List.of(bad), List.of(secret), officer);
    named(tender, good);
    inBundle(tender);
  }

  private void downloaded(Tender tender, Bid bid, File plans, String officer) {
    Http.Answer answer = file(tender, bid, plans, "technical", officer);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(Sha256.of(answer.response().body())).isEqualTo(Sha256.of(plans.plain()));
    Map<String, String> expected =
        Map.of(
            "Content-Type",
            "application/octet-stream",
            "Content-Length",
            Integer.toString(plans.plain().length),
            "Content-Disposition",
            "attachment; filename=\"____.pdf\";"
                + " filename*=UTF-8''%EC%84%A4%EA%B3%84%EB%8F%84%EB%A9%B4.pdf",
            "Cache-Control",
            "no-store",
            "X-Content-Type-Options",
            "nosniff",
            "Content-Security-Policy",
            "sandbox; default-src 'none'",
            "Cross-Origin-Resource-Policy",
            "same-origin");
    expected.forEach(
        (name, value) ->
            assertThat(answer.response().headers().allValues(name))
                .as(name)
                .containsExactly(value));
  }

  private void othersAreRefused(Tender tender, Bid bid, File plans) {
    TestPerson member =
        tender.committee().people.get(0).having("COMMITTEE_MEMBER", "CONTRACTING_OFFICER");
    Map<String, String> readers =
        Map.of(
            bid.supplier().logIn(),
            "403 not-a-judge",
            TestPerson.supplier().registered().logIn(),
            "403 not-a-judge",
            TestPerson.of("agency", "CONTRACTING_OFFICER", "EVALUATOR").registered().logIn(),
            "403 not-a-judge",
            TestPerson.administratorOf(tender.agency().code()).logIn(),
            "403 not-a-judge",
            member.logIn(),
            "403 reader-is-member");
    readers.forEach(
        (cookie, refusal) -> {
          assertThat(list(tender, bid, "technical", cookie).outcome()).isEqualTo(refusal);
          assertThat(file(tender, bid, plans, "technical", cookie).outcome()).isEqualTo(refusal);
        });
    assertThat(list(tender, bid, "technical", "x=y").outcome()).isEqualTo("403 login-missing");
    String unknown = "/api/v1/tenders/R25BK99999999/bids/" + bid.submission() + "/files";
    String officer = tender.agency().officer().logIn();
    assertThat(Http.get(unknown, "Cookie", officer).outcome()).isEqualTo("404 tender-unknown");
    String nobodys =
        "/api/v1/tenders/" + tender.ref().number() + "/bids/" + UUID.randomUUID() + "/files";
    assertThat(Http.get(nobodys, "Cookie", officer).outcome()).isEqualTo("404 bid-unknown");
  }

  private void sealedPrices(Tender tender, List<Bid> bids, List<File> prices, String officer) {
    for (int i = 0; i < bids.size(); i++) {
      assertThat(list(tender, bids.get(i), "price", officer).outcome()).isEqualTo("409 bid-sealed");
      assertThat(file(tender, bids.get(i), prices.get(i), "price", officer).outcome())
          .isEqualTo("409 bid-sealed");
    }
  }

  /** The bidder sees what was read, by whom only as far as it may know now, and once an hour. */
  private void seen(Tender tender, Bid good, Bid bad, File plans) {
    JsonObject reads = reads(tender, good);
    assertThat(reads.objects("reads"))
        .extracting(read -> String.valueOf(read.stringOrNull("file")))
        .as("the latest first; the list itself is a read, too")
        .hasSize(3)
        .endsWith(plans.hash().hex(), "null");
    for (JsonObject read : reads.objects("reads")) {
      assertThat(read.string("agency")).isEqualTo(tender.agency().code());
      assertThat(read.strings("roles")).contains("contracting-officer");
      assertThat(read.string("purpose")).isEqualTo("technical-evaluation");
      assertThat(read.isNull("reader")).isTrue();
      proven(BidReadProof.from(read.object("proof")));
    }
    String officer = tender.agency().officer().logIn();
    assertThat(file(tender, good, plans, "technical", officer).status()).isEqualTo(200);
    String page =
        "/buyer/files.xhtml?number=%s&submission=%s&envelope=technical"
            .formatted(tender.ref().number(), bad.submission());
    Http.head(page, "Cookie", officer);
    assertThat(
            Http.head(address(tender, bad, "/files?envelope=technical"), "Cookie", officer)
                .status())
        .isEqualTo(405);
    assertThat(reads(tender, good).count("count")).as("read again within the hour").isEqualTo(3);
    assertThat(file(tender, good, plans, "technical", tender.agency().approver().logIn()).status())
        .isEqualTo(200);
    assertThat(reads(tender, good).count("count")).as("read by somebody else").isEqualTo(4);
    assertThat(reads(tender, bad).count("count")).as("asked for without a body").isZero();
    assertThat(
            Http.get(address(tender, good, "/reads"), "Cookie", bad.supplier().logIn()).outcome())
        .isEqualTo("403 not-your-bid");
    assertThat(Http.get(address(tender, good, "/reads")).outcome()).isEqualTo("403 login-missing");
  }

  /** The stand-alone verifier agrees that the read stands in the log. */
  private void proven(BidReadProof proof) {
    try {
      Report report = VerifyBidRead.verify(proof.toJson().canonical(), Optional.of(trust.trust()));
      assertThat(report.exitCode()).as(report.toString()).isEqualTo(Report.VERIFIED);
    } catch (UnreadableException e) {
      throw new AssertionError(e);
    }
  }

  /**
   * When the tender has ended its bidders learn who it was, and that this was fixed from the start.
   */
  private static void named(Tender tender, Bid bid) {
    List<String> names = new ArrayList<>();
    for (JsonObject read : reads(tender, bid).objects("reads")) {
      JsonObject who = read.object("reader");
      names.add(who.string("name"));
      BidRead fact = BidRead.from(JsonObject.parseCanonical(read.object("proof").bytes("fact")));
      assertThat(BidRead.commit(who.hash("salt"), who.string("person"), who.string("name")))
          .isEqualTo(fact.reader());
    }
    assertThat(names).contains(tender.agency().officer().name(), tender.agency().approver().name());
  }

  private void award(Tender tender) {
    Award award = prepareAward.prepare(tender.ref(), "0", Award.Result.AWARDED).orThrow().award();
    decideAward
        .decide(
            tender.notice().number(), tender.committee().contractingOfficer.sign(award.toJson()))
        .orThrow();
  }

  /** Who read what is between the agency and each bidder: it is in nobody's bundle. */
  private void inBundle(Tender tender) throws Exception {
    AtomicReference<Report> report = new AtomicReference<>();
    AtomicReference<byte[]> zip = new AtomicReference<>();
    OpeningScene.await(
        () -> {
          zip.set(bundles.of(tender.notice().number(), "0").orThrow());
          try {
            report.set(
                VerifyBundle.verify(
                    ByteBuffer.wrap(zip.get()),
                    Optional.of(trust.trust()),
                    Optional.empty(),
                    ToyMethods.ALL));
          } catch (UnreadableException e) {
            throw new AssertionError(e);
          }
          assertThat(report.get().findings()).as(report.get().toString()).isEmpty();
          return report.get().exitCode() == Report.VERIFIED;
        });
    assertThat(text(zip.get(), "ledger/leaves.json"))
        .contains("reception")
        .doesNotContain("bid-read");
  }

  private static String text(byte[] zip, String name) throws IOException {
    try (var in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      ZipEntry entry = in.getNextEntry();
      while (!entry.getName().equals(name)) {
        entry = in.getNextEntry();
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
