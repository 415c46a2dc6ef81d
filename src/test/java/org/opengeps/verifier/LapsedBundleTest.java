package org.opengeps.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.opengeps.kernel.Sha256;
import org.opengeps.protocol.fixture.TenderScene;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.log.LedgerEntry;
import org.opengeps.protocol.message.Lapse;

/** The bundle of a tender that was not opened until its latest opening. */
class LapsedBundleTest {
  private static final Instant LATEST =
      NoticedBundle.SCENE.tender.notice.schedule().latestOpening();
  private static final Lapse LAPSE = Lapse.of(NoticedBundle.SCENE.tender.notice, "0");
  private final NoticedBundle bundle = new NoticedBundle();

  @Test
  void aTenderThatLapsedWithItsGateKeyDestroyedHasEnded() throws Exception {
    closed();
    destroyed();
    failed(LAPSE, LATEST);
    Report report = bundle.verify();
    assertThat(report.findings()).as(report.toString()).isEmpty();
    assertThat(report.toString()).contains("its bids lapsed sealed");
    assertThat(report.exitCode()).isEqualTo(Report.VERIFIED);
  }

  @Test
  void aTenderThatLapsedBeforeItsTimeIsRefuted() throws Exception {
    closed();
    destroyed();
    failed(LAPSE, LATEST.minusMillis(1));
    assertThat(NoticedBundle.refuted(bundle.verify())).containsExactly("lapse");
  }

  @Test
  void aLapseThatNamesAnotherTimeThanTheNoticeIsRefuted() throws Exception {
    closed();
    destroyed();
    failed(
        new Lapse(LAPSE.tender(), LAPSE.lot(), LAPSE.noticeHash(), LATEST.minusSeconds(60)),
        LATEST);
    assertThat(NoticedBundle.refuted(bundle.verify())).containsExactly("lapse");
  }

  @Test
  void aGateKeyThatIsNeitherDestroyedNorPublishedIsAFinding() throws Exception {
    closed();
    failed(LAPSE, LATEST);
    assertThat(NoticedBundle.refuted(bundle.verify())).containsExactly("lapse");
  }

  @Test
  void aGateKeyThatTheLogCallsDestroyedAndThatIsHereIsRefuted() throws Exception {
    closed();
    gateKey(TenderScene.OPENS.plusSeconds(2));
    destroyed();
    assertThat(NoticedBundle.refuted(bundle.verify())).contains("lapse");
  }

  @Test
  void aGateKeyThatGoesOutAtTheLatestOpeningIsRefuted() throws Exception {
    closed();
    gateKey(LATEST);
    assertThat(NoticedBundle.refuted(bundle.verify())).contains("lapse");
  }

  @Test
  void aClosingThatIsCalledThatOfALotWhichThereIsNotIsRefuted() throws Exception {
    JsonObject data = JsonObject.builder().put("lot", "1").put("envelope", "price").build();
    bundle.add(
        new LedgerEntry(
            "tender-closed",
            TenderScene.REF.toString(),
            TenderScene.CLOSES.plusSeconds(5),
            Sha256.ofText("another closing"),
            data));
    assertThat(NoticedBundle.refuted(bundle.verify())).containsExactly("log");
  }

  private void closed() {
    copy("close.json");
    bundle.add("close.json", "tender-closed", TenderScene.CLOSES.plusSeconds(5));
    bundle.log.publish();
  }

  private void gateKey(Instant at) {
    copy("gate-key.json");
    bundle.add("gate-key.json", "gate-key-published", at);
  }

  private void copy(String name) {
    bundle.files.put(name, NoticedBundle.SCENE.files.get(name));
  }

  private void destroyed() {
    JsonObject data = JsonObject.builder().put("lot", "0").put("envelope", "price").build();
    bundle.add(
        new LedgerEntry(
            "gate-key-destroyed", TenderScene.REF.toString(), LATEST, (Sha256) null, data));
  }

  private void failed(Lapse lapse, Instant at) {
    bundle.files.put("lapse.json", lapse.toJson().canonical());
    bundle.add("lapse.json", "tender-failed", at);
  }

  @Test
  void aLapseBesideAnOpeningRecordIsRefuted() throws Exception {
    BundleCut cut = new BundleCut(NoticedBundle.SCENE);
    assertThat(cut.files).containsKey("opening-record.p7s");
    cut.files.put("lapse.json", LAPSE.toJson().canonical());
    cut.files.put("manifest.json.p7s", NoticedBundle.SCENE.manifest(cut.files));
    Report report =
        VerifyBundle.verify(
            BundleScene.zip(cut.files), java.util.Optional.of(NoticedBundle.SCENE.trust()));
    assertThat(NoticedBundle.refuted(report)).containsAll(List.of("lapse", "log"));
  }
}
