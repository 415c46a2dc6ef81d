package org.opengeps.verifier;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.opengeps.kernel.Sha256;
import org.opengeps.protocol.fixture.FixedRandom;
import org.opengeps.protocol.fixture.TenderScene;
import org.opengeps.protocol.fixture.TestAuthority;
import org.opengeps.protocol.log.Checkpoint;
import org.opengeps.protocol.log.ConsistencyProof;
import org.opengeps.protocol.log.HiddenLeaf;
import org.opengeps.protocol.log.InclusionProof;
import org.opengeps.protocol.log.LedgerEntry;
import org.opengeps.protocol.log.MerkleTree;
import org.opengeps.protocol.log.NoteKey;
import org.opengeps.protocol.log.NoteSigner;
import org.opengeps.protocol.log.SignedNote;
import org.opengeps.protocol.log.Tiles;
import org.opengeps.protocol.message.BundleEntries;
import org.opengeps.protocol.message.BundleHistory;
import org.opengeps.protocol.message.BundleLeaves;
import org.opengeps.protocol.message.Receipt;
import org.opengeps.protocol.message.ReceiptCore;

/** The log of a scene: its keys, its entries, one batch of receptions. */
final class SceneLog {
  static final String ORIGIN = "example.org/opengeps";
  final TestAuthority stamping;
  final NoteSigner logKey;
  final NoteSigner witnessKey;
  private static final int BATCH = 64;
  private final Map<Long, byte[]> tokens = new HashMap<>();
  private int batches = 7;
  private final List<LedgerEntry> entries = new ArrayList<>();
  private final List<Integer> checkpoints = new ArrayList<>();
  private final List<BundleLeaves.Leaf> leaves = new ArrayList<>();

  /**
   * @param world in another world all names are the same and all keys are others
   */
  SceneLog(String world) {
    stamping = new TestAuthority("Example TSA", world);
    logKey = noteKey(ORIGIN, NoteKey.Kind.LOG, world + "log");
    witnessKey = noteKey("witness.example.org", NoteKey.Kind.COSIGNATURE, world + "witness");
  }

  static NoteSigner noteKey(String name, NoteKey.Kind kind, String seed) {
    return NoteSigner.generate(name, kind, new FixedRandom(seed));
  }

  void add(LedgerEntry entry) {
    entries.add(entry);
  }

  /** A checkpoint is published. */
  void publish() {
    checkpoints.add(entries.size());
  }

  /** One batch with these facts and dummies, time-stamped. */
  void batch(String kind, List<byte[]> facts, Instant stampedAt) {
    List<byte[]> values = new ArrayList<>();
    facts.forEach(fact -> values.add(value(kind, fact)));
    byte[] seed = FixedRandom.hash("dummies" + batches).bytes();
    for (int i = values.size(); i < BATCH; i++) {
      values.add(HiddenLeaf.ofDummy(HiddenLeaf.dummyKey(seed, i)).bytes());
    }
    values.sort(Arrays::compareUnsigned);
    MerkleTree tree = MerkleTree.ofValues(values);
    long batch = entries.size();
    entries.add(
        LedgerEntry.of(new LedgerEntry.BatchHead(batches++, BATCH, tree.root()), stampedAt));
    for (byte[] fact : facts) {
      byte[] value = value(kind, fact);
      int index =
          IntStream.range(0, BATCH)
              .filter(i -> Arrays.equals(values.get(i), value))
              .findFirst()
              .orElseThrow();
      leaves.add(
          new BundleLeaves.Leaf(
              batch,
              Sha256.fromBytes(salt(fact)),
              kind,
              index,
              InclusionProof.of(tree, index, BATCH).path(),
              fact));
    }
    tokens.put(batch, TestStamp.token(stamping.stamper("stamper"), tree.root(), stampedAt));
  }

  /** SHA-256 of every hidden fact but receptions and reads. */
  List<Sha256> ofRound() {
    return leaves.stream()
        .filter(leaf -> !leaf.kind().equals("reception"))
        .map(leaf -> Sha256.of(leaf.fact()))
        .toList();
  }

  /** The bundle shows no fact of this kind any more; the log still has it. */
  void leaveOut(String kind) {
    leaves.removeIf(leaf -> leaf.kind().equals(kind));
  }

  private static byte[] value(String kind, byte[] fact) {
    return HiddenLeaf.ofFact(salt(fact), kind, fact).bytes();
  }

  private static byte[] salt(byte[] fact) {
    return FixedRandom.hash("leaf " + Sha256.of(fact)).bytes();
  }

  /** What a bundle shows of it, under {@code ledger/}. */
  Map<String, byte[]> files() {
    Map<String, byte[]> files = new LinkedHashMap<>();
    MerkleTree tree = MerkleTree.ofValues(entries.stream().map(LedgerEntry::canonical).toList());
    SignedNote note = checkpoint(tree);
    List<BundleEntries.Entry> shown = new ArrayList<>();
    for (int i = 0; i < entries.size(); i++) {
      byte[] stamp = tokens.get((long) i);
      shown.add(
          new BundleEntries.Entry(
              i,
              entries.get(i).canonical(),
              InclusionProof.of(tree, i, entries.size()).path(),
              stamp));
    }
    files.put("ledger/checkpoint", note.toString().getBytes(StandardCharsets.UTF_8));
    files.put("ledger/entries.json", new BundleEntries(shown).toJson().canonical());
    files.put("ledger/leaves.json", new BundleLeaves(leaves).toJson().canonical());
    files.put("ledger/history.json", history(tree).toJson().canonical());
    return files;
  }

  /** The whole log as a mirror has it; it never cuts anything off. */
  LogCopy copy() {
    MerkleTree tree = MerkleTree.ofValues(entries.stream().map(LedgerEntry::canonical).toList());
    Map<String, byte[]> files =
        Map.of(
            "checkpoint",
            checkpoint(tree).toString().getBytes(StandardCharsets.UTF_8),
            "tile/entries/000.p/" + entries.size(),
            Tiles.bundle(entries.stream().map(LedgerEntry::canonical).toList()));
    return path -> {
      if (!files.containsKey(path)) {
        throw new IOException("the mirror lacks " + path);
      }
      return files.get(path);
    };
  }

  private SignedNote checkpoint(MerkleTree tree) {
    String text = new Checkpoint(ORIGIN, tree.size(), tree.root()).text();
    return SignedNote.sign(text, logKey)
        .with(List.of(witnessKey.cosign(text, TenderScene.OPENS.plusSeconds(200))));
  }

  /** Checkpoints were published after the batch, after CLOSE, after its reveal and at the end. */
  private BundleHistory history(MerkleTree tree) {
    List<BundleHistory.Step> steps = new ArrayList<>();
    for (int size : checkpoints) {
      List<byte[]> until = entries.subList(0, size).stream().map(LedgerEntry::canonical).toList();
      SignedNote note = checkpoint(MerkleTree.ofValues(until));
      steps.add(
          new BundleHistory.Step(
              note.toString(), ConsistencyProof.of(tree, size, entries.size()).path()));
    }
    return new BundleHistory(steps);
  }

  /** The receipt of the first reception. */
  Receipt receipt(ReceiptCore core, byte[] signedCore) {
    BundleLeaves.Leaf leaf = leaves.get(0);
    int size =
        checkpoints.stream().filter(covered -> covered > leaf.batch()).findFirst().orElseThrow();
    MerkleTree tree =
        MerkleTree.ofValues(entries.subList(0, size).stream().map(LedgerEntry::canonical).toList());
    LedgerEntry batch = entries.get((int) leaf.batch());
    return new Receipt(
        signedCore,
        new Receipt.Leaf(leaf.salt(), leaf.index(), leaf.path()),
        new Receipt.Batch(batch.canonical(), leaf.batch(), 64, batch.batch().root()),
        InclusionProof.of(tree, leaf.batch(), size).path(),
        checkpoint(tree).toString(),
        tokens.get(leaf.batch()));
  }
}
