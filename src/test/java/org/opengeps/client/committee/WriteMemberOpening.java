package org.opengeps.client.committee;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Sha256;
import org.opengeps.law.HolidayCalendar;
import org.opengeps.protocol.fixture.Holidays;
import org.opengeps.protocol.fixture.Rebids;
import org.opengeps.protocol.fixture.TenderScene;
import org.opengeps.protocol.fixture.TestAuthority;
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
import org.opengeps.protocol.message.CancellationGrant;
import org.opengeps.protocol.message.CancellationRequest;
import org.opengeps.protocol.message.Lot;
import org.opengeps.protocol.message.Notice;
import org.opengeps.protocol.message.Partial;
import org.opengeps.protocol.message.ReceiptCore;
import org.opengeps.protocol.message.Removals;
import org.opengeps.protocol.message.Slot;
import org.opengeps.protocol.opening.SealedBid;
import org.opengeps.protocol.pki.Trust;
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
        .put("chains", chains(trust))
        .put("removed", removed(trust))
        .build();
  }

  /** The same opening without the second bid, whose bidder asked for it. */
  private JsonObject removed(Trust trust) {
    TestAuthority.Identity own = scene.bidders.get(1);
    List<JsonObject> bids = new ArrayList<>();
    for (JsonObject bid : OpeningPackages.of(scene, scene.close, SEEN).objects("bids")) {
      bids.add(bids.size() == 1 ? bid.toBuilder().remove("envelope").build() : bid);
    }
    JsonObject removal = removal(own, SEEN.plusSeconds(60));
    JsonObject whole = answer().toBuilder().replace("bids", bids).build();
    JsonBuilder with = whole.toBuilder();
    for (String name : removal.names()) {
      if (removal.raw(name) instanceof List<?> documents) {
        with.put(name, documents);
      } else {
        with.put(name, removal.string(name));
      }
    }
    OpeningDossier dossier =
        OpeningPackages.checked(with.build(), Slot.ONLY_PRICE, trust, NOW).orThrow();
    return JsonObject.builder()
        .put("answer", removal)
        .put("bids", bids)
        .put("lists", lists(dossier))
        .put("foreign", removal(scene.bidders.get(0), SEEN.plusSeconds(60)))
        .put("unwitnessed", removal(own, SEEN.minusSeconds(60)).string("removalsProof"))
        .build();
  }

  /**
   * What the package says of the removal of the second bid.
   *
   * @param seen when a witness saw it
   */
  private JsonObject removal(TestAuthority.Identity bidder, Instant seen) {
    ReceiptCore bid = scene.bids.get(1).reception();
    Instant at = SEEN.plusSeconds(30);
    var asked =
        new CancellationRequest(
            TenderScene.REF,
            "0",
            bid.submission(),
            bid.statementHash(),
            CancellationRequest.Reason.WRONG_ENTRY);
    byte[] request = bidder.signer().sign(asked.toJson(), TenderScene.CLOSES.plusSeconds(1));
    Sha256 hash = Sha256.of(request);
    var consent = new CancellationGrant(TenderScene.REF, "0", bid.submission(), hash);
    byte[] grant = scene.officer.signer().sign(consent.toJson(), TenderScene.CLOSES.plusSeconds(2));
    var removals =
        new Removals(
            scene.close.tender(),
            "0",
            scene.close.hash(),
            List.of(new Removals.Removed(bid.submission(), hash, Sha256.of(grant))));
    byte[] entry =
        new LedgerEntry(
                "bids-removed",
                scene.close.tender().toString(),
                at,
                removals.hash(),
                JsonObject.builder().put("lot", "0").build())
            .canonical();
    MerkleTree tree = MerkleTree.ofValues(List.of(entry));
    String text = new Checkpoint("log.example", 1, tree.root()).text();
    SignedNote note =
        SignedNote.sign(text, OpeningPackages.LOG)
            .with(List.of(OpeningPackages.WITNESS.cosign(text, seen)));
    return JsonObject.builder()
        .putBytes("removals", removals.toJson().canonical())
        .put("removalRequests", List.of(OpeningPackages.base64(request)))
        .put("removalGrants", List.of(OpeningPackages.base64(grant)))
        .putBytes("removalsEntry", entry)
        .put("removalsProof", new LogProof(InclusionProof.of(tree, 0, 1), note).toString())
        .build();
  }

  /** Orders in a row, and what the program says of them. */
  private List<JsonObject> chains(Trust trust) {
    Notice first = scene.notice;
    Notice later = Rebids.later(first, Duration.ofDays(7));
    Notice twice = Rebids.later(later, Duration.ofDays(7));
    Lot again = Rebids.again(first.lots().get(0), scene.sealingAuthority);
    JsonObject agency =
        later.toJson().object("agency").toBuilder()
            .replace("code", TenderScene.businessNumber(2))
            .build();
    List<JsonObject> chains = new ArrayList<>();
    chains.add(chain("the first order", trust, first.toJson()));
    chains.add(chain("a correction", trust, first.toJson(), later.toJson()));
    chains.add(chain("two corrections", trust, first.toJson(), later.toJson(), twice.toJson()));
    chains.add(chain("one is left out", trust, first.toJson(), twice.toJson()));
    chains.add(chain("the first is left out", trust, later.toJson()));
    chains.add(chain("the same twice", trust, first.toJson(), first.toJson()));
    for (String time : List.of("closesAt", "opensAt", "latestOpening")) {
      String before = first.toJson().time(time).minusMillis(1).toString();
      chains.add(
          chain(
              time + " brought forward",
              trust,
              first.toJson(),
              Rebids.later(first, Duration.ZERO).toJson().toBuilder()
                  .replace(time, before)
                  .build()));
    }
    chains.add(
        chain(
            "of another agency",
            trust,
            first.toJson(),
            later.toJson().toBuilder().replace("agency", agency).build()));
    chains.add(
        chain(
            "begins a tender a second time",
            trust,
            first.toJson(),
            later.toJson().toBuilder().replace("kind", "notice").build()));
    chains.add(
        chain(
            "with other keys",
            trust,
            first.toJson(),
            later.with(List.of(first.lots().get(0).again(again.envelopes()))).toJson().toBuilder()
                .build()));
    chains.add(
        chain(
            "names an order before that is none",
            trust,
            first.toJson(),
            later.toJson().toBuilder().replace("previous", "00".repeat(32)).build()));
    chains.add(
        chain(
            "a base amount where none was open",
            trust,
            first.toJson(),
            Rebids.later(first, Duration.ZERO).toJson().toBuilder()
                .replace("kind", "base-amount")
                .replace("bidsAlreadySealed", null)
                .build()));
    Notice rebid = Rebids.of(List.of(first), TenderScene.CLOSES.plusSeconds(864_000), again);
    chains.add(chain("asked for once more", trust, first.toJson(), rebid.toJson()));
    JsonObject open = open(first.toJson());
    JsonObject said =
        Rebids.later(first, Duration.ZERO).toJson().toBuilder()
            .replace("kind", "base-amount")
            .replace("bidsAlreadySealed", null)
            .replace("previous", open.hash().hex())
            .build();
    chains.add(chain("a base amount said later", trust, open, said));
    chains.add(
        chain(
            "a base amount that says more",
            trust,
            open,
            said.toBuilder().replace("minimumBids", 1).build()));
    chains.add(
        chain(
            "a base amount with another estimate",
            trust,
            open,
            said.toBuilder()
                .replace("lots", List.of(price(lot(said), "estimatedAmount", "1634482728")))
                .build()));
    return chains;
  }

  private static JsonObject lot(JsonObject notice) {
    return notice.objects("lots").get(0);
  }

  private static JsonObject price(JsonObject lot, String member, String value) {
    JsonObject price = lot.object("price").toBuilder().replace(member, value).build();
    return lot.toBuilder().replace("price", price).build();
  }

  /** The notice before its base amount, and what follows from it, are said. */
  private static JsonObject open(JsonObject notice) {
    JsonObject lot = price(lot(notice), "baseAmount", null);
    JsonObject award = lot.object("award").toBuilder().replace("deductibleA", null).build();
    return notice.toBuilder()
        .replace("lots", List.of(lot.toBuilder().replace("award", award).build()))
        .build();
  }

  private JsonObject chain(String name, Trust trust, JsonObject... orders) {
    List<String> signed =
        Stream.of(orders)
            .map(order -> scene.officer.signer().sign(order, TenderScene.NOTICED))
            .map(OpeningPackages::base64)
            .toList();
    JsonObject answer =
        answer().toBuilder()
            .replace("earlierNotices", signed.subList(0, signed.size() - 1))
            .replace("notice", signed.get(signed.size() - 1))
            .build();
    return JsonObject.builder()
        .put("name", name)
        .put("orders", signed)
        .put("code", NoticeOrders.of(answer, trust).refused().map(Refusal::code).orElse("accepted"))
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
