package org.opengeps.bid;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.opengeps.client.seal.SealedBidFile;
import org.opengeps.identity.TrustFile;
import org.opengeps.method.toy.ToyMethods;
import org.opengeps.notice.Buyer;
import org.opengeps.notice.Drafts;
import org.opengeps.notice.NoticeView;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.registry.usecase.Register;
import org.opengeps.testing.TestClock;
import org.opengeps.testing.TestPerson;
import org.opengeps.testing.TestServer;
import picocli.CommandLine;

/**
 * The bidder's commands from outside. The first test publishes inside the server what the others
 * bid for.
 */
@ExtendWith(ArquillianExtension.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class BidCommandIT {
  @Inject private Buyer buyer;
  @Inject private Register register;
  @Inject private TrustFile trust;

  @Test
  @Order(1)
  void aTenderIsPublishedAndABidderRegistered() throws IOException {
    Buyer.Agency agency = buyer.agency();
    Instant closes = buyer.now().plus(Duration.ofHours(1));
    JsonObject draft = Drafts.works("sandbox", null, closes, closes.plusSeconds(60)).build();
    NoticeView notice = buyer.publish(agency, draft, buyer.readyCeremony(agency, 1));
    TestPerson bidder = TestPerson.supplier();
    register.register(bidder.signedRegistration()).orThrow();
    Files.createDirectories(folder());
    Files.writeString(folder().resolve("tender"), notice.ref().number());
    JsonObject other =
        ToyMethods.lowestPrice(Drafts.works("toy", null, closes, closes.plusSeconds(60))).build();
    NoticeView days = buyer.publish(agency, other, buyer.readyCeremony(agency, 1));
    Files.writeString(folder().resolve("other-law"), days.ref().number());
    JsonObject lots =
        ToyMethods.lowestPrice(Drafts.works("toy", null, closes, closes.plusSeconds(60)))
            .replace("lots", List.of(lot("교량"), lot("도로")))
            .build();
    NoticeView two = buyer.publish(agency, lots, buyer.readyCeremony(agency, 2));
    Files.writeString(folder().resolve("lots"), two.ref().number());
    JsonObject envelopes =
        ToyMethods.lowestOfPassed(Drafts.works("toy", null, closes, closes.plusSeconds(60)))
            .build();
    NoticeView both = buyer.publish(agency, envelopes, buyer.readyCeremony(agency, 2));
    Files.writeString(folder().resolve("envelopes"), both.ref().number());
    JsonObject stages =
        ToyMethods.lowestOfAdmitted(
                Drafts.works("toy-stages", null, closes, closes.plusSeconds(60)))
            .build();
    NoticeView first = buyer.publish(agency, stages, buyer.readyCeremony(agency, 1));
    Files.writeString(folder().resolve("stages"), first.ref().number());
    Files.write(folder().resolve("trust.json"), trust.content());
    bidder.credential().write(folder().resolve("me.p12"), "me", "practice");
    TestPerson.supplier().credential().write(folder().resolve("other.p12"), "me", "practice");
    Instant opens = notice.receiptOpensAt();
    if (buyer.now().isBefore(opens)) {
      TestClock.INSTANCE.advanceTo(opens);
    }
    assertThat(notice.closesAt()).isAfter(buyer.now());
  }

  @Test
  @Order(2)
  @RunAsClient
  void sealSubmitAndStatusEndWithAReceiptBesideTheSealedBid() throws IOException {
    Path plain = Files.writeString(folder().resolve("specification.txt"), "내역서");
    Said sealed =
        await(
            () ->
                run(
                    "seal",
                    tender(),
                    "--amount",
                    "1560000000",
                    "--picks",
                    "3,11",
                    "--file",
                    plain.toString()));
    assertThat(sealed.code()).as(sealed.text()).isZero();
    assertThat(sealed.text()).contains("KRW 1,560,000,000").contains("Nothing was sent");
    Path bid = sealedBid();
    Files.writeString(folder().resolve("bid"), bid.toString());
    Said before = run("status", bid.toString());
    assertThat(before.code()).isEqualTo(1);
    assertThat(before.text()).contains("receipt-unknown");
    Said submitted = run("submit", bid.toString());
    assertThat(submitted.code()).as(submitted.text()).isZero();
    assertThat(submitted.text()).contains("Accepted.");
    assertThat(bid.resolveSibling(bid.getFileName() + ".receipt.json")).exists();
    assertThat(run("submit", bid.toString()).code()).as("harmless to repeat").isZero();
    assertThat(run("status", bid.toString()).code()).isZero();
  }

  @Test
  @Order(3)
  @RunAsClient
  void slipsAndStrangeTendersAreRefusedWithASentence() throws IOException {
    Said low = run("seal", tender(), "--amount", "156000000", "--picks", "3,11");
    assertThat(low.code()).isEqualTo(3);
    assertThat(low.text()).contains("digit");
    Said picks = run("seal", tender(), "--amount", "1560000000", "--picks", "3,16");
    assertThat(picks.code()).isEqualTo(1);
    assertThat(picks.text()).contains("picks-wrong");
    Said unknown = run("seal", "R26BK99999999", "--amount", "1560000000", "--picks", "3,11");
    assertThat(unknown.code()).isEqualTo(1);
    assertThat(unknown.text()).doesNotContain("Exception");
  }

  @Test
  @Order(4)
  @RunAsClient
  void whatElseANoticeAsksForIsGivenByItsCodeAndNothingElseIsSealed() throws IOException {
    String number = Files.readString(folder().resolve("other-law"));
    Said without = await(() -> sealed(number));
    assertThat(without.code()).isEqualTo(1);
    assertThat(without.text()).contains("offer-wrong", "days");
    assertThat(sealed(number, "--offer", "days=366").text()).contains("from 1 to 365: 366");
    assertThat(sealed(number, "--offer", "납기=30").text()).contains("offer-wrong");
    assertThat(sealed(number, "--picks", "3,11", "--offer", "days=45").text())
        .contains("picks-wrong");
    assertThat(sealed(number, "--offer", "amount=5", "--offer", "days=45").text())
        .contains("amount is given twice");
    Said whole = run("seal", number, "--amount", "1560000000", "--offer", "days=45");
    assertThat(whole.text()).contains("amount-wrong", "EGP with 2 decimals");
    Said sealed = sealed(number, "--offer", "days=45");
    assertThat(sealed.code()).as(sealed.text()).isZero();
    assertThat(sealed.text()).contains("EGP 1,560,000,000.50").doesNotContain("picks");
    Said submitted = run("submit", sealed.text().split("Sealed: ")[1].lines().findFirst().get());
    assertThat(submitted.text()).contains("Accepted.");
  }

  @Test
  @Order(7)
  @RunAsClient
  void aBidIsCancelledByTheFirmThatSealedItAfterASecondThought() throws IOException {
    String bid = Files.readString(folder().resolve("bid"));
    assertThat(cancel(bid, "me.p12").code()).as("without --yes").isEqualTo(3);
    assertThat(run("cancel", bid, "--status").text()).contains("cancellation-unknown");
    Said foreign = cancel(bid, "other.p12", "--yes");
    assertThat(foreign.code()).isEqualTo(1);
    assertThat(foreign.text()).contains("removal-foreign");
    Said asked = cancel(bid, "me.p12", "--yes");
    assertThat(asked.code()).as(asked.text()).isZero();
    assertThat(asked.text()).contains("Requested:");
    assertThat(Path.of(bid + ".cancellation-receipt.p7s")).exists();
    Said again = cancel(bid, "me.p12", "--yes");
    assertThat(again.text()).as("harmless to repeat").contains("Requested:");
    assertThat(run("cancel", bid, "--status").text()).contains("Requested:");
    assertThat(anotherRequest(bid).text()).contains("request-pending");
    Path kept = Path.of(bid + ".cancellation-request.p7s");
    assertThat(kept).as("stands nowhere").doesNotExist();
    assertThat(run("cancel", bid, "--status").text()).contains("Requested:");
    Files.writeString(kept, "a request of somebody else");
    assertThat(run("cancel", bid, "--status").text()).contains("request-other");
    assertThat(run("cancel", bid + ".receipt.json", "--status").text())
        .as("by the receipt alone")
        .contains("Requested:");
  }

  /** Signed within the same second it is the same request once more. */
  private static Said anotherRequest(String bid) throws IOException {
    Said said;
    int tries = 0;
    do {
      java.util.concurrent.locks.LockSupport.parkNanos(200_000_000);
      Files.delete(Path.of(bid + ".cancellation-request.p7s"));
      said = cancel(bid, "me.p12", "--yes");
    } while (said.text().contains("Requested:") && ++tries < 20);
    return said;
  }

  private static Said cancel(String bid, String key, String... more) throws IOException {
    return run(
        "cancel",
        bid,
        Stream.concat(
                Stream.of("--person", folder().resolve(key).toString(), "--password", "practice"),
                Stream.of(more))
            .toArray(String[]::new));
  }

  private static JsonObject lot(String title) {
    return ToyMethods.lot("1500000000.00", title, title);
  }

  @Test
  @Order(5)
  @RunAsClient
  void aFirmBidsForEachLotByItsName() throws IOException {
    String number = Files.readString(folder().resolve("lots"));
    Said without = await(() -> sealed(number, "--offer", "days=45"));
    assertThat(without.code()).isEqualTo(1);
    assertThat(without.text()).contains("lot-unknown", "its lots are 1, 2");
    for (String lot : List.of("1", "2")) {
      Said sealed = sealed(number, "--lot", lot, "--offer", "days=45");
      assertThat(sealed.code()).as(sealed.text()).isZero();
      Said submitted = run("submit", sealed.text().split("Sealed: ")[1].lines().findFirst().get());
      assertThat(submitted.text()).contains("Accepted.");
    }
    Said again = sealed(number, "--lot", "2", "--offer", "days=30");
    assertThat(run("submit", again.text().split("Sealed: ")[1].lines().findFirst().get()).text())
        .contains("already-submitted");
  }

  @Test
  @Order(6)
  @RunAsClient
  void aFirmSealsBothEnvelopesWithAFileInEach() throws IOException {
    String number = Files.readString(folder().resolve("envelopes"));
    Path proposal = Files.writeString(folder().resolve("제안서.txt"), "기술제안");
    Path bill = Files.writeString(folder().resolve("산출내역서.txt"), "내역");
    Said without = await(() -> sealed(number));
    assertThat(without.text()).contains("offer-wrong");
    Said wrong =
        sealed(
            Files.readString(folder().resolve("other-law")),
            "--offer",
            "days=45",
            "--technical-file",
            proposal.toString());
    assertThat(wrong.text()).contains("envelope-unknown");
    Said sealed =
        sealed(
            number,
            "--offer",
            "days=45",
            "--technical-file",
            proposal.toString(),
            "--file",
            bill.toString());
    assertThat(sealed.code()).as(sealed.text()).isZero();
    Path bid = Path.of(sealed.text().split("Sealed: ")[1].lines().findFirst().get());
    SealedBidFile file = SealedBidFile.read(bid);
    assertThat(file.envelopes()).containsOnlyKeys("technical", "price");
    assertThat(file.files()).hasSize(2);
    Said submitted = run("submit", bid.toString());
    assertThat(submitted.text()).contains("Accepted.");
    assertThat(run("submit", bid.toString()).code()).as("harmless to repeat").isZero();
  }

  @Test
  @Order(8)
  @RunAsClient
  void aFirmSealsATechnicalBidAloneWhereThePriceIsAskedForLater() throws IOException {
    String number = Files.readString(folder().resolve("stages"));
    Path proposal = Files.writeString(folder().resolve("제안서.txt"), "기술제안");
    Path drawing = Files.writeString(folder().resolve("도면.txt"), "도면");
    Said early = await(() -> sealed(number, "--offer", "days=45"));
    assertThat(early.text()).contains("amount-wrong", "amount is not asked for by the notice");
    Said none = run("seal", tender(), "--picks", "3,11");
    assertThat(none.text()).contains("amount-wrong");
    Said sealed =
        run(
            "seal",
            number,
            "--offer",
            "days=45",
            "--technical-file",
            proposal.toString(),
            "--file",
            drawing.toString());
    assertThat(sealed.code()).as(sealed.text()).isZero();
    Path bid = Path.of(sealed.text().split("Sealed: ")[1].lines().findFirst().get());
    SealedBidFile file = SealedBidFile.read(bid);
    assertThat(file.envelopes()).containsOnlyKeys("technical");
    assertThat(file.files()).hasSize(2);
    assertThat(run("submit", bid.toString()).text()).contains("Accepted.");
  }

  private static Said sealed(String number, String... more) throws IOException {
    return run(
        "seal",
        number,
        Stream.concat(Stream.of("--amount", "1560000000.50"), Stream.of(more))
            .toArray(String[]::new));
  }

  private record Said(int code, String text) {}

  private static Said run(String command, String subject, String... more) throws IOException {
    StringWriter said = new StringWriter();
    CommandLine line = org.opengeps.cli.Main.commandLine();
    line.setOut(new PrintWriter(said, true)).setErr(new PrintWriter(said, true));
    List<String> common =
        List.of(
            "bid",
            command,
            subject,
            "--server",
            TestServer.baseUrl().toString(),
            "--trust",
            folder().resolve("trust.json").toString());
    List<String> sealing =
        command.equals("seal")
            ? List.of(
                "--person",
                folder().resolve("me.p12").toString(),
                "--password",
                "practice",
                "--out",
                folder().resolve("out").toString(),
                "--seen",
                folder().resolve("seen").toString())
            : List.of();
    String[] all =
        Stream.of(common.stream(), sealing.stream(), Stream.of(more))
            .flatMap(part -> part)
            .toArray(String[]::new);
    return new Said(line.execute(all), said.toString());
  }

  /** The notice may take a second to get into the log. */
  private static Said await(java.util.concurrent.Callable<Said> command) throws IOException {
    try {
      Said said = command.call();
      for (int i = 0; i < 50 && said.text().contains("notice-unlogged"); i++) {
        java.util.concurrent.locks.LockSupport.parkNanos(200_000_000);
        said = command.call();
      }
      return said;
    } catch (Exception e) {
      throw new IOException(e);
    }
  }

  private static Path sealedBid() throws IOException {
    try (Stream<Path> files = Files.list(folder().resolve("out"))) {
      return files.filter(file -> file.toString().endsWith(".sealed")).findFirst().orElseThrow();
    }
  }

  private static String tender() throws IOException {
    return Files.readString(folder().resolve("tender"));
  }

  private static Path folder() {
    return TestServer.folder().resolve("bid-command");
  }
}
