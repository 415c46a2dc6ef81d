package org.opengeps.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.TenderRef;
import org.opengeps.law.outage.Gap;
import org.opengeps.law.outage.OutageRule;
import org.opengeps.law.outage.PostponementCheck;
import org.opengeps.protocol.fixture.CommitteeScene;
import org.opengeps.protocol.fixture.TenderScene;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.log.Checkpoint;
import org.opengeps.protocol.log.LedgerEntry;
import org.opengeps.protocol.log.SignedNote;
import org.opengeps.protocol.message.Incident;
import org.opengeps.protocol.message.Postponement;

/** The bundle of a tender that an outage moved: the verifier computes the outage rule again. */
class PostponedBundleTest {
  private static final Instant CLOSES = TenderScene.CLOSES;
  private static final Gap OUTAGE = new Gap(CLOSES.minusSeconds(2400), CLOSES.plusSeconds(900));
  private static final TenderRef MOVED = Postponement.next(TenderScene.REF);
  private static final BundleScene SCENE = new BundleScene();

  @Test
  void aPostponementThatTheLogAndTheRuleSetGiveIsConfirmed() throws Exception {
    Report report = verify(incident(OUTAGE, MOVED), Duration.ZERO, OUTAGE);
    assertThat(report.findings()).isEmpty();
    assertThat(report.toString()).contains("1 postponement(s) follow from outages");
  }

  @Test
  void otherTimesThanTheRuleGivesAreRefuted() throws Exception {
    Report report = verify(incident(OUTAGE, MOVED), Duration.ofMinutes(1), OUTAGE);
    assertThat(report.findings())
        .anyMatch(one -> one.check().equals("postponement") && one.where().contains("001"));
  }

  @Test
  void aGapThatNoWitnessSawIsRefuted() throws Exception {
    Gap claimed = new Gap(OUTAGE.from(), OUTAGE.until().plusSeconds(60));
    Incident invented =
        Incident.ofGap(
            UUID.nameUUIDFromBytes(new byte[] {1}),
            claimed.from(),
            claimed.until(),
            note(3, OUTAGE.from()),
            note(4, OUTAGE.until()),
            List.of(MOVED));
    assertThat(verify(invented, Duration.ZERO, claimed).findings())
        .anyMatch(one -> one.check().equals("postponement"));
  }

  @Test
  void aCheckpointInsideOfTheGapShowsThatItWasNone() throws Exception {
    // the scene's witness saw the checkpoints of the bundle 200 seconds after the opening time
    Gap long_ = new Gap(OUTAGE.from(), TenderScene.OPENS.plusSeconds(300));
    assertThat(verify(incident(long_, MOVED), Duration.ZERO, long_).findings())
        .anyMatch(one -> one.where().startsWith("incidents/"));
  }

  @Test
  void anOrderThatItsIncidentDoesNotListIsRefuted() throws Exception {
    Incident other = incident(OUTAGE, new TenderRef("R25BK00000009", "001"));
    assertThat(verify(other, Duration.ZERO, OUTAGE).findings())
        .anyMatch(one -> one.check().equals("postponement"));
  }

  private static Incident incident(Gap gap, TenderRef order) {
    return Incident.ofGap(
        UUID.nameUUIDFromBytes(new byte[] {1}),
        gap.from(),
        gap.until(),
        note(3, gap.from()),
        note(4, gap.until()),
        List.of(order));
  }

  private static String note(long size, Instant seen) {
    String text = new Checkpoint(SceneLog.ORIGIN, size, Sha256.of(new byte[] {(byte) size})).text();
    return SignedNote.sign(text, SCENE.log.logKey)
        .with(List.of(SCENE.log.witnessKey.cosign(text, seen)))
        .toString();
  }

  /** The bundle of the tender as it is after the postponement, not closed yet. */
  private static Report verify(Incident incident, Duration off, Gap gap) throws Exception {
    SceneLog log = new SceneLog("");
    Map<String, byte[]> files = new LinkedHashMap<>();
    SCENE.files.forEach(
        (name, content) -> {
          if (name.matches("(ceremony|notices|rules|documents|revocation)/.*")) {
            files.put(name, content);
          }
        });
    for (String name : List.of("ceremony", "round1-1", "round1-2", "round1-3")) {
      add(
          log,
          files,
          "ceremony/" + name + ".p7s",
          name.equals("ceremony") ? "ceremony-created" : "ceremony-round1",
          CommitteeScene.AT);
    }
    for (int i = 1; i <= 3; i++) {
      add(
          log,
          files,
          "ceremony/round2-" + i + ".p7s",
          "ceremony-round2",
          CommitteeScene.AT.plusSeconds(60));
    }
    for (int i = 1; i <= 3; i++) {
      add(
          log,
          files,
          "ceremony/rehearsal-" + i + ".p7s",
          "rehearsal-message",
          CommitteeScene.AT.plusSeconds(120));
    }
    add(log, files, "notices/000.p7s", "notice-published", TenderScene.NOTICED);
    Instant at = gap.until().plusSeconds(2);
    String name = "incidents/" + incident.hash() + ".json";
    files.put(name, incident.toJson().canonical());
    add(log, files, name, "incident-recorded", incident.id().toString(), at);
    files.put(
        "notices/001.p7s", SCENE.tender.platform.signer().sign(order(incident, off, gap), at));
    add(log, files, "notices/001.p7s", "tender-postponed", MOVED.toString(), at);
    log.publish();
    files.putAll(log.files());
    files.put("manifest.json.p7s", SCENE.manifest(files));
    return VerifyBundle.verify(BundleScene.zip(files), Optional.of(SCENE.trust()));
  }

  private static JsonObject order(Incident incident, Duration off, Gap gap) {
    OutageRule.Move move =
        OutageRule.of(SCENE.tender.rules)
            .move(PostponementCheck.times(SCENE.tender.notice), gap)
            .orElseThrow();
    return new Postponement(
            MOVED,
            SCENE.tender.notice.hash(),
            incident.hash(),
            move.clause(),
            move.closesAt().plus(off),
            move.opensAt().plus(off))
        .toJson();
  }

  private static void add(
      SceneLog log, Map<String, byte[]> files, String name, String kind, Instant at) {
    String subject =
        name.startsWith("ceremony")
            ? SCENE.tender.committee.statement.ceremony().toString()
            : TenderScene.REF.toString();
    add(log, files, name, kind, subject, at);
  }

  private static void add(
      SceneLog log,
      Map<String, byte[]> files,
      String name,
      String kind,
      String subject,
      Instant at) {
    JsonObject data = JsonObject.builder().build();
    log.add(new LedgerEntry(kind, subject, at, Sha256.of(files.get(name)), data));
  }
}
