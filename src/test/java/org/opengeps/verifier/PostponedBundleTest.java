package org.opengeps.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.TenderRef;
import org.opengeps.law.outage.Gap;
import org.opengeps.law.outage.OutageRule;
import org.opengeps.law.outage.PostponementCheck;
import org.opengeps.protocol.fixture.Holidays;
import org.opengeps.protocol.fixture.TenderScene;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.log.Checkpoint;
import org.opengeps.protocol.log.LedgerEntry;
import org.opengeps.protocol.log.SignedNote;
import org.opengeps.protocol.message.Incident;
import org.opengeps.protocol.message.Notice;
import org.opengeps.protocol.message.Postponement;

/** The bundle of a tender that an outage moved: the verifier computes the outage rule again. */
class PostponedBundleTest {
  private static final Instant CLOSES = TenderScene.CLOSES;
  private static final Gap OUTAGE = new Gap(CLOSES.minusSeconds(2400), CLOSES.plusSeconds(900));
  private static final TenderRef MOVED = Postponement.next(TenderScene.REF);
  private static final BundleScene SCENE = NoticedBundle.SCENE;

  @Test
  void aPostponementThatTheLogAndTheRuleSetGiveIsConfirmed() throws Exception {
    Report report = verify(incident(OUTAGE, MOVED), Duration.ZERO, OUTAGE);
    assertThat(report.findings()).isEmpty();
    assertThat(report.toString()).contains("1 postponement follows from outages");
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

  @Test
  void aLogThatNamesOtherTimesThanTheOrderIsRefutedForItWouldHideAnOutage() throws Exception {
    NoticedBundle bundle = new NoticedBundle(CLOSES.plusSeconds(1));
    assertThat(bundle.verify().findings())
        .anyMatch(
            one -> one.where().equals("notices/000.p7s") && one.toString().contains("closesAt"));
  }

  @Test
  void aLogThatNamesAnotherGapThanTheIncidentIsRefuted() throws Exception {
    NoticedBundle bundle = new NoticedBundle();
    Incident incident = incident(OUTAGE, MOVED);
    String name = "incidents/" + incident.hash() + ".json";
    bundle.files.put(name, incident.toJson().canonical());
    add(bundle, incident, outage(OUTAGE.from(), OUTAGE.until().plusSeconds(1)));
    assertThat(bundle.verify().findings())
        .anyMatch(one -> one.where().equals(name) && one.toString().contains("until"));
  }

  private static void add(NoticedBundle bundle, Incident incident, JsonObject data) {
    Instant at = incident.until().plusSeconds(2);
    bundle.add(
        new LedgerEntry("incident-recorded", incident.id().toString(), at, incident.hash(), data));
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

  private static JsonObject outage(Instant from, Instant until) {
    return JsonObject.builder().put("cause", "gap").put("from", from).put("until", until).build();
  }

  /** The bundle of the tender as it is after the postponement, not closed yet. */
  private static Report verify(Incident incident, Duration off, Gap gap) throws Exception {
    NoticedBundle bundle = new NoticedBundle();
    postpone(bundle, SCENE.tender.notice, incident, off, gap);
    return bundle.verify();
  }

  /** An outage over the closing moves this order, as the rule set says. */
  static void postpone(NoticedBundle bundle, Notice before) {
    postpone(
        bundle, before, incident(OUTAGE, Postponement.next(before.ref())), Duration.ZERO, OUTAGE);
  }

  private static void postpone(
      NoticedBundle bundle, Notice before, Incident incident, Duration off, Gap gap) {
    Instant at = gap.until().plusSeconds(2);
    String name = "incidents/" + incident.hash() + ".json";
    bundle.files.put(name, incident.toJson().canonical());
    add(bundle, incident, outage(incident.from(), incident.until()));
    Postponement order = order(before, incident, off, gap);
    byte[] signed = SCENE.tender.platform.signer().sign(order.toJson(), at);
    bundle.files.put("notices/" + order.ref().order() + ".p7s", signed);
    bundle.add(
        new LedgerEntry(
            "tender-postponed",
            order.ref().toString(),
            at,
            Sha256.of(signed),
            BundleScene.times(order.applyTo(before)).put("incident", incident.hash()).build()));
  }

  private static Postponement order(Notice before, Incident incident, Duration off, Gap gap) {
    OutageRule.Move move =
        OutageRule.of(SCENE.tender.rules, Holidays.KOREAN)
            .move(PostponementCheck.times(before), gap)
            .orElseThrow();
    return new Postponement(
        Postponement.next(before.ref()),
        before.hash(),
        incident.hash(),
        move.clause(),
        move.closesAt().plus(off),
        move.opensAt().plus(off),
        Holidays.KOREAN.ref());
  }
}
