package org.opengeps.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.PrivateKey;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.opengeps.protocol.fixture.TestAuthority;
import org.opengeps.protocol.pki.Trust;
import org.opengeps.protocol.threshold.Point;

/** True bundles hold; forged ones do not. */
class VerifyBundleTest {
  private static final BundleScene SCENE = new BundleScene();
  private static final BundleScene FORGED = BundleScene.forgedWhole();

  @Test
  void aTrueBundleIsVerified() throws Exception {
    Report report = VerifyBundle.verify(SCENE.zip(), Optional.of(SCENE.trust()));
    assertThat(report.findings()).isEmpty();
    assertThat(report.notes()).isEmpty();
    assertThat(report.exitCode()).isEqualTo(Report.VERIFIED);
    assertThat(report.confirmed()).anyMatch(line -> line.startsWith("3 bids open again"));
  }

  @Test
  void aBundleInWhichABidderSignedAsTheAgencyAndItsWholeCommitteeIsRefuted() throws Exception {
    BundleScene plot = BundleScene.ofOnePerson();
    Report report = VerifyBundle.verify(plot.zip(), Optional.of(plot.trust()));
    assertThat(report.exitCode()).isEqualTo(Report.REFUTED);
    assertNamed(report, "signer", "notices/000.p7s signer");
    assertNamed(report, "signer", "ceremony/ceremony.p7s signer");
    assertNamed(report, "signer", "ceremony/ceremony.p7s members");
    assertNamed(report, "signer", "award.p7s signer");
  }

  @Test
  void aManifestOrReceiptSignedWithThePublishedGateKeyIsRefutedEvenUnderThePlatformsRoot()
      throws Exception {
    PrivateKey published = TestAuthority.privateKey(SCENE.tender.gateStatement.privateKey());
    Point gate = SCENE.tender.gateStatement.publicKey();
    for (TestAuthority authority :
        List.of(SCENE.tender.sealingAuthority, SCENE.tender.platformAuthority)) {
      assertNotThePlatform(authority.sealing("gate key", published, gate));
    }
  }

  @Test
  void whoeverElseThePlatformsRootHasCertifiedIsNotThePlatform() throws Exception {
    assertNotThePlatform(SCENE.tender.platformAuthority.person("Responder of the platform"));
  }

  private static void assertNotThePlatform(TestAuthority.Identity forger) throws Exception {
    Map<String, byte[]> files = new LinkedHashMap<>(SCENE.files);
    files.put("manifest.json.p7s", SCENE.manifest(files, forger));
    byte[] receipt = SCENE.receipt(forger).toJson().canonical();
    for (Optional<Trust> trust : List.of(Optional.of(SCENE.trust()), Optional.<Trust>empty())) {
      Report bundle = VerifyBundle.verify(BundleScene.zip(files), trust);
      assertThat(bundle.exitCode()).isEqualTo(Report.REFUTED);
      assertNamed(bundle, "certificate", "manifest.json.p7s");
      Report alone = VerifyReceipt.verify(receipt, trust, Optional.empty());
      assertThat(alone.exitCode()).isEqualTo(Report.REFUTED);
      assertNamed(alone, "certificate", "core");
    }
  }

  @Test
  void withoutATrustFileItIsConsistentButNotAnchored() throws Exception {
    Report report = VerifyBundle.verify(SCENE.zip(), Optional.empty());
    assertThat(report.findings()).isEmpty();
    assertThat(report.exitCode()).isEqualTo(Report.NOT_ANCHORED);
  }

  @Test
  void aBundleForgedWholeUnderFreshKeysIsPerfectExceptForTheTrustFile() throws Exception {
    Trust real = SCENE.trust();
    Trust forged = FORGED.trust();
    assertThat(forged.origin()).isEqualTo(real.origin());
    assertThat(forged.logKey()).isNotEqualTo(real.logKey());
    assertThat(forged.witnessKeys()).doesNotContainAnyElementsOf(real.witnessKeys());
    assertThat(forged.platformRoots()).doesNotContainAnyElementsOf(real.platformRoots());
    assertThat(forged.signingRoots()).doesNotContainAnyElementsOf(real.signingRoots());
    assertThat(forged.timestampRoots()).doesNotContainAnyElementsOf(real.timestampRoots());
    assertThat(VerifyBundle.verify(FORGED.zip(), Optional.of(forged)).findings()).isEmpty();
    Report unanchored = VerifyBundle.verify(FORGED.zip(), Optional.empty());
    assertThat(unanchored.findings()).isEmpty();
    assertThat(unanchored.exitCode()).isEqualTo(Report.NOT_ANCHORED);
  }

  @Test
  void underTheRealTrustFileEverythingForeignInItIsNamed() throws Exception {
    Report report = VerifyBundle.verify(FORGED.zip(), Optional.of(SCENE.trust()));
    assertThat(report.exitCode()).isEqualTo(Report.REFUTED);
    assertNamed(report, "checkpoint", "ledger/checkpoint"); // the log's key
    assertNamed(report, "witness", "ledger/checkpoint"); // the witness's
    assertNamed(report, "timestamp", "ledger/entries.json"); // the time-stamp authority
    for (String name : FORGED.files.keySet()) {
      if (name.endsWith(".p7s")) { // people's and the platform's authorities
        assertNamed(report, "certificate", name);
      }
    }
  }

  private static void assertNamed(Report report, String check, String where) {
    assertThat(report.findings())
        .as(check + " " + where)
        .anyMatch(finding -> finding.check().equals(check) && finding.where().startsWith(where));
  }

  @Test
  void eachForeignKeyAloneIsEnoughToFail() throws Exception {
    Trust real = SCENE.trust();
    Trust forged = FORGED.trust();
    List<Trust> halves =
        List.of(
            trust(forged.logKey(), real.witnessKeys(), real, real, real),
            trust(real.logKey(), forged.witnessKeys(), real, real, real),
            trust(real.logKey(), real.witnessKeys(), forged, real, real),
            trust(real.logKey(), real.witnessKeys(), real, forged, real),
            trust(real.logKey(), real.witnessKeys(), real, real, forged));
    List<String> checks =
        List.of("checkpoint", "witness", "certificate", "certificate", "timestamp");
    for (int i = 0; i < halves.size(); i++) {
      Report report = VerifyBundle.verify(SCENE.zip(), Optional.of(halves.get(i)));
      String check = checks.get(i);
      assertThat(report.exitCode()).isEqualTo(Report.REFUTED);
      assertThat(report.findings())
          .as("half " + i)
          .anyMatch(finding -> finding.check().equals(check));
    }
  }

  private static Trust trust(
      String logKey, List<String> witnesses, Trust platform, Trust people, Trust stamps) {
    return new Trust(
        SceneLog.ORIGIN,
        logKey,
        witnesses,
        platform.platformRoots(),
        platform.sealingRoots(),
        people.signingRoots(),
        stamps.timestampRoots());
  }

  @Test
  void aMissingFileIsNamed() throws Exception {
    for (String name : SCENE.files.keySet()) {
      Map<String, byte[]> fewer = new LinkedHashMap<>(SCENE.files);
      fewer.remove(name);
      fewer.replace("manifest.json.p7s", SCENE.manifest(fewer));
      Report report = VerifyBundle.verify(BundleScene.zip(fewer), Optional.of(SCENE.trust()));
      if (name.startsWith("revocation/")) {
        assertThat(report.exitCode()).as(name).isEqualTo(Report.INCOMPLETE);
        assertThat(report.lacking()).as(name).anyMatch(line -> line.contains("revocation data"));
      } else {
        assertThat(report.exitCode()).as(name).isEqualTo(Report.REFUTED);
      }
    }
  }

  @Test
  void aReceiptIsVerifiedAloneAndInItsBundle() throws Exception {
    byte[] receipt = SCENE.receipt().toJson().canonical();
    Report report =
        VerifyReceipt.verify(receipt, Optional.of(SCENE.trust()), Optional.of(SCENE.zip()));
    assertThat(report.findings()).isEmpty();
    assertThat(report.exitCode()).isEqualTo(Report.VERIFIED);
  }

  @Test
  void aFailedTenderIsVerifiedWithItsBidsStillSealed() throws Exception {
    BundleScene failed = BundleScene.failed();
    Report report = VerifyBundle.verify(failed.zip(), Optional.of(failed.trust()));
    assertThat(report.findings()).isEmpty();
    assertThat(failed.files.keySet()).noneMatch(name -> name.startsWith("submissions/"));
    assertThat(report.exitCode()).isEqualTo(Report.VERIFIED);
  }
}
