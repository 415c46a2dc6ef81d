package org.opengeps.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.opengeps.kernel.Sha256;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.message.ContractStep.Kind;
import org.opengeps.protocol.message.LocalText;
import org.opengeps.protocol.message.Suspension;

/** The bundle of a tender whose contract is concluded, as it should be and otherwise. */
class ContractBundleTest {
  private static final Instant AT = ContractSigning.AT;

  private static Report report(Consumer<ContractSigning> what) throws Exception {
    var signing = new ContractSigning();
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

  /** The number is the same; what is looked for by its name would not be found. */
  @Test
  void aConsentUnderAnotherSpellingOfItsNumberIsRefuted() throws Exception {
    Report report =
        report(
            signing -> {
              signing.send(1);
              signing.step(Kind.CONFIRMATION, AT.plusSeconds(10));
              signing.step(Kind.CONSENT, AT.plusSeconds(20));
              byte[] consent = signing.scene.files.remove("contract/001-consent.p7s");
              signing.scene.files.put("contract/0001-consent.p7s", consent);
            });
    refuted(report, "contract", "contract/001-consent.p7s");
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

  @Test
  void aSuspensionBetweenAwardAndConfirmationPutsTheTimesOffByItsLength() throws Exception {
    Instant from = AT.plusSeconds(20);
    Instant until = AT.plusSeconds(80);
    notRefuted(confirmedAround(from, until, 59_999), "The contract exists");
    refuted(confirmedAround(from, until, 60_000), "contract", "001-confirmation.p7s");
  }

  /** Confirmed so long after the time that there was at the consent. */
  private static Report confirmedAround(Instant from, Instant until, long millis) throws Exception {
    return report(
        signing -> {
          signing.send(1);
          Instant consented = AT.plusSeconds(10);
          signing.step(Kind.CONSENT, consented);
          signing.pause(from, until);
          signing.step(Kind.CONFIRMATION, signing.confirmBy(consented).plusMillis(millis));
        });
  }

  @Test
  void aStepWithinASuspensionIsRefuted() throws Exception {
    refuted(
        report(
            signing -> {
              signing.send(1);
              signing.pause(1, Suspension.Kind.SUSPEND, null, AT.plusSeconds(5));
              signing.step(Kind.CONSENT, AT.plusSeconds(10));
            }),
        "suspension",
        "contract-consented");
  }

  @Test
  void aSuspensionOfAContractThatExistsIsRefuted() throws Exception {
    refuted(
        report(
            signing -> {
              signing.send(1);
              signing.step(Kind.CONSENT, AT.plusSeconds(10));
              signing.step(Kind.CONFIRMATION, AT.plusSeconds(20));
              signing.pause(1, Suspension.Kind.SUSPEND, null, AT.plusSeconds(30));
            }),
        "order",
        "001-confirmation.p7s");
  }
}
