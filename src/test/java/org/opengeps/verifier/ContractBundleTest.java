package org.opengeps.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.opengeps.contract.ContractChoices;
import org.opengeps.contract.rules.SigningPeriod;
import org.opengeps.contract.rules.TermsFollowTheLaw;
import org.opengeps.kernel.Sha256;
import org.opengeps.law.ContractRules;
import org.opengeps.law.RuleSet;
import org.opengeps.protocol.cms.SignedDocument;
import org.opengeps.protocol.fixture.Holidays;
import org.opengeps.protocol.fixture.TenderScene;
import org.opengeps.protocol.fixture.TestAuthority;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.log.LedgerEntry;
import org.opengeps.protocol.log.Suspensions;
import org.opengeps.protocol.message.Award;
import org.opengeps.protocol.message.Contract;
import org.opengeps.protocol.message.ContractStep;
import org.opengeps.protocol.message.ContractStep.Kind;
import org.opengeps.protocol.message.ContractTerms;
import org.opengeps.protocol.message.ContractTerms.Payment;
import org.opengeps.protocol.message.LocalText;
import org.opengeps.protocol.message.Notice;

/** The bundle of a tender whose contract is concluded, as it should be and otherwise. */
class ContractBundleTest {
  private static final Instant AT = TenderScene.OPENS.plusSeconds(200);
  private static final LocalText TEXT = new LocalText("공고와 투찰서는 이 계약의 일부이다.", "");

  /** A scene that has come to its award, and what is signed after it. */
  private static final class Signing {
    final BundleScene scene = new BundleScene();
    final Award award = Award.from(SignedDocument.read(scene.files.get("award.p7s")).json());
    final TestAuthority.Identity winner = scene.tender.bidders.get(1);
    Contract contract = contract(AT, null);
    int number;

    Contract contract(Instant at, Sha256 replaces) {
      Notice notice = scene.tender.notice;
      RuleSet rules = RuleSet.of(scene.tender.rules).under(Holidays.of(scene.tender.rules));
      ContractRules law = rules.contract().orElseThrow();
      var facts =
          new TermsFollowTheLaw.Facts(
              law, notice.business().type(), award.amount(), LocalDate.ofInstant(at, rules.zone()));
      ContractChoices choices = TermsFollowTheLaw.choices(facts, TEXT).orElseThrow();
      ContractTerms terms =
          new ContractTerms(
              null,
              facts.day().plusDays(90),
              new LocalText("가온시 하수처리장", ""),
              Payment.IN_PARTS,
              choices.bond(),
              Optional.of(choices.warranties().get(0)),
              choices.delays().get(0),
              TEXT);
      return new Contract(
          award.tender(),
          award.lot(),
          award.toJson().hash(),
          notice.agency(),
          new Contract.Supplier(award.supplier(), new LocalText("한빛건설", "")),
          notice.title(),
          notice.business(),
          award.amount(),
          terms,
          replaces,
          at,
          SigningPeriod.consentBy(rules, law, award.decidedAt(), at, Suspensions.NONE));
    }

    /** When the consent of a moment lapses. */
    Instant confirmBy(Instant consentedAt) {
      RuleSet rules = RuleSet.of(scene.tender.rules).under(Holidays.of(scene.tender.rules));
      return SigningPeriod.confirmBy(rules, rules.contract().orElseThrow(), consentedAt);
    }

    /** Another contract in the place of the last one. */
    void sendAgain(Instant at) {
      contract = contract(at, contract.hash());
      send(number + 1, at);
    }

    void change(UnaryOperator<JsonObject> change) {
      contract = Contract.from(change.apply(contract.toJson()));
    }

    void send(int place) {
      send(place, AT);
    }

    private void send(int place, Instant at) {
      number = place;
      sign(
          ContractFiles.offer(place), contract.toJson(), "contract-sent", at, scene.tender.officer);
    }

    void step(Kind kind, Instant at) {
      step(kind, at, kind.isSuppliers() ? winner : scene.tender.officer, contract.hash());
    }

    void step(Kind kind, Instant at, TestAuthority.Identity signer, Sha256 of) {
      JsonObject step = new ContractStep(kind, award.tender(), award.lot(), of).toJson();
      sign(ContractFiles.step(number, kind), step, kind.fact().word(), at, signer);
    }

    private void sign(
        String name, JsonObject json, String fact, Instant at, TestAuthority.Identity signer) {
      byte[] signed = signer.signer().sign(json, at);
      scene.files.put(name, signed);
      Sha256 about = json.has("contract") ? json.hash("contract") : json.hash();
      JsonObject data = JsonObject.builder().put("lot", award.lot()).put("contract", about).build();
      scene.log.add(new LedgerEntry(fact, award.tender().toString(), at, Sha256.of(signed), data));
    }

    Report verify() throws UnreadableException {
      scene.log.publish();
      Map<String, byte[]> files = new LinkedHashMap<>(scene.files);
      files.putAll(scene.log.files());
      files.put("manifest.json.p7s", scene.manifest(files));
      return VerifyBundle.verify(BundleScene.zip(files), Optional.of(scene.trust()));
    }
  }

  private static Report report(Consumer<Signing> what) throws Exception {
    var signing = new Signing();
    what.accept(signing);
    return signing.verify();
  }

  /** All three steps after a change of the contract. */
  private static Report concluded(UnaryOperator<JsonObject> change) throws Exception {
    return report(
        signing -> {
          signing.change(change);
          signing.send(1);
          signing.step(Kind.CONSENT, AT.plusSeconds(10));
          signing.step(Kind.CONFIRMATION, AT.plusSeconds(20));
        });
  }

  /** Days later the revocation data of the scene is too old: nothing is refuted all the same. */
  private static void notRefuted(Report report, String said) {
    assertThat(report.findings()).as(report.toString()).isEmpty();
    assertThat(report.confirmed()).anyMatch(line -> line.contains(said));
  }

  private static void verified(Report report, String said) {
    assertThat(report.findings()).as(report.toString()).isEmpty();
    assertThat(report.exitCode()).as(report.toString()).isEqualTo(Report.VERIFIED);
    assertThat(report.confirmed()).anyMatch(line -> line.contains(said));
  }

  private static void refuted(Report report, String check, String expected) {
    assertThat(report.findings())
        .as(report.toString())
        .anyMatch(one -> one.check().equals(check) && one.toString().contains(expected));
  }

  @Test
  void aContractThatBothSignedExists() throws Exception {
    verified(
        concluded(same -> same), "The contract exists: sent, consented to and confirmed over one");
  }

  @Test
  void aContractThatIsSentOrDeclinedIsSaidToBeSo() throws Exception {
    verified(report(signing -> signing.send(1)), "was sent; the supplier could consent until");
    verified(
        report(
            signing -> {
              signing.send(1);
              signing.step(Kind.REFUSAL, AT.plusSeconds(10));
            }),
        "the supplier declined it");
  }

  @Test
  void aContractThatReplacesAnotherIsTheOneThatIsSignedAbout() throws Exception {
    verified(
        report(
            signing -> {
              signing.send(1);
              signing.sendAgain(AT.plusSeconds(5));
              signing.step(Kind.CONSENT, AT.plusSeconds(10));
            }),
        "the supplier consented");
    refuted(
        report(
            signing -> {
              signing.send(1);
              Sha256 first = signing.contract.hash();
              signing.sendAgain(AT.plusSeconds(5));
              signing.step(Kind.CONSENT, AT.plusSeconds(10), signing.winner, first);
            }),
        "contract",
        "002-consent.p7s contract");
  }

  @Test
  void aContractThatNamesAnotherThanTheOneBeforeIsRefuted() throws Exception {
    refuted(
        report(
            signing -> {
              signing.contract = signing.contract(AT, Sha256.ofText("none"));
              signing.send(1);
            }),
        "contract",
        "001-contract.p7s replaces");
    refuted(
        report(
            signing -> {
              signing.send(1);
              signing.contract = signing.contract(AT.plusSeconds(5), null);
              signing.send(2, AT.plusSeconds(5));
            }),
        "contract",
        "002-contract.p7s replaces");
  }

  @Test
  void aConfirmationAfterItsTimeIsRefuted() throws Exception {
    Instant consented = AT.plusSeconds(10);
    notRefuted(confirmed(consented, -1), "The contract exists");
    refuted(confirmed(consented, 0), "contract", "001-confirmation.p7s");
  }

  private static Report confirmed(Instant consented, long millisAfterItsTime) throws Exception {
    return report(
        signing -> {
          signing.send(1);
          signing.step(Kind.CONSENT, consented);
          signing.step(
              Kind.CONFIRMATION, signing.confirmBy(consented).plusMillis(millisAfterItsTime));
        });
  }

  @Test
  void afterAConsentThatLapsedAnotherContractIsSentAndConsentedTo() throws Exception {
    Instant consented = AT.plusSeconds(10);
    notRefuted(
        report(
            signing -> {
              signing.send(1);
              signing.step(Kind.CONSENT, consented);
              Instant lapsed = signing.confirmBy(consented);
              signing.sendAgain(lapsed);
              signing.step(Kind.CONSENT, lapsed.plusSeconds(10));
              signing.step(Kind.CONFIRMATION, lapsed.plusSeconds(20));
            }),
        "The contract exists");
    refuted(
        report(
            signing -> {
              signing.send(1);
              signing.step(Kind.CONSENT, consented);
              signing.sendAgain(signing.confirmBy(consented).minusMillis(1));
            }),
        "contract",
        "has lapsed");
  }

  @Test
  void aContractAfterARefusalIsRefuted() throws Exception {
    refuted(
        report(
            signing -> {
              signing.send(1);
              signing.step(Kind.REFUSAL, AT.plusSeconds(10));
              signing.sendAgain(AT.plusSeconds(20));
            }),
        "contract",
        "no contract after contract/001-refusal.p7s");
  }

  @Test
  void aSumOtherThanTheAwardedOneIsRefuted() throws Exception {
    refuted(
        concluded(json -> json.toBuilder().replace("contractAmount", "1590000001").build()),
        "contract",
        "-contract.p7s contractAmount");
  }

  @Test
  void aContractAboutAnotherAwardOrWithAnotherFirmIsRefuted() throws Exception {
    refuted(
        concluded(
            json -> json.toBuilder().replace("awardHash", Sha256.ofText("other").hex()).build()),
        "contract",
        "-contract.p7s awardHash");
    JsonObject other =
        JsonObject.builder()
            .put("number", "9990000999")
            .put("name", new LocalText("다른건설", "").toJson())
            .build();
    refuted(
        concluded(json -> json.toBuilder().replace("supplier", other).build()),
        "contract",
        "-contract.p7s supplier");
  }

  @Test
  void damagesOtherThanThoseOfTheRuleSetAreRefuted() throws Exception {
    JsonObject light =
        JsonObject.builder().put("kind", "works").put("rate", "0.01").put("cap", "30").build();
    refuted(
        concluded(
            json ->
                json.toBuilder()
                    .replace(
                        "terms", json.object("terms").toBuilder().replace("delay", light).build())
                    .build()),
        "contract",
        "-contract.p7s terms");
  }

  @Test
  void aShorterTimeToConsentThanThatOfTheRuleSetIsRefuted() throws Exception {
    refuted(
        concluded(
            json ->
                json.toBuilder()
                    .replace("consentBy", AT.plusSeconds(60).toString().replace("Z", ".000Z"))
                    .build()),
        "contract",
        "-contract.p7s consentBy");
  }

  @Test
  void aConfirmationWithoutOrBeforeTheConsentIsRefuted() throws Exception {
    refuted(
        report(
            signing -> {
              signing.send(1);
              signing.step(Kind.CONFIRMATION, AT.plusSeconds(20));
            }),
        "contract",
        "a consent before it");
    refuted(
        report(
            signing -> {
              signing.send(1);
              signing.step(Kind.CONFIRMATION, AT.plusSeconds(10));
              signing.step(Kind.CONSENT, AT.plusSeconds(20));
            }),
        "order",
        "confirmation.p7s");
  }

  @Test
  void aConsentThatCameTooLateIsRefuted() throws Exception {
    refuted(
        report(
            signing -> {
              signing.send(1);
              signing.step(Kind.CONSENT, signing.contract.consentBy());
            }),
        "contract",
        "logged before");
  }

  @Test
  void eachPartySignsForItself() throws Exception {
    refuted(
        report(
            signing -> {
              signing.send(1);
              signing.step(
                  Kind.CONSENT,
                  AT.plusSeconds(10),
                  signing.scene.tender.bidders.get(0),
                  signing.contract.hash());
            }),
        "signer",
        "the firm that signed the winning bid");
    refuted(
        report(
            signing -> {
              signing.send(1);
              signing.step(Kind.CONSENT, AT.plusSeconds(10));
              signing.step(
                  Kind.CONFIRMATION, AT.plusSeconds(20), signing.winner, signing.contract.hash());
            }),
        "signer",
        "somebody certified for agency");
  }

  @Test
  void aConsentThatTheBundleLeavesOutIsRefuted() throws Exception {
    refuted(
        report(
            signing -> {
              signing.send(1);
              signing.step(Kind.CONSENT, AT.plusSeconds(10));
              signing.scene.files.remove(ContractFiles.step(1, Kind.CONSENT));
            }),
        "log",
        "the document of contract-consented in the bundle");
  }
}
