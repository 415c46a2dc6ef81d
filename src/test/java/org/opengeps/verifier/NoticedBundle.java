package org.opengeps.verifier;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.opengeps.kernel.Sha256;
import org.opengeps.law.HolidayCalendar;
import org.opengeps.protocol.fixture.CommitteeScene;
import org.opengeps.protocol.fixture.Holidays;
import org.opengeps.protocol.fixture.TenderScene;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.json.JsonValues;
import org.opengeps.protocol.log.LedgerEntry;
import org.opengeps.protocol.message.Notice;

/** The bundle of the scene's tender from its ceremony to its notice; tests add what came then. */
final class NoticedBundle {
  static final BundleScene SCENE = new BundleScene();
  private final BundleScene scene;
  final SceneLog log = new SceneLog("");
  final Map<String, byte[]> files = new LinkedHashMap<>();

  NoticedBundle() {
    this(SCENE.tender.notice.schedule().closesAt());
  }

  /**
   * @param closesAt what the log says of the closing
   */
  NoticedBundle(Instant closesAt) {
    this(SCENE, SCENE.tender.notice, SCENE.tender.signedNotice, closesAt);
  }

  /** The same from another first order. */
  NoticedBundle(Notice first) {
    this(SCENE, first);
  }

  /** The same from the first order of another scene, whose lot the bundle is about. */
  NoticedBundle(BundleScene scene, Notice first) {
    this(scene, first, signed(first, TenderScene.NOTICED), first.schedule().closesAt());
  }

  private NoticedBundle(BundleScene scene, Notice first, byte[] signedFirst, Instant closesAt) {
    this.scene = scene;
    scene.files.forEach(
        (name, content) -> {
          if (name.matches("(ceremony|calendars|rules|documents|revocation)/.*")) {
            files.put(name, content);
          }
        });
    files.put("notices/000.p7s", signedFirst);
    Instant at = CommitteeScene.AT;
    add("ceremony/ceremony.p7s", "ceremony-created", at);
    for (int i = 1; i <= 3; i++) {
      add("ceremony/round1-" + i + ".p7s", "ceremony-round1", at);
    }
    for (int i = 1; i <= 3; i++) {
      add("ceremony/round2-" + i + ".p7s", "ceremony-round2", at.plusSeconds(60));
    }
    for (int i = 1; i <= 3; i++) {
      add("ceremony/rehearsal-" + i + ".p7s", "rehearsal-message", at.plusSeconds(120));
    }
    calendar(Holidays.of(scene.tender.rules), TenderScene.NOTICED);
    log.add(
        new LedgerEntry(
            "notice-published",
            TenderScene.REF.toString(),
            TenderScene.NOTICED,
            Sha256.of(files.get("notices/000.p7s")),
            BundleScene.times(first).replace("closesAt", JsonValues.time(closesAt)).build()));
  }

  private static byte[] signed(Notice notice, Instant at) {
    return SCENE.tender.officer.signer().sign(notice.toJson(), at);
  }

  /** A calendar with its entry. */
  NoticedBundle calendar(HolidayCalendar calendar, Instant at) {
    files.put("calendars/" + calendar.hash() + ".json", calendar.canonicalJson());
    add(new LedgerEntry("calendar-published", calendar.hash().hex(), at, calendar.hash(), none()));
    return this;
  }

  /** The next order, as the officer signed it and the log took it. */
  NoticedBundle then(Notice order, String kind, Instant at) {
    String name = "notices/" + order.ref().order() + ".p7s";
    files.put(name, signed(order, at));
    add(
        new LedgerEntry(
            kind,
            order.ref().toString(),
            at,
            Sha256.of(files.get(name)),
            BundleScene.times(order).build()));
    return this;
  }

  /** An entry about the tender or its ceremony, with a file that is there. */
  void add(String name, String kind, Instant at) {
    String subject =
        name.startsWith("ceremony")
            ? scene.tender.committee.statement.ceremony().toString()
            : TenderScene.REF.toString();
    add(name, kind, subject, at);
  }

  void add(String name, String kind, String subject, Instant at) {
    add(new LedgerEntry(kind, subject, at, Sha256.of(files.get(name)), none()));
  }

  void add(LedgerEntry entry) {
    log.add(entry);
  }

  /** A fact about a lot whose document lies in the bundle of that lot. */
  NoticedBundle of(String lot, String kind, Instant at) {
    JsonObject data = JsonObject.builder().put("lot", lot).put("envelope", "price").build();
    add(new LedgerEntry(kind, TenderScene.REF.toString(), at, Sha256.ofText(kind + lot), data));
    return this;
  }

  static JsonObject none() {
    return JsonObject.builder().build();
  }

  /** What the verifier says once all that is published and signed. */
  Report verify() throws UnreadableException {
    log.publish();
    files.putAll(log.files());
    files.put("manifest.json.p7s", scene.manifest(files));
    return VerifyBundle.verify(BundleScene.zip(files), Optional.of(scene.trust()));
  }

  /** Which checks the report refutes. */
  static List<String> refuted(Report report) {
    return report.findings().stream().map(Finding::check).distinct().toList();
  }
}
