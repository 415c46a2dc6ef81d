package org.opengeps.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.opengeps.protocol.fixture.FixedRandom;
import org.opengeps.protocol.fixture.TenderScene;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.log.Checkpoint;
import org.opengeps.protocol.log.SignedNote;
import org.opengeps.protocol.message.BundleHistory;

/** A log that was changed on the way is found out, even if log and witness sign what they like. */
class LogHistoryTest {
  private static final BundleScene SCENE = new BundleScene();
  private static final BundleHistory HISTORY =
      BundleHistory.from(JsonObject.parse(SCENE.files.get("ledger/history.json")));

  private static List<Finding> findings(List<BundleHistory.Step> steps) throws Exception {
    Map<String, byte[]> files = new LinkedHashMap<>(SCENE.files);
    files.put("ledger/history.json", new BundleHistory(steps).toJson().canonical());
    files.put("manifest.json.p7s", SCENE.manifest(files));
    return VerifyBundle.verify(BundleScene.zip(files), Optional.of(SCENE.trust())).findings();
  }

  private static long size(BundleHistory.Step step) {
    return Checkpoint.parse(SignedNote.parse(step.checkpoint()).text()).size();
  }

  @Test
  void theTrueHistoryHolds() throws Exception {
    assertThat(HISTORY.checkpoints()).hasSizeGreaterThan(3);
    assertThat(findings(HISTORY.checkpoints())).isEmpty();
  }

  @Test
  void aCheckpointWithAnotherRootIsInconsistentThoughEverybodySignedIt() throws Exception {
    for (int i = 0; i < HISTORY.checkpoints().size(); i++) {
      BundleHistory.Step step = HISTORY.checkpoints().get(i);
      String text =
          new Checkpoint(SceneLog.ORIGIN, size(step), FixedRandom.hash("another past")).text();
      SignedNote note =
          SignedNote.sign(text, SCENE.log.logKey)
              .with(List.of(SCENE.log.witnessKey.cosign(text, TenderScene.OPENS)));
      List<BundleHistory.Step> steps = new ArrayList<>(HISTORY.checkpoints());
      steps.set(i, new BundleHistory.Step(note.toString(), step.proof()));
      String where = "ledger/history.json checkpoints[" + i + "]";
      assertThat(findings(steps))
          .anyMatch(one -> one.check().equals("consistency") && one.where().equals(where));
    }
  }

  @Test
  void withoutACheckpointBetweenCloseAndTheFirstPartialNobodyMayHaveOpened() throws Exception {
    List<BundleHistory.Step> steps = HISTORY.checkpoints();
    List<BundleHistory.Step> fewer = List.of(steps.get(0), steps.get(1), steps.get(3));
    assertThat(findings(fewer))
        .anyMatch(one -> one.check().equals("consistency") && one.expected().contains("CLOSE"));
  }

  @Test
  void aCheckpointThatCoversNothingOfTheTenderFirstIsOutOfPlace() throws Exception {
    List<BundleHistory.Step> twice = new ArrayList<>(HISTORY.checkpoints());
    twice.add(twice.get(twice.size() - 1));
    assertThat(findings(twice)).anyMatch(one -> one.check().equals("order"));
  }

  @Test
  void aReceiptOfAnotherPastIsASplitView() throws Exception {
    byte[] receipt = SCENE.receipt().toJson().canonical();
    Optional<org.opengeps.protocol.pki.Trust> trust = Optional.of(SCENE.trust());
    Report own = VerifyReceipt.verify(receipt, trust, Optional.of(SCENE.zip()));
    assertThat(own.findings()).isEmpty();
    assertThat(own.notes()).isEmpty();
    byte[] other = BundleScene.withProoflessBids().zip();
    assertThat(VerifyReceipt.verify(receipt, trust, Optional.of(other)).findings())
        .anyMatch(
            one -> one.check().equals("split view") && one.where().equals("ledger/history.json"));
  }
}
