package org.opengeps.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.opengeps.kernel.Sha256;
import org.opengeps.protocol.fixture.TenderScene;
import org.opengeps.protocol.fixture.TestAuthority;
import org.opengeps.protocol.message.LocalText;
import org.opengeps.protocol.message.Suspension;
import org.opengeps.protocol.message.SuspensionApproval;

/** The bundle of a tender whose round stood still for a while, as it should be and otherwise. */
class SuspendedBundleTest {
  private static final Instant AT = TenderScene.OPENS.plusSeconds(120);

  @Test
  void aRoundThatTwoOfficersStoppedAndLetGoOnIsVerified() throws Exception {
    Report report =
        report(
            scene -> {
              Suspension suspended = suspend(scene, 1, (Sha256) null);
              empty(scene);
              resume(scene, 2, suspended);
              Suspension again = suspend(scene, 3, resumed(scene, suspended));
              resume(scene, 4, again);
            });
    assertThat(report.findings()).as(report.toString()).isEmpty();
    assertThat(report.exitCode()).as(report.toString()).isEqualTo(Report.VERIFIED);
    assertThat(report.confirmed())
        .anyMatch(line -> line.contains("4 acts by which the round stood still or went on"));
  }

  @Test
  void aScoreAndAnAwardInsideASuspensionAreRefuted() throws Exception {
    Report report =
        report(
            scene -> {
              suspend(scene, 1, (Sha256) null);
              empty(scene);
            });
    assertThat(report.findings())
        .anyMatch(one -> one.check().equals("suspension") && one.where().contains("leaves["))
        .anyMatch(one -> one.check().equals("suspension") && one.found().equals("award-decided"));
  }

  @Test
  void aScoreFromBeforeASuspensionMayStandInTheBatchBehindIt() throws Exception {
    Report report = report(scene -> suspend(scene, 1, (Sha256) null));
    assertThat(report.findings())
        .noneMatch(one -> one.where().contains("leaves["))
        .anyMatch(one -> one.found().equals("award-decided"));
  }

  @Test
  void aResumptionByOneOfficerIsRefuted() throws Exception {
    Report report =
        report(
            scene -> {
              Suspension suspended = suspend(scene, 1, (Sha256) null);
              signed(scene, 2, resumed(scene, suspended), scene.tender.officer);
            });
    assertThat(report.findings())
        .anyMatch(one -> one.expected().contains("another person than the one who proposed"));
  }

  @Test
  void theConsentOfSomebodyOutsideOfTheAgencyIsRefuted() throws Exception {
    Report report =
        report(
            scene ->
                signed(
                    scene,
                    1,
                    act(scene, Suspension.Kind.SUSPEND, null),
                    scene.tender.signing.person("남", "Z999999")));
    assertThat(report.findings()).anyMatch(one -> one.check().equals("signer"));
  }

  @Test
  void anActThatIsMissingFromTheChainIsRefuted() throws Exception {
    Report report =
        report(
            scene -> {
              Suspension suspended = suspend(scene, 1, Sha256.ofText("a resumption left out"));
              resume(scene, 2, suspended);
            });
    assertThat(report.findings()).anyMatch(one -> one.where().endsWith("001-act.p7s follows"));
  }

  @Test
  void aSuspensionWithoutItsFileIsRefuted() throws Exception {
    BundleScene scene = BundleScene.with(one -> resume(one, 2, suspend(one, 1, (Sha256) null)));
    scene.files.remove("suspensions/002-act.p7s");
    assertThat(verify(scene).findings())
        .anyMatch(one -> one.expected().contains("the document of round-resumed"));
  }

  @Test
  void aRoundMayStandStillAlsoBetweenAwardAndContract() throws Exception {
    BundleScene scene = new BundleScene();
    suspend(scene, 1, (Sha256) null);
    scene.log.publish();
    assertThat(verify(scene).findings()).isEmpty();
  }

  private static Report report(Consumer<BundleScene> beforeScores) throws Exception {
    return verify(BundleScene.with(beforeScores));
  }

  private static Report verify(BundleScene scene) throws Exception {
    Map<String, byte[]> files = new LinkedHashMap<>(scene.files);
    files.putAll(scene.log.files());
    files.put("manifest.json.p7s", scene.manifest(files));
    return VerifyBundle.verify(BundleScene.zip(files), Optional.of(scene.trust()));
  }

  /** A second passes. */
  private static void empty(BundleScene scene) {
    scene.log.batch("candidate-scored", List.of(), AT);
  }

  private static Suspension suspend(BundleScene scene, int number, Sha256 follows) {
    return signed(scene, number, act(scene, Suspension.Kind.SUSPEND, follows), second(scene));
  }

  private static Suspension suspend(BundleScene scene, int number, Suspension before) {
    return suspend(scene, number, before.hash());
  }

  private static void resume(BundleScene scene, int number, Suspension suspended) {
    signed(scene, number, resumed(scene, suspended), second(scene));
  }

  private static Suspension resumed(BundleScene scene, Suspension suspended) {
    return act(scene, Suspension.Kind.RESUME, suspended.hash());
  }

  private static TestAuthority.Identity second(BundleScene scene) {
    return scene.tender.signing.person("이결재", scene.tender.notice.agency().code());
  }

  private static Suspension act(BundleScene scene, Suspension.Kind kind, Sha256 follows) {
    return new Suspension(
        scene.tender.ref, "0", kind, follows, new LocalText("이의신청 검토", "An objection"));
  }

  private static Suspension signed(
      BundleScene scene, int number, Suspension act, TestAuthority.Identity approver) {
    byte[] signed = scene.tender.officer.signer().sign(act.toJson(), AT);
    var approval = new SuspensionApproval(scene.tender.ref, "0", Sha256.of(signed));
    boolean suspends = act.act() == Suspension.Kind.SUSPEND;
    scene.pause(
        number,
        signed,
        approver.signer().sign(approval.toJson(), AT),
        suspends ? "round-suspended" : "round-resumed",
        AT);
    return act;
  }
}
