package org.opengeps.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.opengeps.protocol.fixture.TestAuthority;
import org.opengeps.protocol.pki.Trust;

/** True bundles hold; forged ones do not. */
class VerifyBundleTest {
  private static final BundleScene SCENE = new BundleScene();

  @Test
  void aTrueBundleIsVerified() throws Exception {
    Report report = VerifyBundle.verify(SCENE.zip(), Optional.of(SCENE.trust()));
    assertThat(report.findings()).isEmpty();
    assertThat(report.notes()).isEmpty();
    assertThat(report.exitCode()).isEqualTo(Report.VERIFIED);
    assertThat(report.confirmed()).anyMatch(line -> line.startsWith("3 bids open again"));
  }

  @Test
  void withoutATrustFileItIsConsistentButNotAnchored() throws Exception {
    Report report = VerifyBundle.verify(SCENE.zip(), Optional.empty());
    assertThat(report.findings()).isEmpty();
    assertThat(report.exitCode()).isEqualTo(Report.NOT_ANCHORED);
  }

  @Test
  void aBundleForgedWholeUnderFreshKeysFails() throws Exception {
    Trust other =
        new Trust(
            BundleScene.ORIGIN,
            SCENE.logKey.key().toString(),
            List.of(SCENE.witnessKey.key().toString()),
            Set.of(new TestAuthority("Real Platform CA").root()),
            Set.of(new TestAuthority("Real Signing CA").root()),
            Set.of(new TestAuthority("Real TSA").root()));
    Report report = VerifyBundle.verify(SCENE.zip(), Optional.of(other));
    assertThat(report.exitCode()).isEqualTo(Report.REFUTED);
    assertThat(report.findings())
        .anyMatch(
            finding ->
                finding.where().equals("notices/000.p7s") && finding.check().equals("certificate"));
    assertThat(report.findings()).anyMatch(finding -> finding.where().equals("opening-record.p7s"));
  }

  @Test
  void aMissingFileIsNamed() throws Exception {
    for (String name : SCENE.files.keySet()) {
      Map<String, byte[]> fewer = new LinkedHashMap<>(SCENE.files);
      fewer.remove(name);
      fewer.replace("manifest.json.p7s", SCENE.manifest(fewer));
      Report report = VerifyBundle.verify(BundleScene.zip(fewer), Optional.of(SCENE.trust()));
      if (name.startsWith("revocation/")) {
        assertThat(report.notes()).as(name).isNotEmpty();
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
