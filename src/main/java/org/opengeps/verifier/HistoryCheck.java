package org.opengeps.verifier;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.log.Checkpoint;
import org.opengeps.protocol.log.ConsistencyProof;
import org.opengeps.protocol.log.FactKind;
import org.opengeps.protocol.log.LedgerEntry;
import org.opengeps.protocol.log.LogFormatException;
import org.opengeps.protocol.message.BundleHistory;

/**
 * The log never changed under the tender: every checkpoint that first covered one of its entries is
 * extended by the bundle's checkpoint, and CLOSE was witnessed before anybody opened.
 */
final class HistoryCheck {
  static final String FILE = "ledger/history.json";
  private static final String CLOSED = FactKind.TENDER_CLOSED.word();
  private static final String PARTIAL = FactKind.PARTIAL_POSTED.word();
  private final Findings findings;
  private final LogCheck log;

  HistoryCheck(Findings findings, LogCheck log) {
    this.findings = findings;
    this.log = log;
  }

  void check(BundleFiles files, SortedMap<Long, LedgerEntry> entries) {
    if (!findings.require(
        files.has(FILE), "file", FILE, "the checkpoints on the tender's way", "no file")) {
      return;
    }
    Optional<Checkpoint> last =
        files
            .find("ledger/checkpoint")
            .flatMap(note -> quietly(new String(note, StandardCharsets.UTF_8)));
    if (last.isPresent()) {
      NavigableMap<Long, Checkpoint> steps = steps(read(files, findings), last.get());
      covering(steps, entries);
      witnessedClose(steps, entries);
      witnessedRemovals(steps, entries);
      findings.confirm(
          steps.size()
              + " earlier checkpoints are extended by the one of size "
              + size(last)
              + ".");
    }
  }

  private static long size(Optional<Checkpoint> checkpoint) {
    return checkpoint.orElseThrow().size();
  }

  /** Without a finding: what is wrong with the bundle's checkpoint is named elsewhere. */
  private static Optional<Checkpoint> quietly(String note) {
    return new LogCheck(new Findings(), Optional.empty()).checkpoint("", note);
  }

  /** The history of a bundle; empty if there is none or it cannot be read. */
  static BundleHistory read(BundleFiles files, Findings findings) {
    return files
        .find(FILE)
        .flatMap(
            bytes ->
                findings.read(FILE, bytes, b -> BundleHistory.from(JsonObject.parseCanonical(b))))
        .orElse(new BundleHistory(java.util.List.of()));
  }

  private NavigableMap<Long, Checkpoint> steps(BundleHistory history, Checkpoint last) {
    NavigableMap<Long, Checkpoint> steps = new TreeMap<>();
    for (int i = 0; i < history.checkpoints().size(); i++) {
      BundleHistory.Step step = history.checkpoints().get(i);
      String where = FILE + " checkpoints[" + i + "]";
      Optional<Checkpoint> checkpoint = log.checkpoint(where, step.checkpoint());
      if (checkpoint.isEmpty()) {
        continue;
      }
      long size = checkpoint.get().size();
      findings.require(
          steps.isEmpty() || steps.lastKey() < size, "order", where, "sizes in order", size);
      if (findings.require(
          isExtended(checkpoint.get(), step, last),
          "consistency",
          where,
          "a proof that the checkpoint of size " + last.size() + " extends it",
          "none that holds")) {
        steps.put(size, checkpoint.get());
      }
    }
    return steps;
  }

  private static boolean isExtended(
      Checkpoint checkpoint, BundleHistory.Step step, Checkpoint last) {
    try {
      return new ConsistencyProof(checkpoint.size(), last.size(), step.proof())
          .holds(checkpoint.root(), last.root());
    } catch (LogFormatException e) {
      return false;
    }
  }

  /** Every entry was under some checkpoint first, and no checkpoint is here for nothing. */
  private void covering(
      NavigableMap<Long, Checkpoint> steps, SortedMap<Long, LedgerEntry> entries) {
    Map<Long, Long> firstOf = new TreeMap<>();
    for (long index : entries.keySet()) {
      Long size = steps.higherKey(index);
      findings.require(
          size != null,
          "consistency",
          FILE,
          "the first checkpoint that covers entry " + index,
          "none that covers it");
      if (size != null) {
        firstOf.put(size, index);
      }
    }
    steps
        .keySet()
        .forEach(
            size ->
                findings.require(
                    firstOf.containsKey(size),
                    "consistency",
                    FILE,
                    "checkpoints that first cover an entry of the bundle",
                    "one of size " + size));
  }

  /** Officers' programs open only under a witnessed CLOSE. */
  private void witnessedClose(
      NavigableMap<Long, Checkpoint> steps, SortedMap<Long, LedgerEntry> entries) {
    Optional<Long> close = first(entries, CLOSED);
    Optional<Long> partial = first(entries, PARTIAL);
    if (close.isPresent() && partial.isPresent()) {
      Long size = steps.higherKey(close.get());
      findings.require(
          size != null && size <= partial.get(),
          "consistency",
          FILE,
          "a checkpoint that covers CLOSE (entry "
              + close.get()
              + ") and was there before the"
              + " first partial (entry "
              + partial.get()
              + ")",
          size == null ? "none" : "the first one of size " + size);
    }
  }

  /** Which bids are not opened was seen outside of the engine before anybody could look at one. */
  private void witnessedRemovals(
      NavigableMap<Long, Checkpoint> steps, SortedMap<Long, LedgerEntry> entries) {
    entries.forEach(
        (index, removals) -> {
          if (FactKind.BIDS_REMOVED.is(removals)) {
            Long size = steps.higherKey(index);
            gateKey(entries, removals)
                .ifPresent(
                    gate ->
                        findings.require(
                            size != null && size <= gate,
                            "consistency",
                            FILE,
                            "a checkpoint that covers the removals (entry "
                                + index
                                + ") and was there before the gate key (entry "
                                + gate
                                + ")",
                            size == null ? "none" : "the first one of size " + size));
          }
        });
  }

  /** Of the same lot; entries of a tender with one lot may name none. */
  private static Optional<Long> gateKey(
      SortedMap<Long, LedgerEntry> entries, LedgerEntry removals) {
    String lot = removals.data().has("lot") ? removals.data().string("lot") : "";
    return entries.entrySet().stream()
        .filter(entry -> FactKind.GATE_KEY_PUBLISHED.is(entry.getValue()))
        .filter(entry -> lot.isEmpty() || entry.getValue().isAbout(lot))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  private static Optional<Long> first(SortedMap<Long, LedgerEntry> entries, String kind) {
    return entries.entrySet().stream()
        .filter(entry -> entry.getValue().kind().equals(kind))
        .map(Map.Entry::getKey)
        .findFirst();
  }
}
