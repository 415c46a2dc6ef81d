package org.opengeps.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.opengeps.protocol.cms.SignedDocument;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.message.OpeningRecord;
import org.opengeps.verifier.SceneRemovals.How;

/** Bundles of tenders in which bids were removed before the gate opened. */
class RemovedBidsBundleTest {
  private static final String LIST = "removals.json";
  private static final BundleScene SCENE = BundleScene.withRemovedBids(How.OWN);

  private static Report verify(BundleScene scene, Map<String, byte[]> files) throws Exception {
    Map<String, byte[]> signed = new LinkedHashMap<>(files);
    signed.put("manifest.json.p7s", scene.manifest(files));
    return VerifyBundle.verify(BundleScene.zip(signed), Optional.of(scene.trust()));
  }

  /** That it is refuted, and that a finding of the check names the place. */
  private static void assertRefuted(Report report, String check, String where) {
    assertThat(report.exitCode()).as(report.toString()).isEqualTo(Report.REFUTED);
    assertThat(report.findings())
        .as(report.toString())
        .anyMatch(one -> one.check().equals(check) && one.where().startsWith(where));
  }

  @Test
  void bidsThatTheirOwnBiddersCancelledAreCountedAndStaySealed() throws Exception {
    Report report = verify(SCENE, SCENE.files);
    assertThat(report.findings()).as(report.toString()).isEmpty();
    assertThat(report.exitCode()).as(report.toString()).isEqualTo(Report.VERIFIED);
    assertThat(report.confirmed())
        .anyMatch(line -> line.startsWith("2 bids were removed before the gate opened"))
        .anyMatch(line -> line.startsWith("3 bids open again"));
    assertThat(report.notes()).singleElement().asString().contains("before the opening time");
    JsonObject record = SignedDocument.read(SCENE.files.get("opening-record.p7s")).json();
    OpeningRecord.Counts counts = OpeningRecord.from(record).counts();
    assertThat(counts).isEqualTo(new OpeningRecord.Counts(6, 3, 1, 0, 0, 2, 0));
    assertThat(SCENE.files)
        .containsKeys("submissions/001-statement.p7s", "submissions/005-statement.p7s")
        .doesNotContainKeys("submissions/001-envelope.p7m", "submissions/005-envelope.p7m");
  }

  @Test
  void aReceiptOfARemovedBidSaysSo() throws Exception {
    Report report =
        VerifyReceipt.verify(
            SCENE.receipt().toJson().canonical(),
            Optional.of(SCENE.trust()),
            Optional.of(SCENE.zip()));
    assertThat(report.findings()).as(report.toString()).isEmpty();
    assertThat(report.confirmed()).anyMatch(line -> line.startsWith("The bid was removed"));
  }

  @ParameterizedTest
  @CsvSource({
    "OF_ANOTHER_FIRM, removals, removals/002-request.p7s signer",
    "BY_ANOTHER_AGENCY, signer, removals/002-grant.p7s signer",
    "OF_ANOTHER_STATEMENT, removals, removals/002-request.p7s",
    "ON_ANOTHER_REQUEST, removals, removals/002-request.p7s",
    "AFTER_THE_GATE, order, gate-key.json",
    "UNWITNESSED, consistency, ledger/history.json",
    "TOO_EARLY, order, removals.json",
    "OPENED, partial, partials/public-1.p7s",
    "OPENED, removals, submissions/005-envelope.p7m",
    "OF_ANOTHER_CLOSING, removals, removals.json closeHash",
    "UNLAWFUL, removals, removals.json"
  })
  void aForgedRemovalIsRefutedByName(How how, String check, String where) throws Exception {
    BundleScene forged = BundleScene.withRemovedBids(how);
    Report report = verify(forged, forged.files);
    assertRefuted(report, check, where);
  }

  @Test
  void aRequestOfAnotherFirmNamesWhoSigned() throws Exception {
    BundleScene forged = BundleScene.withRemovedBids(How.OF_ANOTHER_FIRM);
    assertThat(verify(forged, forged.files).findings())
        .singleElement()
        .satisfies(one -> assertThat(one.found()).contains("somebody else", "bidder 3"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"removals/002-request.p7s", "removals/001-grant.p7s"})
  void aRemovalWithoutItsRequestOrConsentIsRefuted(String name) throws Exception {
    Map<String, byte[]> files = new LinkedHashMap<>(SCENE.files);
    files.remove(name);
    assertRefuted(verify(SCENE, files), "removals", name);
  }

  @Test
  void removalsThatTheLogNamesAndTheBundleLacksAreRefuted() throws Exception {
    Map<String, byte[]> files = new LinkedHashMap<>(SCENE.files);
    files.remove(LIST);
    Report report = verify(SCENE, files);
    assertThat(report.findings())
        .anyMatch(one -> one.expected().equals("the document of bids-removed in the bundle"));
    assertRefuted(report, "removals", "removals/001-request.p7s");
    files.keySet().removeIf(name -> name.startsWith("removals/"));
    assertRefuted(verify(SCENE, files), "log", "ledger/entries.json entry");
  }

  @Test
  void removalsThatTheLogDoesNotNameAreRefuted() throws Exception {
    BundleScene plain = new BundleScene();
    Map<String, byte[]> files = new LinkedHashMap<>(plain.files);
    files.put(LIST, SCENE.files.get(LIST));
    assertRefuted(verify(plain, files), "log", LIST);
  }

  @Test
  void aRequestThatNoRemovalNamesIsRefuted() throws Exception {
    Map<String, byte[]> files = new LinkedHashMap<>(SCENE.files);
    files.put("removals/003-request.p7s", files.get("removals/001-request.p7s"));
    assertRefuted(verify(SCENE, files), "removals", "removals/003-request.p7s");
  }

  @Test
  void theEnvelopeOfARemovedBidHasNoPlaceInABundle() throws Exception {
    Map<String, byte[]> files = new LinkedHashMap<>(SCENE.files);
    files.put("submissions/001-envelope.p7m", SCENE.tender.bids.get(0).envelopeDer());
    assertRefuted(verify(SCENE, files), "removals", "submissions/001-envelope.p7m");
  }

  @Test
  void aChangedByteIsRefutedInTheFileThatHasIt() throws Exception {
    for (String name : SCENE.files.keySet()) {
      if (name.startsWith("removals")) {
        for (double part : new double[] {0.1, 0.5, 0.99}) {
          byte[] changed = SCENE.files.get(name).clone();
          changed[(int) (changed.length * part)] ^= 1;
          ChangedBundle.expectNamed(SCENE, name, changed, "byte at " + part);
        }
      }
    }
  }

  @Test
  void whereTooFewBidsRemainNobodyCanSayWhoseTheyWereAndTheReportSaysSo() throws Exception {
    BundleScene failed = BundleScene.failedByRemovals(How.OWN);
    Map<String, byte[]> files = new LinkedHashMap<>(failed.files);
    files.remove("revocation/11.ocsp"); // about a bidder whom nobody sees
    Report report = verify(failed, files);
    assertThat(report.findings()).as(report.toString()).isEmpty();
    assertThat(report.exitCode()).as(report.toString()).isEqualTo(Report.VERIFIED);
    assertThat(failed.files.keySet()).noneMatch(name -> name.startsWith("submissions/"));
    assertThat(report.notes()).anyMatch(note -> note.contains("who signed the bids stays sealed"));
    BundleScene forged = BundleScene.failedByRemovals(How.OF_ANOTHER_STATEMENT);
    assertRefuted(verify(forged, forged.files), "removals", "removals/002-request.p7s");
  }

  @Test
  void everyMessageOfARemovalIsSignedByAPersonOfTheTrustFile() throws Exception {
    BundleScene forger = BundleScene.forgedWhole();
    Report report = VerifyBundle.verify(BundleScene.zip(SCENE.files), Optional.of(forger.trust()));
    for (String name : List.of("removals/001-request.p7s", "removals/002-grant.p7s")) {
      assertRefuted(report, "certificate", name);
    }
  }
}
