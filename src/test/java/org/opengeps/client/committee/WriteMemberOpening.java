package org.opengeps.client.committee;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.opengeps.law.HolidayCalendar;
import org.opengeps.protocol.fixture.Holidays;
import org.opengeps.protocol.fixture.TenderScene;
import org.opengeps.protocol.json.JsonBuilder;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.log.Checkpoint;
import org.opengeps.protocol.log.InclusionProof;
import org.opengeps.protocol.log.LedgerEntry;
import org.opengeps.protocol.log.LogProof;
import org.opengeps.protocol.log.MerkleTree;
import org.opengeps.protocol.log.SignedNote;
import org.opengeps.protocol.log.TilePath;
import org.opengeps.protocol.log.Tiles;
import org.opengeps.protocol.message.Partial;
import org.opengeps.protocol.message.Slot;
import org.opengeps.protocol.opening.SealedBid;
import org.opengeps.protocol.threshold.Point;
import org.opengeps.protocol.threshold.Scalar;

/**
 * Writes an opening as an engine hands it over, with the log behind it, for the test of the
 * member's page ({@code dossier.test.mjs}): the page must find the points and values that stand
 * beside it. Run it in the project's folder after a change that is meant.
 */
final class WriteMemberOpening {
  private static final Path FILE = Path.of("src/test/resources/cases/member/opening.json");

  /** More than one bundle of 256 entries before the closing, and more after it. */
  private static final int BEFORE = 300;

  private static final int AFTER = 90;
  private static final Instant SEEN = TenderScene.CLOSES.plusSeconds(3);
  private static final Instant NOW = TenderScene.OPENS.plusSeconds(10);
  private final TenderScene scene = TenderScene.counted();
  private final List<byte[]> log = new ArrayList<>();

  private WriteMemberOpening() {
    scene.bid(1, 1_540_000_000, List.of(1, 15));
    scene.bid(2, 1_550_000_000, List.of(2, 3));
    scene.bid(3, 1_560_000_000, List.of(4, 5));
    SealedBid copied = scene.bids.get(0);
    scene.receive(
        UUID.nameUUIDFromBytes(new byte[] {9}), copied.statementDer(), copied.envelopeDer());
    scene.close();
    HolidayCalendar calendar = Holidays.of(scene.rules);
    log.add(
        new LedgerEntry(
                "calendar-published",
                calendar.hash().hex(),
                TenderScene.NOTICED,
                calendar.hash(),
                JsonObject.builder().build())
            .canonical());
    log.add(published());
    IntStream.range(0, BEFORE).forEach(i -> log.add(filler(i)));
    log.add(closed());
    IntStream.range(0, AFTER).forEach(i -> log.add(filler(BEFORE + i)));
  }

  public static void main(String[] arguments) throws IOException {
    JsonObject made = new WriteMemberOpening().made();
    Files.writeString(FILE, made + "\n");
  }

  private byte[] published() {
    var schedule = scene.notice.schedule();
    JsonObject data =
        JsonObject.builder()
            .put("notice", scene.notice.hash())
            .put("receiptOpensAt", schedule.receiptOpensAt())
            .put("closesAt", schedule.closesAt())
            .put("opensAt", schedule.opensAt())
            .put("ruleSet", scene.notice.ruleSet().hash())
            .put("calendar", scene.notice.calendar().hash())
            .build();
    return new LedgerEntry(
            "notice-published",
            TenderScene.REF.toString(),
            TenderScene.NOTICED,
            scene.notice.hash(),
            data)
        .canonical();
  }

  private static byte[] filler(int number) {
    return new LedgerEntry(
            "key-bound",
            "R25BK00000001-000",
            TenderScene.NOTICED.plusSeconds(number),
            null,
            JsonObject.builder().build())
        .canonical();
  }

  private byte[] closed() {
    return new LedgerEntry(
            "tender-closed",
            scene.close.tender().toString(),
            scene.close.closedAt(),
            scene.close.hash(),
            JsonObject.builder().put("lot", scene.close.lot()).build())
        .canonical();
  }

  /** The proof that the closing stands in the log, under a checkpoint of a witness. */
  private String proof(Instant witnessedAt) {
    int size = BEFORE + 3;
    MerkleTree tree = MerkleTree.ofValues(log.subList(0, size));
    String text = new Checkpoint("log.example", size, tree.root()).text();
    SignedNote note =
        SignedNote.sign(text, OpeningPackages.LOG)
            .with(List.of(OpeningPackages.WITNESS.cosign(text, witnessedAt)));
    return new LogProof(InclusionProof.of(tree, size - 1, size), note).toString();
  }

  private JsonObject answer() {
    return OpeningPackages.of(scene, scene.close, SEEN).toBuilder()
        .replace("type", "opengeps/opening-package/3")
        .replace("closeEntry", OpeningPackages.base64(log.get(BEFORE + 2)))
        .replace("closeProof", proof(SEEN))
        .replace("bids", List.of())
        .build();
  }

  private JsonObject made() {
    JsonObject answer = answer();
    var trust = OpeningPackages.trust(scene, OpeningPackages.LOG, OpeningPackages.WITNESS);
    JsonObject withBids = OpeningPackages.of(scene, scene.close, SEEN);
    OpeningDossier dossier =
        OpeningPackages.checked(
                answer.toBuilder().replace("bids", withBids.objects("bids")).build(),
                Slot.ONLY_PRICE,
                trust,
                NOW)
            .orThrow();
    return JsonObject.builder()
        .put("now", NOW)
        .put("trust", trust.json())
        .put("answer", answer)
        .put("seenTooEarly", proof(TenderScene.CLOSES.minusSeconds(1)))
        .put("bids", withBids.objects("bids"))
        .put("ceremony", ceremony())
        .put("privateKeys", scene.committee.privateKeys, Scalar::hex)
        .put("lists", lists(dossier))
        .put("partial", scene.partial(1, Partial.PUBLIC).toJson())
        .put("closedSize", BEFORE + 3)
        .put("laterSize", log.size())
        .put("laterRoot", MerkleTree.ofValues(log).root())
        .put("files", files())
        .build();
  }

  private static JsonObject lists(OpeningDossier dossier) {
    JsonBuilder lists = JsonObject.builder();
    dossier.points().lists().forEach((name, points) -> lists.put(name, points, Point::hex));
    return lists.build();
  }

  private JsonObject ceremony() {
    return JsonObject.builder()
        .put("ceremony", scene.committee.statement.ceremony())
        .putBytes("statement", scene.committee.signedStatement)
        .put(
            "round1",
            IntStream.rangeClosed(1, scene.committee.round1.size())
                .mapToObj(
                    member ->
                        JsonObject.builder()
                            .put("member", member)
                            .putBytes("message", scene.committee.round1.get(member - 1))
                            .build())
                .toList())
        .build();
  }

  /** The static files of the log, as it is now and as it was at the closing. */
  private JsonObject files() {
    JsonBuilder files = JsonObject.builder();
    List<String> written = new ArrayList<>();
    for (int size : new int[] {BEFORE + 3, log.size()}) {
      MerkleTree tree = MerkleTree.ofValues(log.subList(0, size));
      for (int from = 0; from < size; from += TilePath.FULL) {
        TilePath entries = TilePath.holding(TilePath.ENTRIES, from, size);
        TilePath hashes = TilePath.holding(0, from, size);
        byte[] bundle = Tiles.bundle(log.subList(from, from + entries.width()));
        put(files, written, entries, bundle);
        put(files, written, hashes, Tiles.tile(tree, hashes));
      }
      TilePath above = TilePath.holding(1, 0, size);
      put(files, written, above, Tiles.tile(tree, above));
    }
    return files.build();
  }

  private static void put(JsonBuilder files, List<String> written, TilePath path, byte[] content) {
    if (!written.contains(path.toString())) {
      written.add(path.toString());
      files.putBytes(path.toString(), content);
    }
  }
}
