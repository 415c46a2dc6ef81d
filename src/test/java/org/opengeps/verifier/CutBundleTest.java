package org.opengeps.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.opengeps.protocol.fixture.TenderScene;
import org.opengeps.protocol.fixture.TestAuthority;
import org.opengeps.protocol.log.TenderStage;

/**
 * Whatever is taken away from a true bundle, what is left is not called verified as if nothing had
 * been: not even if the platform signs the manifest again over what is left.
 */
class CutBundleTest {
  private static final BundleScene SCENE = new BundleScene();
  private static final String[] AWARD = {"award.p7s"};
  private static final Set<String> AWARD_KINDS = Set.of("award-decided");

  /** What goes if a tender is cut off at a stage: files, and kinds of entries. */
  private record Stage(TenderStage reached, String[] files, Set<String> kinds) {}

  private static List<Stage> stages() {
    return List.of(
        new Stage(TenderStage.RANKED, AWARD, AWARD_KINDS),
        new Stage(
            TenderStage.OPENED,
            new String[] {"award", "ranking"},
            Set.of("award-decided", "bids-ranked")),
        new Stage(
            TenderStage.REVEALED,
            new String[] {"award", "ranking", "opening-record", "partials/"},
            Set.of("award-decided", "bids-ranked", "tender-opened", "partial-posted")),
        new Stage(
            TenderStage.CLOSED,
            new String[] {
              "award",
              "ranking",
              "opening-record",
              "partials/",
              "gate-key",
              "close-reveal",
              "submissions/"
            },
            Set.of(
                "award-decided",
                "bids-ranked",
                "tender-opened",
                "partial-posted",
                "gate-key-published",
                "close-revealed")),
        new Stage(
            TenderStage.NOTICED,
            new String[] {
              "award", "ranking", "opening-record", "partials/", "gate-key", "close", "submissions/"
            },
            Set.of(
                "award-decided",
                "bids-ranked",
                "tender-opened",
                "partial-posted",
                "gate-key-published",
                "close-revealed",
                "tender-closed")));
  }

  private static BundleCut cut(Stage stage, boolean entriesToo) {
    BundleCut cut = new BundleCut(SCENE).without(stage.files());
    if (entriesToo) {
      boolean hides = stage.reached().compareTo(TenderStage.REVEALED) < 0;
      cut.withoutEntries(entry -> stage.kinds().contains(entry.kind()) || hides && entry.isBatch());
    }
    return cut;
  }

  /** The platform signs the manifest again. */
  private static Report verify(BundleCut cut, boolean compared) throws UnreadableException {
    Map<String, byte[]> files = new LinkedHashMap<>(cut.files);
    files.put("manifest.json.p7s", SCENE.manifest(files));
    return VerifyBundle.verify(
        BundleScene.zip(files),
        Optional.of(SCENE.trust()),
        compared ? Optional.of(SCENE.log.copy()) : Optional.empty());
  }

  @TestFactory
  Stream<DynamicTest> cutOffWhileTheLogStillNamesItIsRefuted() {
    return stages().stream()
        .map(
            stage ->
                DynamicTest.dynamicTest(
                    "after " + stage.reached().word(),
                    () -> {
                      Report report = verify(cut(stage, false), false);
                      assertThat(report.exitCode()).isEqualTo(Report.REFUTED);
                      assertThat(report.findings())
                          .anyMatch(one -> one.check().equals("stage"))
                          .anyMatch(one -> one.check().equals("log"));
                      assertThat(report.reached().get(0)).contains(stage.reached().words());
                      assertThat(report.reached().get(1)).contains("names the award");
                    }));
  }

  @TestFactory
  Stream<DynamicTest> cutOffWithItsEntriesIsRefutedByTheManifestThatThePlatformSigned() {
    return stages().stream()
        .map(
            stage ->
                DynamicTest.dynamicTest(
                    "after " + stage.reached().word(),
                    () -> {
                      byte[] zip = BundleScene.zip(cut(stage, true).files);
                      Report report = VerifyBundle.verify(zip, Optional.of(SCENE.trust()));
                      assertThat(report.findings())
                          .anyMatch(one -> one.where().equals("manifest.json.p7s stage"))
                          .anyMatch(one -> one.where().equals("manifest.json.p7s log.entries"));
                    }));
  }

  @TestFactory
  Stream<DynamicTest> cutOffWithItsEntriesByThePlatformIsNeverTheEndAndTheWholeLogRefutesIt() {
    return stages().stream()
        .map(
            stage ->
                DynamicTest.dynamicTest(
                    "after " + stage.reached().word(),
                    () -> {
                      Report alone = verify(cut(stage, true), false);
                      assertThat(alone.findings()).as(alone.toString()).isEmpty();
                      assertThat(alone.ended()).isFalse();
                      assertThat(alone.reached().get(0)).contains(stage.reached().words());
                      assertThat(alone.reached().get(1)).contains("by the platform's signed word");
                      Report compared = verify(cut(stage, true), true);
                      assertThat(compared.exitCode()).isEqualTo(Report.REFUTED);
                      assertThat(compared.findings())
                          .anyMatch(one -> one.check().equals("left out"));
                      assertThat(compared.reached()).anyMatch(one -> one.endsWith("the award."));
                    }));
  }

  @TestFactory
  Stream<DynamicTest> anySingleEntryLeftOutIsNamedByTheWholeLog() {
    return new BundleCut(SCENE)
        .entries().stream()
            .map(entry -> org.opengeps.protocol.log.LedgerEntry.parse(entry.entry()))
            .filter(entry -> !entry.isBatch())
            .map(
                entry ->
                    DynamicTest.dynamicTest(
                        entry.kind(),
                        () -> {
                          Report report =
                              verify(new BundleCut(SCENE).withoutEntries(entry::equals), true);
                          assertThat(report.findings())
                              .anyMatch(
                                  one ->
                                      one.check().equals("left out")
                                          && one.expected().contains(entry.kind()));
                        }));
  }

  /** Single edits after which something is refuted. */
  private static Map<String, Supplier<BundleCut>> refuted() {
    Map<String, Supplier<BundleCut>> edits = new LinkedHashMap<>();
    for (String name :
        List.of(
            "partials/public-1.p7s",
            "partials/public-3.p7s",
            "gate-key.json",
            "close.json",
            "close-reveal.json",
            "opening-record.p7s",
            "ranking.p7s",
            "award.p7s",
            "submissions/001-statement.p7s",
            "submissions/004-envelope.p7m",
            "ceremony/rehearsal-2.p7s",
            "notices/000.p7s",
            "ledger/history.json",
            "ledger/leaves.json",
            "ledger/entries.json",
            "ledger/checkpoint")) {
      edits.put("without " + name, () -> new BundleCut(SCENE).without(name));
    }
    edits.put("without both partials", () -> new BundleCut(SCENE).without("partials/"));
    edits.put("without all bids", () -> new BundleCut(SCENE).without("submissions/"));
    edits.put("without any leaf", () -> new BundleCut(SCENE).withoutLeaves(leaf -> true));
    edits.put(
        "without the score sheets",
        () -> new BundleCut(SCENE).withoutLeaves(leaf -> leaf.kind().equals("candidate-scored")));
    edits.put(
        "without one reception",
        () -> new BundleCut(SCENE).withoutLeaves(leaf -> leaf.index() == firstLeaf()));
    edits.put(
        "with an older award only",
        () ->
            new BundleCut(SCENE)
                .without("ranking.p7s")
                .withoutEntries(entry -> entry.kind().equals("bids-ranked")));
    return edits;
  }

  private static int firstLeaf() {
    return org.opengeps.protocol.message.BundleLeaves.from(
            org.opengeps.protocol.json.JsonObject.parse(SCENE.files.get(BundleCut.LEAVES)))
        .leaves()
        .get(0)
        .index();
  }

  @TestFactory
  Stream<DynamicTest> aSingleRemovalIsRefuted() {
    return refuted().entrySet().stream()
        .map(
            edit ->
                DynamicTest.dynamicTest(
                    edit.getKey(),
                    () ->
                        assertThat(verify(edit.getValue().get(), false).exitCode())
                            .isEqualTo(Report.REFUTED)));
  }

  /** Single edits after which something lacks, with the words that name it. */
  private static Map<String, Map.Entry<Supplier<BundleCut>, String>> lacking() {
    TestAuthority signing = SCENE.tender.signing;
    Instant early = TenderScene.NOTICED.minus(Duration.ofDays(30));
    Map<String, Map.Entry<Supplier<BundleCut>, String>> edits = new LinkedHashMap<>();
    edits.put(
        "all time stamps nulled",
        Map.entry(() -> new BundleCut(SCENE).withoutStamps(99), "2 of 2 batches"));
    edits.put(
        "all revocation data gone",
        Map.entry(() -> new BundleCut(SCENE).without("revocation/"), "no revocation data for"));
    edits.put(
        "revocation data of people gone",
        Map.entry(() -> new BundleCut(SCENE).without("revocation/signing"), "no revocation data"));
    edits.put(
        "revocation data of the platform gone",
        Map.entry(
            () -> new BundleCut(SCENE).without("revocation/platform"),
            "no revocation data for 1 of"));
    edits.put(
        "a list that had ended before the signatures",
        Map.entry(
            () ->
                new BundleCut(SCENE).with("revocation/signing.crl", signing.revocationList(early)),
            "older than the signature"));
    edits.put(
        "an OCSP answer older than the signature it vouches for",
        Map.entry(
            () ->
                new BundleCut(SCENE)
                    .without("revocation/platform")
                    .with(
                        "revocation/platform.ocsp",
                        SCENE.tender.platformAuthority.ocspAnswer(
                            SCENE.tender.platform.certificate(),
                            TenderScene.OPENS.minusSeconds(3600))),
            "older than the signature it should vouch for, of 1 of"));
    return edits;
  }

  @TestFactory
  Stream<DynamicTest> whatLacksIsCountedAndNamedAndNotVerified() {
    return lacking().entrySet().stream()
        .map(
            edit ->
                DynamicTest.dynamicTest(
                    edit.getKey(),
                    () -> {
                      Report report = verify(edit.getValue().getKey().get(), false);
                      assertThat(report.findings()).as(report.toString()).isEmpty();
                      assertThat(report.exitCode()).isEqualTo(Report.INCOMPLETE);
                      assertThat(report.lacking())
                          .anyMatch(line -> line.contains(edit.getValue().getValue()));
                    }));
  }

  @Test
  void oneMissingTimeStampIsCountedAndNamed() throws Exception {
    Report report = verify(new BundleCut(SCENE).withoutStamps(1), false);
    assertThat(report.exitCode()).isEqualTo(Report.VERIFIED);
    assertThat(report.notes()).anyMatch(note -> note.startsWith("1 of 2 batches carry no time"));
  }

  @Test
  void anOcspAnswerFromAfterTheSignatureVouches() throws Exception {
    byte[] answer =
        SCENE.tender.platformAuthority.ocspAnswer(
            SCENE.tender.platform.certificate(), TenderScene.OPENS.plusSeconds(300));
    Report report =
        verify(
            new BundleCut(SCENE)
                .without("revocation/platform")
                .with("revocation/platform.ocsp", answer),
            true);
    assertThat(report.findings()).isEmpty();
    assertThat(report.lacking()).isEmpty();
    assertThat(report.exitCode()).isEqualTo(Report.VERIFIED);
    assertThat(report.ended()).isTrue();
    assertThat(report.reached().get(0)).isEqualTo("The bundle reaches the award.");
    assertThat(report.reached().get(1)).startsWith("The log of size 24, witnessed at ");
    assertThat(report.reached().get(2)).isEqualTo("The whole log of size 24 names the award.");
  }

  @Test
  void aReceiptAgainstABundleCutBeforeTheRevealSaysWhatItCouldNotCheck() throws Exception {
    Map<String, byte[]> files = cut(stages().get(3), true).files;
    files.put("manifest.json.p7s", SCENE.manifest(files));
    Report report =
        VerifyReceipt.verify(
            SCENE.receipt().toJson().canonical(),
            Optional.of(SCENE.trust()),
            Optional.of(BundleScene.zip(files)));
    assertThat(report.findings()).as(report.toString()).isEmpty();
    assertThat(report.exitCode()).isEqualTo(Report.INCOMPLETE);
    assertThat(report.lacking())
        .anyMatch(line -> line.contains("Not checked: that submission") && line.contains("batch"));
  }
}
