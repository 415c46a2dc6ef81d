package org.opengeps.verifier;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.log.Checkpoint;
import org.opengeps.protocol.log.LedgerEntry;
import org.opengeps.protocol.log.SignedNote;
import org.opengeps.protocol.message.BundleEntries;
import org.opengeps.protocol.message.BundleHistory;
import org.opengeps.protocol.message.BundleLeaves;

/** A bundle from which something is taken away, everything else staying as it was. */
final class BundleCut {
  static final String ENTRIES = "ledger/entries.json";
  static final String LEAVES = "ledger/leaves.json";
  static final String HISTORY = "ledger/history.json";
  final Map<String, byte[]> files;

  BundleCut(BundleScene scene) {
    files = new LinkedHashMap<>(scene.files);
  }

  /** Files whose names begin so. */
  BundleCut without(String... prefixes) {
    files.keySet().removeIf(name -> List.of(prefixes).stream().anyMatch(name::startsWith));
    return this;
  }

  BundleCut with(String name, byte[] content) {
    files.put(name, content);
    return this;
  }

  /** Entries, and the checkpoints that were there for them alone. */
  BundleCut withoutEntries(Predicate<LedgerEntry> cut) {
    List<BundleEntries.Entry> left =
        entries().stream().filter(one -> !cut.test(LedgerEntry.parse(one.entry()))).toList();
    put(new BundleEntries(left));
    TreeSet<Long> sizes = new TreeSet<>();
    List<BundleHistory.Step> steps =
        BundleHistory.from(JsonObject.parse(files.get(HISTORY))).checkpoints();
    steps.forEach(step -> sizes.add(size(step)));
    Set<Long> needed = new HashSet<>();
    left.forEach(entry -> needed.add(sizes.higher(entry.index())));
    files.put(
        HISTORY,
        new BundleHistory(steps.stream().filter(step -> needed.contains(size(step))).toList())
            .toJson()
            .canonical());
    Set<Long> batches = new HashSet<>();
    left.forEach(entry -> batches.add(entry.index()));
    return withoutLeaves(leaf -> !batches.contains(leaf.batch()));
  }

  BundleCut withoutLeaves(Predicate<BundleLeaves.Leaf> cut) {
    List<BundleLeaves.Leaf> left =
        BundleLeaves.from(JsonObject.parse(files.get(LEAVES))).leaves().stream()
            .filter(cut.negate())
            .toList();
    files.put(LEAVES, new BundleLeaves(left).toJson().canonical());
    return this;
  }

  /** Time stamps of the first so many batches. */
  BundleCut withoutStamps(int batches) {
    List<BundleEntries.Entry> changed = new ArrayList<>();
    int left = batches;
    for (BundleEntries.Entry entry : entries()) {
      boolean cut = entry.timestamp() != null && left > 0;
      left -= cut ? 1 : 0;
      changed.add(cut ? stamped(entry, null) : entry);
    }
    put(new BundleEntries(changed));
    return this;
  }

  /** The first time stamp is replaced. */
  BundleCut withStamp(byte[] token) {
    List<BundleEntries.Entry> changed = new ArrayList<>(entries());
    for (int i = 0; i < changed.size(); i++) {
      if (changed.get(i).timestamp() != null) {
        changed.set(i, stamped(changed.get(i), token));
        break;
      }
    }
    put(new BundleEntries(changed));
    return this;
  }

  private static BundleEntries.Entry stamped(BundleEntries.Entry entry, byte[] token) {
    return new BundleEntries.Entry(entry.index(), entry.entry(), entry.path(), token);
  }

  List<BundleEntries.Entry> entries() {
    return BundleEntries.from(JsonObject.parse(files.get(ENTRIES))).entries();
  }

  private void put(BundleEntries entries) {
    files.put(ENTRIES, entries.toJson().canonical());
  }

  private static long size(BundleHistory.Step step) {
    return Checkpoint.parse(SignedNote.parse(step.checkpoint()).text()).size();
  }
}
