package org.opengeps.cli.ledger;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.opengeps.client.http.LogSource;
import org.opengeps.kernel.Sha256;
import org.opengeps.protocol.log.Checkpoint;
import org.opengeps.protocol.log.HiddenLeaf;
import org.opengeps.protocol.log.LedgerEntry;
import org.opengeps.protocol.log.LogFormatException;
import org.opengeps.protocol.log.MerkleTree;
import org.opengeps.protocol.log.RunningRoot;
import org.opengeps.protocol.log.TilePath;
import org.opengeps.protocol.log.Tiles;

/**
 * Reads every entry below a checkpoint, recomputes every tile of every level and the root, and
 * names whatever differs. Entries must be canonical; batches must be numbered without gaps and have
 * an allowed size; no committee key may be bound twice; an outage moves every closing that it hit.
 *
 * <p>A file that is not there refutes nothing: it is named among {@link #missing()}. Where a log
 * has grown, the full tile stands for a partial one that it replaced (C2SP tlog-tiles).
 */
final class LogAudit {
  private static final int MOST_FINDINGS = 1000;
  private final LogSource source;
  private final List<String> findings = new ArrayList<>();
  private final List<String> missing = new ArrayList<>();
  private final List<List<Sha256>> open = new ArrayList<>();
  private final List<Long> tiles = new ArrayList<>();
  private final RunningRoot root = new RunningRoot();
  private long index;
  private long batches;
  private final List<Checkpoint> known = new ArrayList<>();
  private final BoundKeyWatch keys = new BoundKeyWatch();
  private final OutageWatch outages;

  LogAudit(LogSource source, OutageWatch outages) {
    this.source = source;
    this.outages = outages;
  }

  /** An older checkpoint that the log must still extend. */
  LogAudit extending(Checkpoint older) {
    known.add(older);
    return this;
  }

  List<String> findings() {
    return List.copyOf(findings);
  }

  /** What could not be read, and so was not checked. */
  List<String> missing() {
    return List.copyOf(missing);
  }

  long batches() {
    return batches;
  }

  /** Walks through the log up to the checkpoint. */
  void run(Checkpoint checkpoint) {
    compareKnown();
    for (long first = 0; first < checkpoint.size(); first += TilePath.FULL) {
      List<byte[]> entries = bundle(TilePath.holding(TilePath.ENTRIES, first, checkpoint.size()));
      if (!missing.isEmpty()) {
        return;
      }
      entries.forEach(this::take);
    }
    finishTiles();
    outages.passedOver().forEach(this::find);
    if (index != checkpoint.size() || !root.root().equals(checkpoint.root())) {
      find("the entries do not give the root of the checkpoint");
    }
    known.stream()
        .filter(older -> older.size() > checkpoint.size())
        .forEach(
            older ->
                find(
                    "the log is shorter than a checkpoint of "
                        + older.size()
                        + " entries known before"));
  }

  private List<byte[]> bundle(TilePath path) {
    Optional<Served> served = read(path);
    if (served.isEmpty()) {
      return List.of();
    }
    try {
      List<byte[]> entries = Tiles.entries(served.get().bytes());
      if (entries.size() == served.get().path().width()) {
        return entries.subList(0, path.width());
      }
      find(served.get().path() + " holds " + entries.size() + " entries");
    } catch (LogFormatException e) {
      find(path + ": " + e.getMessage());
    }
    return List.of();
  }

  /** The tile, or the full one that has replaced it. */
  private record Served(TilePath path, byte[] bytes) {}

  private Optional<Served> read(TilePath path) {
    try {
      return Optional.of(new Served(path, source.get(path.toString())));
    } catch (IOException e) {
      return path.width() == TilePath.FULL ? lacks(path, e) : readFull(path, e);
    }
  }

  private Optional<Served> readFull(TilePath pruned, IOException why) {
    TilePath full = new TilePath(pruned.level(), pruned.index(), TilePath.FULL);
    try {
      return Optional.of(new Served(full, source.get(full.toString())));
    } catch (IOException e) {
      return lacks(pruned, why);
    }
  }

  private Optional<Served> lacks(TilePath path, IOException why) {
    missing.add(path + ": " + why.getMessage());
    return Optional.empty();
  }

  private void take(byte[] bytes) {
    try {
      judge(LedgerEntry.parse(bytes));
    } catch (IllegalArgumentException e) {
      find("entry " + index + " is not canonical: " + e.getMessage());
    }
    Sha256 leaf = MerkleTree.leafHash(bytes);
    root.add(leaf);
    index++;
    climb(0, leaf);
    compareKnown();
  }

  private void judge(LedgerEntry entry) {
    if (entry.isBatch()) {
      judge(entry.batch());
    }
    try {
      keys.see(entry, index).ifPresent(this::find);
      outages.see(entry, index).ifPresent(this::find);
    } catch (IllegalArgumentException e) {
      find("entry " + index + " says too little for its kind: " + e.getMessage());
    }
  }

  private void judge(LedgerEntry.BatchHead batch) {
    if (batch.number() != batches) {
      find(
          "entry "
              + index
              + " is batch "
              + batch.number()
              + " where batch "
              + batches
              + " was due");
    }
    if (batch.size() != HiddenLeaf.BATCH) {
      find("entry " + index + " is a batch of " + batch.size() + " leaves");
    }
    batches = batch.number() + 1;
  }

  private void compareKnown() {
    for (Checkpoint older : known) {
      if (older.size() == index && !older.root().equals(root.root())) {
        find(
            "the first "
                + index
                + " entries are not those of a checkpoint known before: the log has forked");
      }
    }
  }

  /** A full tile is compared and becomes one hash of the level above. */
  private void climb(int level, Sha256 hash) {
    if (open.size() == level) {
      open.add(new ArrayList<>());
      tiles.add(0L);
    }
    List<Sha256> tile = open.get(level);
    tile.add(hash);
    if (tile.size() == TilePath.FULL) {
      compare(new TilePath(level, tiles.get(level), TilePath.FULL), tile);
      Sha256 above = MerkleTree.ofLeafHashes(tile).root();
      open.set(level, new ArrayList<>());
      tiles.set(level, tiles.get(level) + 1);
      climb(level + 1, above);
    }
  }

  private void finishTiles() {
    for (int level = 0; level < open.size(); level++) {
      if (!open.get(level).isEmpty()) {
        compare(new TilePath(level, tiles.get(level), open.get(level).size()), open.get(level));
      }
    }
  }

  private void compare(TilePath path, List<Sha256> computed) {
    Optional<Served> served = read(path);
    if (served.isPresent()) {
      byte[] expected = new byte[computed.size() * Sha256.LENGTH];
      for (int i = 0; i < computed.size(); i++) {
        System.arraycopy(computed.get(i).bytes(), 0, expected, i * Sha256.LENGTH, Sha256.LENGTH);
      }
      byte[] there = served.get().bytes();
      boolean grown = served.get().path().width() > path.width();
      int different =
          Arrays.mismatch(
              grown && there.length > expected.length
                  ? Arrays.copyOf(there, expected.length)
                  : there,
              expected);
      if (different >= 0) {
        long hash = path.index() * TilePath.FULL + different / Sha256.LENGTH;
        find(
            path
                + " differs from what the entries give, first at hash "
                + hash
                + " of level "
                + path.level());
      }
    }
  }

  private void find(String finding) {
    if (findings.size() < MOST_FINDINGS) {
      findings.add(finding);
    }
  }
}
