package org.opengeps.verifier;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.opengeps.protocol.log.Checkpoint;
import org.opengeps.protocol.log.LedgerEntry;
import org.opengeps.protocol.log.MerkleTree;
import org.opengeps.protocol.log.RunningRoot;
import org.opengeps.protocol.log.TenderStage;
import org.opengeps.protocol.log.TilePath;
import org.opengeps.protocol.log.Tiles;

/**
 * Reads every entry of the whole log: the bundle's log is its beginning, and the bundle leaves out
 * nothing that it says about the tender. Without it, that is the platform's word.
 */
final class WholeLogCheck {
  private static final String WHERE = "--log";
  private final LogCopy copy;
  private final LogCheck log;
  private final Findings findings;
  private final List<String> names = new ArrayList<>();
  private String lot = "";
  private final SortedMap<Long, LedgerEntry> about = new TreeMap<>();

  WholeLogCheck(LogCopy copy, LogCheck log, Findings findings) {
    this.copy = copy;
    this.log = log;
    this.findings = findings;
  }

  /**
   * @param shown the entries of the bundle
   */
  void check(Bundle bundle, SortedMap<Long, LedgerEntry> shown) {
    if (log.head().isEmpty()) {
      return; // named where the bundle's checkpoint is read
    }
    lot = bundle.lot();
    bundle.notice().ifPresent(notice -> names.add(notice.content().ref().number() + "-"));
    bundle.orders().forEach(order -> names.add(order.calendar().hash().hex()));
    bundle.ceremony.ifPresent(one -> names.add(one.content().ceremony().toString()));
    try {
      String note = new String(copy.get("checkpoint"), StandardCharsets.UTF_8);
      Optional<Checkpoint> newest = log.checkpoint(WHERE + " checkpoint", note);
      if (newest.isPresent() && walk(newest.get(), log.head().get())) {
        compare(shown, newest.get(), log.head().get());
      }
    } catch (IOException e) {
      findings.lack("The whole log cannot be read: " + e.getMessage() + ".");
    }
  }

  /** Whether the bundle's checkpoint lies in the whole log. */
  private boolean walk(Checkpoint newest, Checkpoint bundles) throws IOException {
    RunningRoot root = new RunningRoot();
    boolean met = false;
    for (long first = 0; first < newest.size(); first += TilePath.FULL) {
      for (byte[] entry : entries(first, newest.size())) {
        take(root.size(), entry);
        root.add(MerkleTree.leafHash(entry));
        if (root.size() == bundles.size()) {
          met = findings.expect("split view", WHERE, bundles.root(), root.root());
        }
      }
    }
    boolean whole = findings.expect("checkpoint", WHERE + " root", newest.root(), root.root());
    if (newest.size() < bundles.size()) {
      findings.lack("The whole log ends at " + newest.size() + ", before the bundle's checkpoint.");
    }
    return met && whole;
  }

  /** A mirror may have thrown the partial bundle away when it got the full one. */
  private List<byte[]> entries(long first, long size) throws IOException {
    TilePath path = TilePath.holding(TilePath.ENTRIES, first, size);
    byte[] bytes;
    try {
      bytes = copy.get(path.toString());
    } catch (IOException e) {
      if (path.width() == TilePath.FULL) {
        throw e;
      }
      bytes = copy.get(new TilePath(path.level(), path.index(), TilePath.FULL).toString());
    }
    List<byte[]> entries = Tiles.entries(bytes);
    return entries.subList(0, Math.min(path.width(), entries.size()));
  }

  private void take(long index, byte[] entry) {
    String text = new String(entry, StandardCharsets.UTF_8);
    if (names.stream().noneMatch(text::contains)) {
      return;
    }
    findings
        .read(WHERE + " entry " + index, entry, LedgerEntry::parse)
        .filter(read -> names.stream().anyMatch(name -> read.subject().startsWith(name)))
        .ifPresent(read -> about.put(index, read));
  }

  private void compare(SortedMap<Long, LedgerEntry> shown, Checkpoint newest, Checkpoint bundles) {
    findings.reach(
        "The whole log of size "
            + newest.size()
            + " names "
            + TenderStage.furthest(about.values(), lot).words()
            + ".");
    about.headMap(bundles.size()).forEach((index, entry) -> expectShown(shown, index, entry));
    List<String> later =
        about.tailMap(bundles.size()).values().stream().map(LedgerEntry::kind).distinct().toList();
    if (!later.isEmpty()) {
      findings.lack(
          "The log has gone on since the bundle was made ("
              + String.join(", ", later)
              + "): get the bundle again.");
    }
    findings.confirm("The bundle's log is the beginning of the whole log, entry by entry.");
  }

  private void expectShown(SortedMap<Long, LedgerEntry> shown, long index, LedgerEntry entry) {
    findings.require(
        entry.equals(shown.get(index)),
        "left out",
        "ledger/entries.json",
        "entry " + index + ", " + entry.kind(),
        "none");
  }
}
