package org.opengeps.verifier;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.opengeps.kernel.Sha256;
import org.opengeps.law.HolidayCalendar;
import org.opengeps.protocol.cms.Envelope;
import org.opengeps.protocol.cms.GatedPayload;
import org.opengeps.protocol.cms.SealedSubmission;
import org.opengeps.protocol.fixture.CommitteeScene;
import org.opengeps.protocol.fixture.FixedRandom;
import org.opengeps.protocol.fixture.Holidays;
import org.opengeps.protocol.fixture.ProoflessSealer;
import org.opengeps.protocol.fixture.TenderScene;
import org.opengeps.protocol.fixture.TestAuthority;
import org.opengeps.protocol.json.JsonBuilder;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.log.Checkpoint;
import org.opengeps.protocol.log.LedgerEntry;
import org.opengeps.protocol.log.SignedNote;
import org.opengeps.protocol.log.TenderStage;
import org.opengeps.protocol.message.ActsRoot;
import org.opengeps.protocol.message.Award;
import org.opengeps.protocol.message.BundleEntries;
import org.opengeps.protocol.message.BundleManifest;
import org.opengeps.protocol.message.EnvelopeTerms;
import org.opengeps.protocol.message.Notice;
import org.opengeps.protocol.message.NoticeTerms;
import org.opengeps.protocol.message.OpeningRecord;
import org.opengeps.protocol.message.Partial;
import org.opengeps.protocol.message.Ranking;
import org.opengeps.protocol.message.Receipt;
import org.opengeps.protocol.message.ReceiptCore;
import org.opengeps.protocol.opening.SealedBid;
import org.opengeps.protocol.pki.Trust;
import org.opengeps.protocol.threshold.Point;
import org.opengeps.protocol.threshold.Scalar;

/**
 * A tender played to its award without a server, and the bundle that a server would give out of it.
 */
final class BundleScene {
  private static final byte[] DOCUMENT =
      "%PDF-1.7 what is to be built".getBytes(StandardCharsets.UTF_8);

  /** How many receptions come in one second. */
  private static final int A_BATCH = 8;

  /** What the thief multiplies a stolen point with. */
  static final Scalar THEFT = Scalar.of(7);

  final TenderScene tender;
  final SceneLog log;
  final Map<String, byte[]> files = new LinkedHashMap<>();

  /** The list with the thief's stolen point. */
  static final String WITHHELD = "proofless-006";

  /** Whose point it is. */
  Envelope victim;

  /** Bids that the platform voids for their signers, with the reason. */
  final Map<UUID, String> voids = new LinkedHashMap<>();

  /** Members' messages that only the engine has. */
  final Map<String, byte[]> withheld = new LinkedHashMap<>();

  final List<Partial> partials = new ArrayList<>();

  /** What candidates were asked for and answered, as far as the award follows from it. */
  final List<JsonObject> papers = new ArrayList<>();

  /** Candidates that nobody scores. */
  final Set<UUID> unscored = new HashSet<>();

  private final SceneRemovals removals;
  private final Consumer<BundleScene> beforeScores;

  BundleScene() {
    this(EnvelopeTerms.ProofRule.REQUIRED, true, "");
  }

  /**
   * The same tender, made up by somebody with keys of his own under the same names: authorities,
   * platform, log, witness, committee, officers and bidders.
   */
  static BundleScene forgedWhole() {
    return new BundleScene(EnvelopeTerms.ProofRule.REQUIRED, true, "forger's ");
  }

  /**
   * A tender on which stock OpenSSL may bid: bid 5 without proofs, bid 6 by a thief who took the
   * point of bid 1's confidential part; bid 7 with a revoked certificate.
   */
  static BundleScene withProoflessBids() {
    return new BundleScene(EnvelopeTerms.ProofRule.OPTIONAL, true, "");
  }

  /** A tender with too few bids: closed and revealed, but the gate key is never published. */
  static BundleScene failed() {
    return new BundleScene(EnvelopeTerms.ProofRule.REQUIRED, false, "");
  }

  /** A tender in which one bidder has signed as the agency and as its whole committee. */
  static BundleScene ofOnePerson() {
    return new BundleScene(EnvelopeTerms.ProofRule.REQUIRED, true, "", true);
  }

  /**
   * A tender with many more bids, eight to a batch, and an authority's answer about each bidder.
   */
  static BundleScene withMoreBids(int more) {
    return new BundleScene(EnvelopeTerms.ProofRule.REQUIRED, true, "", false, more);
  }

  /** A tender whose candidates all fail; nobody has decided yet. */
  static BundleScene withoutWinner() {
    return new BundleScene(EnvelopeTerms.ProofRule.REQUIRED, true, "", false, 0, false);
  }

  /** A tender of six bids, two of which are removed before the gate opens. */
  static BundleScene withRemovedBids(SceneRemovals.How how) {
    return new BundleScene(EnvelopeTerms.ProofRule.REQUIRED, true, "", false, 2, true, how);
  }

  /** A tender in which the removal of two bids leaves too few. */
  static BundleScene failedByRemovals(SceneRemovals.How how) {
    return new BundleScene(EnvelopeTerms.ProofRule.REQUIRED, false, "", false, 2, true, how);
  }

  /** A tender whose lot failed and was bid for once more, and awarded then. */
  static BundleScene rebid(TenderScene.Rebid rebid) {
    return new BundleScene(
        EnvelopeTerms.ProofRule.REQUIRED, true, "", false, 0, true, SceneRemovals.How.NONE, rebid);
  }

  /** A tender with something that happens between its ranking and its scores. */
  static BundleScene with(Consumer<BundleScene> beforeScores) {
    return new BundleScene(
        EnvelopeTerms.ProofRule.REQUIRED,
        true,
        "",
        false,
        0,
        true,
        SceneRemovals.How.NONE,
        TenderScene.Rebid.NONE,
        beforeScores,
        rules -> rules);
  }

  /** The same under a law by which candidates are called, and have thirty seconds. */
  static BundleScene called(Consumer<BundleScene> beforeScores) {
    return new BundleScene(
        EnvelopeTerms.ProofRule.REQUIRED,
        true,
        "",
        false,
        0,
        true,
        SceneRemovals.How.NONE,
        TenderScene.Rebid.NONE,
        beforeScores,
        BundleScene::calling);
  }

  private static JsonObject calling(JsonObject rules) {
    JsonObject method = rules.object("qualification-screening");
    JsonObject period =
        JsonObject.builder().put("number", 30).put("unit", "seconds").put("after", "call").build();
    JsonObject row =
        JsonObject.builder()
            .put("from", "0")
            .put("below", (String) null)
            .put("period", period)
            .build();
    JsonObject calls =
        method.object("calls").toBuilder()
            .replace("papers", JsonObject.builder().put("rows", List.of(row)).build())
            .replace(
                "supplement",
                JsonObject.builder()
                    .put("number", 30)
                    .put("unit", "seconds")
                    .put("after", "supplement")
                    .build())
            .build();
    return rules.toBuilder()
        .replace("qualification-screening", method.toBuilder().replace("calls", calls).build())
        .build();
  }

  /** A tender with something that happens between its notice and its first bids. */
  static BundleScene noticedWith(Consumer<BundleScene> afterNotice) {
    return new BundleScene(
        EnvelopeTerms.ProofRule.REQUIRED,
        true,
        "",
        false,
        0,
        true,
        SceneRemovals.How.NONE,
        TenderScene.Rebid.NONE,
        afterNotice,
        scene -> {},
        rules -> rules);
  }

  private BundleScene(EnvelopeTerms.ProofRule proofs, boolean opens, String world) {
    this(proofs, opens, world, false);
  }

  private BundleScene(
      EnvelopeTerms.ProofRule proofs, boolean opens, String world, boolean onePerson) {
    this(proofs, opens, world, onePerson, 0);
  }

  private BundleScene(
      EnvelopeTerms.ProofRule proofs, boolean opens, String world, boolean onePerson, int more) {
    this(proofs, opens, world, onePerson, more, true);
  }

  private BundleScene(
      EnvelopeTerms.ProofRule proofs,
      boolean opens,
      String world,
      boolean onePerson,
      int more,
      boolean awarded) {
    this(proofs, opens, world, onePerson, more, awarded, SceneRemovals.How.NONE);
  }

  private BundleScene(
      EnvelopeTerms.ProofRule proofs,
      boolean opens,
      String world,
      boolean onePerson,
      int more,
      boolean awarded,
      SceneRemovals.How how) {
    this(proofs, opens, world, onePerson, more, awarded, how, TenderScene.Rebid.NONE);
  }

  private BundleScene(
      EnvelopeTerms.ProofRule proofs,
      boolean opens,
      String world,
      boolean onePerson,
      int more,
      boolean awarded,
      SceneRemovals.How how,
      TenderScene.Rebid rebid) {
    this(proofs, opens, world, onePerson, more, awarded, how, rebid, scene -> {}, rules -> rules);
  }

  private BundleScene(
      EnvelopeTerms.ProofRule proofs,
      boolean opens,
      String world,
      boolean onePerson,
      int more,
      boolean awarded,
      SceneRemovals.How how,
      TenderScene.Rebid rebid,
      Consumer<BundleScene> beforeScores,
      UnaryOperator<JsonObject> law) {
    this(
        proofs, opens, world, onePerson, more, awarded, how, rebid, scene -> {}, beforeScores, law);
  }

  private BundleScene(
      EnvelopeTerms.ProofRule proofs,
      boolean opens,
      String world,
      boolean onePerson,
      int more,
      boolean awarded,
      SceneRemovals.How how,
      TenderScene.Rebid rebid,
      Consumer<BundleScene> afterNotice,
      Consumer<BundleScene> beforeScores,
      UnaryOperator<JsonObject> law) {
    this.beforeScores = beforeScores;
    tender =
        new TenderScene(
            proofs,
            world,
            how == SceneRemovals.How.UNLAWFUL
                ? rules(proofs).toBuilder().remove("cancellation").build()
                : law.apply(rules(proofs)),
            new NoticeTerms.Attachment("공고문.pdf", DOCUMENT.length, Sha256.of(DOCUMENT)),
            onePerson,
            rebid);
    log = new SceneLog(world);
    tender.bid(1, 1_590_000_000, List.of(1, 15));
    tender.bid(2, 1_600_000_000, List.of(2, 3));
    tender.bid(3, 1_610_000_000, List.of(2, 4));
    tender.receive(
        UUID.nameUUIDFromBytes(new byte[] {9}),
        tender.bids.get(0).statementDer(),
        tender.bids.get(0).envelopeDer());
    if (proofs == EnvelopeTerms.ProofRule.OPTIONAL) {
      prooflessBids();
      revokedBid();
    }
    moreBids(more);
    tender.close();
    removals = new SceneRemovals(tender, how);
    if (rebid == TenderScene.Rebid.OTHER_CEREMONY) {
      firstRound();
      ceremony(TenderScene.REBID.minusSeconds(600));
    } else {
      ceremony(CommitteeScene.AT);
      firstRound();
    }
    notice();
    afterNotice.accept(this);
    log.publish();
    receptions();
    closing(opens);
    if (opens) {
      opening(awarded);
    }
    log.publish();
    revocationLists();
    files.putAll(log.files());
    files.put("manifest.json.p7s", manifest(files));
  }

  private void moreBids(int more) {
    Instant answered = TenderScene.OPENS.plusSeconds(100);
    for (int number = 10; number < 10 + more; number++) {
      var bidder = tender.signing.person("bidder " + number, TenderScene.businessNumber(number));
      tender.bid(
          tender.draft(number, 1_600_000_000L + number, List.of(2, 4)), bidder, "bid " + number);
      files.put(
          "revocation/" + number + ".ocsp",
          tender.signing.ocspAnswer(bidder.certificate(), answered));
    }
  }

  private void receptions() {
    List<byte[]> cores =
        tender.reveal.receptions().stream().map(core -> core.toJson().canonical()).toList();
    for (int from = 0; from < cores.size(); from += A_BATCH) {
      log.batch(
          "reception",
          cores.subList(from, Math.min(from + A_BATCH, cores.size())),
          TenderScene.CLOSES.minusSeconds(2900));
    }
    log.publish();
  }

  /** The law as it is packed. */
  private static JsonObject rules(EnvelopeTerms.ProofRule proofs) {
    String id = proofs == EnvelopeTerms.ProofRule.OPTIONAL ? "sandbox-openssl" : "kr-local-works";
    try (var in = BundleScene.class.getResourceAsStream("/rule-sets/" + id + ".json")) {
      return JsonObject.parse(in.readAllBytes());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private byte[] signedSheet(JsonObject sheet) {
    return tender.officer.signer().sign(sheet, TenderScene.OPENS.plusSeconds(120));
  }

  private void prooflessBids() {
    receive(sealer(5).seal(tender.draft(5, 1_620_000_000, List.of(5, 6)), tender.terms));
    byte[] payload =
        Envelope.read(tender.bids.get(0).envelopeDer()).openWith(tender.gate).orElseThrow();
    victim = Envelope.read(GatedPayload.read(payload).sealedConfidential());
    Point stolen = victim.originator().times(THEFT);
    receive(sealer(6).steal(tender.draft(6, 1_500_000_000, List.of(1, 2)), tender.terms, stolen));
  }

  /** Bid 7 came in while no authority answered; its certificate had been revoked the day before. */
  private void revokedBid() {
    tender.bid(7, 1_630_000_000, List.of(8, 9));
    tender.lastIsProvisional();
    var thief = tender.bidders.get(tender.bidders.size() - 1).certificate();
    tender.signing.revoke(thief, TenderScene.CLOSES.minus(Duration.ofDays(1)));
    voids.put(tender.draft(7, 1, List.of(1)).submission(), "certificate-revoked");
  }

  private ProoflessSealer sealer(int bidder) {
    var signer = tender.signing.person("bidder " + bidder, TenderScene.businessNumber(bidder));
    tender.bidders.add(signer);
    return new ProoflessSealer(signer.signer(), new FixedRandom("bid " + bidder));
  }

  private void receive(ProoflessSealer.Sealed bid) {
    SealedSubmission one = bid.submission();
    tender.receive(one.statement().submission(), one.statementDer(), one.envelopeDer());
  }

  /** What a verifier must have from elsewhere. */
  Trust trust() {
    return new Trust(
        SceneLog.ORIGIN,
        log.logKey.key().toString(),
        List.of(log.witnessKey.key().toString()),
        Set.of(tender.platformAuthority.root()),
        Set.of(tender.sealingAuthority.root()),
        Set.of(tender.signing.root()),
        Set.of(log.stamping.root()));
  }

  private void ceremony(Instant at) {
    CommitteeScene scene = tender.committee;
    logged("ceremony/ceremony.p7s", scene.signedStatement, "ceremony-created", at);
    for (int i = 1; i <= 3; i++) {
      logged("ceremony/round1-" + i + ".p7s", scene.round1.get(i - 1), "ceremony-round1", at);
    }
    for (int i = 1; i <= 3; i++) {
      logged(
          "ceremony/round2-" + i + ".p7s",
          scene.round2.get(i - 1),
          "ceremony-round2",
          at.plusSeconds(60));
    }
    for (int i = 1; i <= 3; i++) {
      logged(
          "ceremony/rehearsal-" + i + ".p7s",
          scene.rehearsals.get(i - 1),
          "rehearsal-message",
          at.plusSeconds(120));
    }
  }

  /** The orders before, and what came of the lot in its first round. */
  private void firstRound() {
    for (int i = 0; i < tender.earlier.size(); i++) {
      order(tender.earlier.get(i), tender.signedEarlier.get(i), TenderScene.NOTICED);
      Instant closed = tender.earlier.get(i).schedule().closesAt();
      of("0", "tender-closed", closed.plusSeconds(2));
      of("0", "tender-failed", closed.plusSeconds(3600));
      of("0", "gate-key-destroyed", closed.plusSeconds(3601));
    }
  }

  /** A fact about a lot whose document lies in the bundle of that lot. */
  private void of(String lot, String kind, Instant at) {
    JsonObject data = JsonObject.builder().put("lot", lot).put("envelope", "price").build();
    log.add(new LedgerEntry(kind, TenderScene.REF.toString(), at, Sha256.ofText(kind), data));
  }

  private void notice() {
    files.put("rules/" + tender.rules.hash() + ".json", tender.rules.canonical());
    files.put("documents/" + Sha256.of(DOCUMENT), DOCUMENT);
    boolean first = tender.earlier.isEmpty();
    order(tender.notice, tender.signedNotice, first ? TenderScene.NOTICED : TenderScene.REBID);
  }

  private void order(Notice order, byte[] signed, Instant at) {
    String name = "notices/" + order.ref().order() + ".p7s";
    String kind =
        switch (order.kind()) {
          case RE_BID -> "re-bid-published";
          case CANCELLATION -> "notice-cancelled";
          default -> "notice-published";
        };
    files.put(name, signed);
    calendar(Holidays.of(tender.rules), at);
    JsonObject data = times(order).build();
    log.add(new LedgerEntry(kind, order.ref().toString(), at, Sha256.of(signed), data));
  }

  /** As the first order that names it brings it. */
  private void calendar(HolidayCalendar calendar, Instant at) {
    String name = "calendars/" + calendar.hash() + ".json";
    if (files.put(name, calendar.canonicalJson()) == null) {
      JsonObject data =
          JsonObject.builder().put("id", calendar.id()).put("version", calendar.version()).build();
      log.add(
          new LedgerEntry("calendar-published", calendar.hash().hex(), at, calendar.hash(), data));
    }
  }

  private void closing(boolean opens) {
    logged(
        "close.json", tender.close.toJson().canonical(), "tender-closed", tender.close.closedAt());
    log.publish();
    if (!removals.isLate()) {
      removed();
    }
    logged(
        "close-reveal.json",
        tender.reveal.toJson().canonical(),
        opens ? "close-revealed" : "tender-failed",
        TenderScene.OPENS);
  }

  private void removed() {
    if (removals.removed().isEmpty()) {
      return;
    }
    files.putAll(removals.files());
    logged("removals.json", removals.list(), "bids-removed", removals.at());
    if (removals.isWitnessed()) {
      log.publish();
    }
  }

  private void opening(boolean awarded) {
    logged(
        "gate-key.json",
        tender.gateStatement.toJson().canonical(),
        "gate-key-published",
        TenderScene.OPENS);
    if (removals.isLate()) {
      removed();
    }
    for (int i = 1; i <= tender.bids.size(); i++) {
      SealedBid bid = tender.bids.get(i - 1);
      files.put(Bundle.statementName(i), bid.statementDer());
      if (tender.admission.admits(bid.reception())) {
        files.put(envelopeName(i), bid.envelopeDer());
      }
    }
    for (int member : new int[] {1, 3}) {
      tender.points().lists().keySet().forEach(list -> partial(member, list));
    }
    Instant at = TenderScene.OPENS.plusSeconds(120);
    OpeningRecord record = Outcome.record(tender, partials, voids, at);
    logged(
        "opening-record.p7s",
        tender.platform.signer().sign(record.toJson(), at),
        "tender-opened",
        at);
    Ranking ranking = Outcome.ranking(tender, record);
    logged("ranking.p7s", tender.platform.signer().sign(ranking.toJson(), at), "bids-ranked", at);
    List<JsonObject> sheets = awarded ? Outcome.sheets(ranking) : Outcome.failingSheets(ranking);
    beforeScores.accept(this);
    sheets = sheets.stream().filter(sheet -> !unscored.contains(sheet.uuid("submission"))).toList();
    log.batch("candidate-scored", sheets.stream().map(this::signedSheet).toList(), at);
    if (awarded) {
      Award award =
          Outcome.award(
              tender,
              record,
              ranking,
              acts(),
              Stream.concat(papers.stream(), sheets.stream()).toList(),
              at);
      logged("award.p7s", tender.officer.signer().sign(award.toJson(), at), "award-decided", at);
    }
  }

  /** What a decision says of everything that was signed in the round until now. */
  ActsRoot acts() {
    return ActsRoot.of(log.ofRound());
  }

  /** The bundle after one more public fact with this file. */
  byte[] with(String name, byte[] content, String kind) {
    logged(name, content, kind, TenderScene.OPENS.plusSeconds(180));
    return published();
  }

  /** The bundle after these orders of the agency, a minute after all else. */
  byte[] with(Notice... orders) {
    Instant at = TenderScene.OPENS.plusSeconds(60);
    for (Notice order : orders) {
      if (order.kind() == Notice.Kind.RE_BID) {
        of("0", "gate-key-destroyed", at);
      }
      order(order, tender.officer.signer().sign(order.toJson(), at), at);
    }
    return published();
  }

  private byte[] published() {
    log.publish();
    files.putAll(log.files());
    files.put("manifest.json.p7s", manifest(files));
    return zip(files);
  }

  private void partial(int member, String list) {
    Partial partial = tender.partial(member, list);
    partials.add(partial);
    var person = tender.committee.people.get(member - 1);
    byte[] signed = person.signer().sign(partial.toJson(), TenderScene.OPENS);
    JsonObject data =
        JsonObject.builder()
            .put("lot", tender.slot.lot())
            .put("envelope", "price")
            .put("list", list)
            .put("member", Integer.toString(member))
            .build();
    String name = "partials/" + list + "-" + member + ".p7s";
    boolean shown = !list.equals(Partial.CONFIDENTIAL) && !list.equals(WITHHELD);
    (shown ? files : withheld).put(name, signed);
    log("partial-posted", tender.ref.toString(), signed, data);
  }

  private void log(String kind, String subject, byte[] content, JsonObject data) {
    Instant at = TenderScene.OPENS.plusSeconds(60);
    log.add(new LedgerEntry(kind, subject, at, Sha256.of(content), data));
  }

  private void revocationLists() {
    Instant at = TenderScene.OPENS.plusSeconds(120);
    files.put("revocation/signing.crl", tender.signing.revocationList(at));
    files.put("revocation/platform.crl", tender.platformAuthority.revocationList(at));
  }

  /** An act that stops the round or lets it go on, with its consent and its entry. */
  void pause(int number, byte[] act, byte[] approval, String kind, Instant at) {
    String name = String.format(java.util.Locale.ROOT, "suspensions/%03d", number);
    files.put(name + "-act.p7s", act);
    files.put(name + "-approval.p7s", approval);
    JsonObject data = data(kind).toBuilder().put("approval", Sha256.of(approval).hex()).build();
    log.add(new LedgerEntry(kind, tender.ref.toString(), at, Sha256.of(act), data));
  }

  private void logged(String name, byte[] content, String kind, Instant at) {
    String subject =
        name.startsWith("ceremony")
            ? tender.committee.statement.ceremony().toString()
            : tender.ref.toString();
    JsonObject data = name.startsWith("ceremony") ? NoticedBundle.none() : data(kind);
    files.put(name, content);
    log.add(new LedgerEntry(kind, subject, at, Sha256.of(content), data));
  }

  private JsonObject data(String kind) {
    JsonBuilder data = JsonObject.builder().put("lot", tender.slot.lot());
    return kind.equals("award-decided") ? data.put("result", "awarded").build() : data.build();
  }

  /**
   * What the log says of an order besides the hash of its document (docs/protocol.md section 10).
   */
  static JsonBuilder times(Notice notice) {
    JsonBuilder data = JsonObject.builder().put("notice", notice.hash());
    if (notice.kind() == Notice.Kind.CANCELLATION) {
      return data.put("lots", String.join(",", notice.lotNames()));
    }
    return data.put("receiptOpensAt", notice.schedule().receiptOpensAt())
        .put("closesAt", notice.schedule().closesAt())
        .put("opensAt", notice.schedule().opensAt())
        .put("ruleSet", notice.ruleSet().hash())
        .put("calendar", notice.calendar().hash());
  }

  /** The receipt of the first bidder. */
  Receipt receipt() {
    return receipt(tender.platform);
  }

  /** The same signed by anybody. */
  Receipt receipt(TestAuthority.Identity by) {
    ReceiptCore core = tender.bids.get(0).reception();
    return log.receipt(core, by.signer().sign(core.toJson(), core.receivedAt()));
  }

  /** A manifest over these files, signed by the platform. */
  byte[] manifest(Map<String, byte[]> content) {
    return manifest(content, tender.platform);
  }

  /** A manifest over these files, signed by anybody. */
  byte[] manifest(Map<String, byte[]> content, TestAuthority.Identity by) {
    List<BundleManifest.File> list =
        content.entrySet().stream()
            .filter(file -> !file.getKey().equals("manifest.json.p7s"))
            .map(
                file ->
                    new BundleManifest.File(
                        file.getKey(), file.getValue().length, Sha256.of(file.getValue())))
            .toList();
    Instant at = TenderScene.OPENS.plusSeconds(300);
    return by.signer()
        .sign(
            new BundleManifest(
                    tender.ref.number(),
                    tender.slot.lot(),
                    at,
                    stage(content, tender.slot.lot()),
                    excerpt(content),
                    list)
                .toJson(),
            at);
  }

  /** As a platform would say that plays along with whatever was cut off. */
  private static TenderStage stage(Map<String, byte[]> content, String lot) {
    return TenderStage.furthest(entries(content), lot);
  }

  private static BundleManifest.Log excerpt(Map<String, byte[]> content) {
    int count = (int) entries(content).stream().filter(entry -> !entry.isBatch()).count();
    try {
      String note = new String(content.get("ledger/checkpoint"), StandardCharsets.UTF_8);
      return new BundleManifest.Log(Checkpoint.parse(SignedNote.parse(note).text()).size(), count);
    } catch (IllegalArgumentException | NullPointerException e) {
      return new BundleManifest.Log(0, count);
    }
  }

  private static List<LedgerEntry> entries(Map<String, byte[]> content) {
    try {
      return BundleEntries.from(JsonObject.parse(content.get("ledger/entries.json")))
          .entries()
          .stream()
          .map(entry -> LedgerEntry.parse(entry.entry()))
          .toList();
    } catch (IllegalArgumentException | NullPointerException e) {
      return List.of(); // a test has broken or taken them
    }
  }

  byte[] zip() {
    return zip(files);
  }

  static byte[] zip(Map<String, byte[]> files) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.setMethod(ZipOutputStream.STORED);
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        ZipEntry entry = new ZipEntry(file.getKey());
        CRC32 crc = new CRC32();
        crc.update(file.getValue());
        entry.setCrc(crc.getValue());
        entry.setSize(file.getValue().length);
        zip.putNextEntry(entry);
        zip.write(file.getValue());
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return out.toByteArray();
  }

  static String envelopeName(int place) {
    return String.format(java.util.Locale.ROOT, "submissions/%03d-envelope.p7m", place);
  }
}
