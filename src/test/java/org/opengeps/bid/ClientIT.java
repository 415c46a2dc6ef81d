package org.opengeps.bid;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.opengeps.client.committee.KeyFiles;
import org.opengeps.client.http.Engine;
import org.opengeps.client.keyfile.OpenedKey;
import org.opengeps.client.seal.BidOrder;
import org.opengeps.client.seal.BidSealer;
import org.opengeps.client.seal.BidSender;
import org.opengeps.client.seal.Bidder;
import org.opengeps.client.seal.CheckedTender;
import org.opengeps.client.seal.Dossier;
import org.opengeps.client.seal.DossierSource;
import org.opengeps.client.seal.ReceiptCheck;
import org.opengeps.client.seal.SealedBidFile;
import org.opengeps.client.seal.SeenKeys;
import org.opengeps.client.seal.TenderCheck;
import org.opengeps.identity.TrustFile;
import org.opengeps.kernel.Verdict;
import org.opengeps.kernel.Won;
import org.opengeps.notice.Buyer;
import org.opengeps.notice.Drafts;
import org.opengeps.notice.NoticeView;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.message.ConfidentialPart;
import org.opengeps.protocol.message.EnvelopeTerms;
import org.opengeps.protocol.message.Offer;
import org.opengeps.protocol.message.Receipt;
import org.opengeps.protocol.message.ReceiptCore;
import org.opengeps.registry.usecase.Register;
import org.opengeps.testing.TestClock;
import org.opengeps.testing.TestPerson;

/**
 * A bidder's own device against a tender that was really drafted, approved, bound to a committee's
 * key and published.
 */
@ExtendWith(ArquillianExtension.class)
class ClientIT {
  @Inject private Buyer buyer;
  @Inject private Register register;
  @Inject private TrustFile trust;
  @TempDir private Path folder;
  private final Engine engine = new Engine(Bidding.baseUrl());
  private final DossierSource source = new DossierSource(engine);
  private TestPerson bidder;

  @BeforeEach
  void registerTheBidder() {
    bidder = TestPerson.supplier();
    register.register(bidder.signedRegistration()).orThrow();
  }

  @Test
  void aBidWithFilesIsCheckedSealedSentAndItsReceiptHolds() throws IOException {
    NoticeView notice = publish("sandbox");
    CheckedTender tender = check(notice.ref().number(), dossier(notice)).orThrow();
    byte[] plain = new byte[2_500_000];
    new Random(4).nextBytes(plain);
    Path file = Files.write(folder.resolve("내역서.bin"), plain);
    SealedBidFile bid =
        new BidSealer(bidder(), new SecureRandom(), folder)
            .seal(order(List.of(file)), tender, buyer.now())
            .orThrow();
    bid.write(folder.resolve("bid.sealed"));
    SealedBidFile again = SealedBidFile.read(folder.resolve("bid.sealed"));
    List<String> steps = new ArrayList<>();
    BidSender sender = new BidSender(engine, steps::add);
    assertThat(sender.upload(again, folder)).isEmpty();
    Receipt receipt = sender.submit(again).orThrow();
    ReceiptCore core =
        new ReceiptCheck(trust.trust()).check(receipt, bid.statement(), bid.envelopes()).orThrow();
    assertThat(core.outcome()).isEqualTo(ReceiptCore.Outcome.ACCEPTED);
    assertThat(steps).as("padded to 4 MiB").hasSize(4);
    assertThat(sender.findReceipt(bid).orThrow()).isPresent();
  }

  @Test
  void whatTheEngineCouldForgeIsFoundOutBeforeSealing() throws IOException {
    NoticeView notice = publish("sandbox");
    Dossier good = dossier(notice);
    Dossier other = dossier(publish("sandbox"));
    String number = notice.ref().number();
    assertThat(codeOf(check("R26BK99999999", good))).isEqualTo("notice-other");
    assertThat(codeOf(check(number, with(good, other.entry(), good)))).isEqualTo("notice-unlogged");
    assertThat(
            codeOf(
                check(
                    number,
                    new Dossier(
                        good.notice(),
                        good.entry(),
                        good.proof(),
                        other.ceremony(),
                        other.round1(),
                        other.round2(),
                        good.sealingAuthorities()))))
        .isEqualTo("key-unfounded");
    List<byte[]> swapped = new ArrayList<>(good.round2());
    Collections.swap(swapped, 0, 1);
    assertThat(
            codeOf(
                check(
                    number,
                    new Dossier(
                        good.notice(),
                        good.entry(),
                        good.proof(),
                        good.ceremony(),
                        good.round1(),
                        swapped,
                        good.sealingAuthorities()))))
        .isEqualTo("transcript-unconfirmed");
    assertThat(
            codeOf(
                check(
                    number,
                    new Dossier(
                        good.notice(),
                        good.entry(),
                        good.proof(),
                        good.ceremony(),
                        good.round1(),
                        good.round2().subList(0, 2),
                        good.sealingAuthorities()))))
        .isEqualTo("round2-missing");
    assertThat(
            codeOf(
                check(
                    number,
                    new Dossier(
                        good.notice(),
                        good.entry(),
                        good.proof(),
                        good.ceremony(),
                        good.round1(),
                        good.round2(),
                        List.of()))))
        .isEqualTo("sealing-certificate");
  }

  @Test
  void aKeyThatComesBackInAnotherTenderIsRefused() throws IOException {
    CheckedTender tender = check(publish("sandbox")).orThrow();
    SeenKeys seen = new SeenKeys(folder.resolve("seen").resolve("keys"));
    EnvelopeTerms terms = tender.terms().get(0);
    var keys = List.of(terms.committeeKey().y(), terms.gateKey());
    assertThat(seen.judge(keys, "R26BK00000001")).isEmpty();
    seen.remember(keys, "R26BK00000001");
    assertThat(seen.judge(keys, "R26BK00000001")).isEmpty();
    assertThat(List.of("R26BK00000002", "R26BK00000001/0.1"))
        .as("another tender, and a re-bid of the same")
        .allMatch(place -> seen.judge(keys, place).orElseThrow().code().equals("key-reused"));
  }

  @Test
  void aSlipIsRefusedBeforeSealing() throws IOException {
    CheckedTender tender = check(publish("sandbox")).orThrow();
    BidSealer sealer = new BidSealer(bidder(), new SecureRandom(), folder);
    BidOrder twice =
        new BidOrder(Offer.of(Won.text(1_000_000), List.of(3, 3)), Map.of(), contact());
    assertThat(codeOf(sealer.seal(twice, tender, buyer.now()))).isEqualTo("picks-wrong");
    BidOrder nothing = new BidOrder(Offer.of(Won.text(0), List.of(3, 4)), Map.of(), contact());
    assertThat(codeOf(sealer.seal(nothing, tender, buyer.now()))).isEqualTo("amount-wrong");
  }

  private NoticeView publish(String ruleSet) {
    Buyer.Agency agency = buyer.agency();
    var closes = buyer.now().plus(Duration.ofHours(1));
    JsonObject draft = Drafts.works(ruleSet, null, closes, closes.plusSeconds(60)).build();
    NoticeView notice = buyer.publish(agency, draft, buyer.readyCeremony(agency, 1));
    if (buyer.now().isBefore(notice.receiptOpensAt())) {
      TestClock.INSTANCE.advanceTo(notice.receiptOpensAt());
    }
    return notice;
  }

  private Dossier dossier(NoticeView notice) {
    for (int i = 0; i < 100; i++) {
      Verdict<Dossier> dossier = source.fetch(notice.ref().number(), "0");
      if (dossier instanceof Verdict.Accepted<Dossier> there) {
        return there.value();
      }
      assertThat(codeOf(dossier)).isEqualTo("notice-unlogged");
      java.util.concurrent.locks.LockSupport.parkNanos(100_000_000);
    }
    throw new AssertionError("the notice did not get into the log");
  }

  private Verdict<CheckedTender> check(NoticeView notice) {
    return check(notice.ref().number(), dossier(notice));
  }

  private Verdict<CheckedTender> check(String number, Dossier dossier) {
    return new TenderCheck(trust.trust()).check(number, "0", dossier);
  }

  private static Dossier with(Dossier good, byte[] entry, Dossier rest) {
    return new Dossier(
        good.notice(),
        entry,
        rest.proof(),
        rest.ceremony(),
        rest.round1(),
        rest.round2(),
        rest.sealingAuthorities());
  }

  private BidOrder order(List<Path> files) {
    return new BidOrder(
        Offer.of(Won.text(1_560_000_000), List.of(3, 11)), Map.of("price", files), contact());
  }

  private static ConfidentialPart.Contact contact() {
    return new ConfidentialPart.Contact("홍길동", "02-000-0000", "hong@example.org");
  }

  private Path keyFile() throws IOException {
    Path file = folder.resolve("me.p12");
    bidder.credential().write(file, "me", new String(password()));
    return file;
  }

  private Bidder bidder() throws IOException {
    OpenedKey key = KeyFiles.personal(keyFile(), password(), buyer.now());
    return Bidder.of(key, bidder.identifier()).orThrow();
  }

  private static char[] password() {
    return "practice".toCharArray();
  }

  private static String codeOf(Verdict<?> verdict) {
    return ((Verdict.Refused<?>) verdict).refusal().code();
  }
}
