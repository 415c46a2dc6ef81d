package org.opengeps.cli.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opengeps.cli.Main;
import org.opengeps.kernel.Sha256;
import org.opengeps.law.CarriedRules;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.log.Checkpoint;
import org.opengeps.protocol.log.HiddenLeaf;
import org.opengeps.protocol.log.LedgerEntry;
import org.opengeps.protocol.log.MerkleTree;
import org.opengeps.protocol.log.NoteKey;
import org.opengeps.protocol.log.NoteSigner;
import org.opengeps.protocol.log.SignedNote;
import org.opengeps.protocol.pki.Trust;
import org.opengeps.testing.MirroredLog;

/** A mirror of 600 entries: two full tiles, a partial one, two levels. */
class FsckCommandTest {
  private static final int SIZE = 600;
  private static final Instant AT = Instant.parse("2025-06-20T01:00:00Z");
  private final SecureRandom random = new SecureRandom();
  private final NoteSigner log = NoteSigner.generate("log.test", NoteKey.Kind.LOG, random);
  private final NoteSigner witness =
      NoteSigner.generate("witness.test", NoteKey.Kind.COSIGNATURE, random);
  private final StringWriter out = new StringWriter();
  @TempDir private Path mirror;
  @TempDir private Path outside;

  @BeforeEach
  void writeMirror() throws IOException {
    writeMirror(entries());
    var trust =
        new Trust(
            "log.test",
            log.key().toString(),
            List.of(witness.key().toString()),
            Set.of(),
            Set.of(),
            Set.of(),
            Set.of());
    Files.write(outside.resolve("trust.json"), trust.json().canonical());
  }

  private static List<byte[]> entries() {
    List<byte[]> entries = new ArrayList<>();
    for (int i = 0; i < SIZE; i++) {
      entries.add(entry(i));
    }
    return entries;
  }

  private static byte[] entry(int i) {
    return i % 2 == 0
        ? LedgerEntry.of(
                new LedgerEntry.BatchHead(i / 2, HiddenLeaf.BATCH, Sha256.ofText("root " + i)), AT)
            .canonical()
        : new LedgerEntry(
                "test-fact",
                "subject " + i,
                AT,
                Sha256.ofText("d" + i),
                JsonObject.builder().build())
            .canonical();
  }

  private void writeMirror(List<byte[]> entries) throws IOException {
    sign(new MirroredLog(mirror, "log.test").write(entries), log);
  }

  private void sign(Checkpoint checkpoint, NoteSigner signer) throws IOException {
    var note =
        SignedNote.sign(checkpoint.text(), signer)
            .with(List.of(witness.cosign(checkpoint.text(), AT)));
    Files.writeString(mirror.resolve("checkpoint"), note.toString());
  }

  private int fsck(String... more) {
    var command =
        Main.commandLine().setOut(new PrintWriter(out, true)).setErr(new PrintWriter(out, true));
    List<String> arguments = new ArrayList<>(List.of("ledger", "fsck", mirror.toString()));
    arguments.addAll(List.of(more));
    return command.execute(arguments.toArray(String[]::new));
  }

  private int anchored() {
    return fsck("--trust", outside.resolve("trust.json").toString());
  }

  @Test
  void aWholeLogIsInOrder() {
    assertThat(anchored()).as(out.toString()).isZero();
    assertThat(out.toString()).contains("600 entries, 300 batches", "in order");
  }

  @Test
  void aBatchOfAnotherSizeThanAllIsNamed() throws IOException {
    List<byte[]> entries = entries();
    entries.set(
        4,
        LedgerEntry.of(
                new LedgerEntry.BatchHead(2, 2 * HiddenLeaf.BATCH, Sha256.ofText("root 4")), AT)
            .canonical());
    writeMirror(entries);
    assertThat(anchored()).isEqualTo(1);
    assertThat(out.toString()).contains("entry 4 is a batch of 2048 leaves");
  }

  @Test
  void anOutageUnderAnOperatorsOwnRuleSetIsJudgedWithTheFolderOfThoseRules() throws IOException {
    Path rules = Path.of("src/test/resources/toy-rules");
    int carried = CarriedRules.documents(Optional.empty()).size();
    Sha256 toy = CarriedRules.documents(Optional.of(rules)).get(carried).hash();
    Instant until = AT.plus(Duration.ofMinutes(30));
    JsonObject times =
        JsonObject.builder()
            .put("notice", Sha256.ofText("notice"))
            .put("receiptOpensAt", AT.minus(Duration.ofHours(9)))
            .put("closesAt", AT.plus(Duration.ofMinutes(10)))
            .put("opensAt", AT.plus(Duration.ofMinutes(70)))
            .put("ruleSet", toy)
            .put("calendar", CarriedRules.calendars(Optional.of(rules)).get(2).hash())
            .build();
    JsonObject gap =
        JsonObject.builder().put("cause", "gap").put("from", AT).put("until", until).build();
    Sha256 document = Sha256.ofText("incident");
    writeMirror(
        List.of(
            entry(0),
            new LedgerEntry("notice-published", "R25BK00000001-000", AT, document, times)
                .canonical(),
            new LedgerEntry(
                    "incident-recorded",
                    "00000000-0000-4000-8000-000000000001",
                    until,
                    document,
                    gap)
                .canonical()));
    assertThat(anchored()).as(out.toString()).isEqualTo(4);
    assertThat(out.toString())
        .contains("not judged", toy.hex(), "--rules FOLDER")
        .doesNotContain("\nin order");
    assertThat(
            fsck("--trust", outside.resolve("trust.json").toString(), "--rules", rules.toString()))
        .isEqualTo(1);
    assertThat(out.toString()).contains("moved 0 of the tenders, and not R25BK00000001-000");
    assertThat(fsck("--rules", outside.toString())).isEqualTo(2);
    assertThat(out.toString()).contains("The rule sets cannot be read").contains("index.json");
  }

  @Test
  void withoutATrustFileItIsConsistentAndNotAnchored() {
    assertThat(fsck()).isEqualTo(3);
    assertThat(out.toString()).contains("consistent, not anchored");
  }

  @Test
  void aFlippedBitInAnyFileIsFound() throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(mirror)) {
      files = all.filter(Files::isRegularFile).toList();
    }
    assertThat(files).hasSize(8);
    for (Path file : files) {
      byte[] good = Files.readAllBytes(file);
      for (int round = 0; round < 20; round++) {
        byte[] bad = good.clone();
        bad[random.nextInt(bad.length)] ^= (byte) (1 << random.nextInt(8));
        Files.write(file, bad);
        assertThat(anchored()).as("%s%n%s", file, out).isEqualTo(1);
      }
      Files.write(file, good);
    }
    assertThat(anchored()).isZero();
  }

  @Test
  void aMissingFileIsNamedAndRefutesNothing() throws IOException {
    for (String path :
        List.of("tile/1/000.p/2", "tile/0/001", "tile/entries/000", "tile/entries/002.p/88")) {
      byte[] good = Files.readAllBytes(mirror.resolve(path));
      Files.delete(mirror.resolve(path));
      assertThat(anchored()).as(path).isEqualTo(2);
      assertThat(out.toString())
          .contains("cannot be read as a whole", "the mirror lacks " + path)
          .doesNotContain("NOT IN ORDER", "the root of the checkpoint");
      Files.write(mirror.resolve(path), good);
    }
    assertThat(anchored()).isZero();
  }

  @Test
  void aFlippedBitIsFoundAlsoWhereAnotherFileIsMissing() throws IOException {
    Files.delete(mirror.resolve("tile/1/000.p/2"));
    byte[] bad = Files.readAllBytes(mirror.resolve("tile/0/001"));
    bad[77] ^= 1;
    Files.write(mirror.resolve("tile/0/001"), bad);
    assertThat(anchored()).isEqualTo(1);
  }

  /** The checkpoint was copied first, then the log grew and pruned its partial tiles. */
  @Test
  void theFullTileOfAGrownLogStandsForThePrunedPartialOne() throws IOException {
    String checkpoint = Files.readString(mirror.resolve("checkpoint"));
    List<byte[]> grown = new ArrayList<>(entries());
    for (int i = SIZE; i < 1024; i++) {
      grown.add(entry(i));
    }
    writeMirror(grown);
    Files.writeString(mirror.resolve("checkpoint"), checkpoint);
    try (Stream<Path> all = Files.walk(mirror)) {
      for (Path partial : all.filter(path -> path.toString().contains(".p/")).toList()) {
        if (!partial.toString().contains("tile/1/")) {
          Files.delete(partial);
        }
      }
    }
    assertThat(anchored()).as(out.toString()).isZero();
    byte[] bad = Files.readAllBytes(mirror.resolve("tile/0/002"));
    bad[40] ^= 1;
    Files.write(mirror.resolve("tile/0/002"), bad);
    assertThat(anchored()).isEqualTo(1);
  }

  @Test
  void aTrustOrKnownFileThatIsNoneIsNotAFindingAboutTheLog() throws IOException {
    Path nonsense = outside.resolve("nonsense");
    Files.writeString(nonsense, "nonsense");
    assertThat(fsck("--trust", nonsense.toString())).isEqualTo(2);
    assertThat(fsck("--known", nonsense.toString())).isEqualTo(2);
    assertThat(fsck("--known", outside.resolve("nothing").toString())).isEqualTo(2);
  }

  @Test
  void aLogSignedByAnotherKeyIsNotThisLog() throws IOException {
    var impostor = NoteSigner.generate("log.test", NoteKey.Kind.LOG, random);
    sign(
        Checkpoint.parse(SignedNote.parse(Files.readString(mirror.resolve("checkpoint"))).text()),
        impostor);
    assertThat(anchored()).isEqualTo(1);
    assertThat(out.toString()).contains("not signed by the log's key");
  }

  @Test
  void aForkOfACheckpointKnownBeforeIsFoundAlthoughAllSignaturesHold() throws IOException {
    var older = MerkleTree.ofValues(entries().subList(0, 300));
    var known = SignedNote.sign(new Checkpoint("log.test", 300, older.root()).text(), log);
    Files.writeString(outside.resolve("known"), known.toString());
    String[] options = {
      "--trust",
      outside.resolve("trust.json").toString(),
      "--known",
      outside.resolve("known").toString()
    };
    assertThat(fsck(options)).as(out.toString()).isZero();
    List<byte[]> fork = entries();
    fork.set(
        17,
        new LedgerEntry("test-fact", "rewritten", AT, null, JsonObject.builder().build())
            .canonical());
    writeMirror(fork);
    assertThat(anchored()).isZero();
    assertThat(fsck(options)).isEqualTo(1);
    assertThat(out.toString()).contains("forked");
  }

  @Test
  void aBatchThatIsMissingOrSwollenIsFound() throws IOException {
    List<byte[]> entries = entries();
    entries.set(
        4, LedgerEntry.of(new LedgerEntry.BatchHead(3, 65, Sha256.ofText("")), AT).canonical());
    writeMirror(entries);
    assertThat(anchored()).isEqualTo(1);
    assertThat(out.toString())
        .contains("entry 4 is batch 3 where batch 2 was due", "a batch of 65 leaves");
  }

  @Test
  void aKeyBoundToTwoNoticesIsFound() throws IOException {
    List<byte[]> entries = entries();
    entries.set(7, bound("R26BK00000001-000", "aa"));
    entries.set(9, bound("R26BK00000002-000", "bb"));
    writeMirror(entries);
    assertThat(anchored()).as(out.toString()).isZero();
    entries.set(501, bound("R26BK00000003-000", "aa"));
    writeMirror(entries);
    assertThat(anchored()).isEqualTo(1);
    assertThat(out.toString())
        .contains(
            "key aa is bound twice: to R26BK00000001-000 in entry 7 and to R26BK00000003-000 in"
                + " entry 501");
  }

  private static byte[] bound(String notice, String key) {
    JsonObject data =
        JsonObject.builder().put("lot", "0").put("envelope", "price").put("key", key).build();
    return new LedgerEntry("key-bound", notice, AT, null, data).canonical();
  }

  @Test
  void anEntryThatIsNotCanonicalIsFound() throws IOException {
    List<byte[]> entries = entries();
    entries.set(
        5,
        (new String(entries.get(5), java.nio.charset.StandardCharsets.UTF_8) + " ")
            .getBytes(java.nio.charset.StandardCharsets.UTF_8));
    writeMirror(entries);
    assertThat(anchored()).isEqualTo(1);
    assertThat(out.toString()).contains("entry 5 is not canonical");
  }
}
