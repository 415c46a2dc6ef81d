package org.opengeps.verifier;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.opengeps.kernel.Sha256;
import org.opengeps.protocol.log.FactKind;
import org.opengeps.protocol.log.LedgerEntry;
import org.opengeps.protocol.log.LoggedPause;
import org.opengeps.protocol.log.Suspensions;
import org.opengeps.protocol.log.TenderStage;
import org.opengeps.protocol.message.Slot;

/**
 * Which log entry commits to which file. Files without an entry and entries without their file are
 * findings.
 */
final class LoggedFiles {
  /** Kinds of which the latest entry's document must lie in the bundle. */
  private static final Map<String, String> LATEST_MUST_LIE_HERE =
      Map.of(
          FactKind.TECHNICAL_DECIDED.word(),
          Bundle.DECISION,
          FactKind.BIDS_RANKED.word(),
          "ranking.p7s",
          FactKind.AWARD_DECIDED.word(),
          "award.p7s");

  private final Findings findings;
  private final SortedMap<Long, LedgerEntry> entries;
  private final String lot;

  /** Those about this lot, or about all lots alike: the files of others lie in their bundles. */
  private final SortedMap<Long, LedgerEntry> ofLot;

  private final Map<String, Long> indexByFile = new HashMap<>();
  private TenderStage shown = TenderStage.NONE;

  LoggedFiles(Bundle bundle, SortedMap<Long, LedgerEntry> entries, Findings findings) {
    this.findings = findings;
    this.entries = entries;
    this.lot = bundle.lot();
    this.ofLot = about(lot);
    Map<Sha256, String> fileByHash = new HashMap<>();
    bundle.files.forEach((name, content) -> fileByHash.put(Sha256.of(content), name));
    entries.forEach(
        (index, entry) ->
            findings.guarded(
                "ledger/entries.json entry " + index, () -> place(index, entry, fileByHash)));
    bundle.files.names("").stream()
        .filter(name -> !FileKinds.of(name).isEmpty() && !indexByFile.containsKey(name))
        .forEach(
            name ->
                findings.refute(
                    "log",
                    name,
                    "a log entry that commits to this file",
                    "none with the file's hash"));
    LATEST_MUST_LIE_HERE.forEach((kind, name) -> latest(kind, name, fileByHash));
    new BelongingCheck(bundle, findings).check(entries);
    findings.confirm(indexByFile.size() + " documents are committed to by log entries.");
  }

  private void place(long index, LedgerEntry entry, Map<Sha256, String> fileByHash) {
    if (!ofLot.containsKey(index) && !isPause(entry)) {
      return; // its file lies in the bundle of its lot
    }
    String name = entry.document() == null ? null : fileByHash.get(entry.document());
    if (name != null && FileKinds.of(name).contains(entry.kind())) {
      indexByFile.put(name, index);
      shown = TenderStage.later(shown, TenderStage.of(entry, lot).orElse(TenderStage.NONE));
    } else if (ofLot.containsKey(index) && FileKinds.mustLieHere(entry)) {
      findings.refute(
          "log",
          "ledger/entries.json entry " + index,
          "the document of " + entry.kind() + " in the bundle",
          "no such file");
    }
  }

  /** Those of a stage before lie here as well as those of the lot of the bundle. */
  private static boolean isPause(LedgerEntry entry) {
    return FactKind.ROUND_SUSPENDED.is(entry) || FactKind.ROUND_RESUMED.is(entry);
  }

  /** How far the files are there that the log names. */
  TenderStage shown() {
    return shown;
  }

  /** How far the log's entries say that the lot has come. */
  TenderStage logged() {
    return TenderStage.furthest(entries.values(), lot);
  }

  /** Entries about the tender or its ceremony. */
  int count() {
    return Math.toIntExact(entries.values().stream().filter(entry -> !entry.isBatch()).count());
  }

  private void latest(String kind, String name, Map<Sha256, String> fileByHash) {
    ofLot.entrySet().stream()
        .filter(entry -> entry.getValue().kind().equals(kind))
        .map(Map.Entry::getKey)
        .reduce((earlier, later) -> later)
        .ifPresent(
            index ->
                findings.require(
                    name.equals(fileByHash.get(entries.get(index).document())),
                    "log",
                    name,
                    "the file of log entry " + index,
                    "the file of log entry " + indexByFile.get(name)));
  }

  /** When the log took the file, else what is given. */
  Instant at(String name, Instant otherwise) {
    return Optional.ofNullable(indexByFile.get(name))
        .map(index -> entries.get(index).at())
        .orElse(otherwise);
  }

  /** Whether the log has a fact of this kind about the lot. */
  boolean names(FactKind kind) {
    return ofLot.values().stream().anyMatch(entry -> entry.kind().equals(kind.word()));
  }

  Optional<LedgerEntry> entryOf(String name) {
    return Optional.ofNullable(indexByFile.get(name)).map(entries::get);
  }

  /**
   * The first entry of a kind that commits to a document, whatever lot it is about.
   *
   * @return its index and the entry
   */
  Optional<Map.Entry<Long, LedgerEntry>> find(FactKind kind, Sha256 document) {
    return entries.entrySet().stream()
        .filter(entry -> is(entry.getValue(), kind))
        .filter(entry -> document.equals(entry.getValue().document()))
        .findFirst();
  }

  /** All entries of a kind, whatever lot they are about, in the order of the log. */
  SortedMap<Long, LedgerEntry> all(FactKind kind) {
    SortedMap<Long, LedgerEntry> found = new TreeMap<>(entries);
    found.values().removeIf(entry -> !is(entry, kind));
    return found;
  }

  /** The technical decisions about a lot, in the order of the log. */
  List<LedgerEntry> decisions(String name) {
    return entries.values().stream()
        .filter(entry -> is(entry, FactKind.TECHNICAL_DECIDED) && names(entry, "lot", name))
        .toList();
  }

  /** Where the log has a file; empty if it is not there. */
  Optional<Long> indexOf(String name) {
    return Optional.ofNullable(indexByFile.get(name));
  }

  /** Refutes if the first file was logged after the second. */
  void expectOrder(String first, String second) {
    Long a = indexByFile.get(first);
    Long b = indexByFile.get(second);
    if (a != null && b != null) {
      findings.require(
          a < b, "order", second, "logged after " + first, "entry " + b + " before " + a);
    }
  }

  /** When the lot of the bundle came to its end, as the log says before this file. */
  Optional<Instant> endBefore(String name) {
    Long at = indexByFile.getOrDefault(name, 0L);
    return ofLot.headMap(at).values().stream()
        .filter(entry -> TenderStage.of(entry, lot).filter(TenderStage::isEnd).isPresent())
        .map(LedgerEntry::at)
        .reduce((earlier, later) -> later);
  }

  /** Whether the log says before this file that a lot failed. */
  boolean failedBefore(String name, String lot) {
    return anyBefore(name, entry -> is(entry, FactKind.TENDER_FAILED) && names(entry, "lot", lot));
  }

  /** Whether the log says before this file that an envelope was opened. */
  boolean openedBefore(String name, Slot slot) {
    return anyBefore(name, entry -> is(entry, FactKind.TENDER_OPENED) && isOf(entry, slot));
  }

  /**
   * Whether the log says before this file that nobody can open an envelope by its gate any more.
   */
  boolean isGateSpentBefore(String name, Slot slot) {
    return anyBefore(
        name,
        entry ->
            (is(entry, FactKind.GATE_KEY_PUBLISHED) || is(entry, FactKind.GATE_KEY_DESTROYED))
                && isOf(entry, slot));
  }

  private boolean anyBefore(String name, Predicate<LedgerEntry> what) {
    Long at = indexByFile.get(name);
    return at != null && entries.headMap(at).values().stream().anyMatch(what);
  }

  private static boolean is(LedgerEntry entry, FactKind kind) {
    return entry.kind().equals(kind.word());
  }

  private static boolean isOf(LedgerEntry entry, Slot slot) {
    return names(entry, "lot", slot.lot()) && names(entry, "envelope", slot.envelope());
  }

  private static boolean names(LedgerEntry entry, String member, String value) {
    return entry.data().has(member) && value.equals(entry.data().raw(member));
  }

  /** Whether both are logged, the first before the second. */
  boolean isBefore(String first, String second) {
    Long a = indexByFile.get(first);
    Long b = indexByFile.get(second);
    return a != null && b != null && a < b;
  }

  /** Members who posted partials of a list of this envelope, as the log says. */
  Set<String> posted(Slot slot, String list) {
    return ofLot.values().stream()
        .filter(
            entry ->
                entry.kind().equals(FactKind.PARTIAL_POSTED.word())
                    && slot.envelope().equals(entry.data().string("envelope"))
                    && list.equals(list(entry)))
        .map(entry -> entry.data().string("member"))
        .collect(Collectors.toSet());
  }

  private static String list(LedgerEntry entry) {
    return entry.data().has("list") ? entry.data().string("list") : "";
  }

  /** Entries about a lot, or about all lots alike, by index. */
  SortedMap<Long, LedgerEntry> about(String name) {
    SortedMap<Long, LedgerEntry> about = new TreeMap<>(entries);
    about.values().removeIf(entry -> !entry.isAbout(name));
    return about;
  }

  /** What the log says of suspensions of a lot, by index. */
  SortedMap<Long, LoggedPause> pauses(String name) {
    SortedMap<Long, LoggedPause> pauses = new TreeMap<>();
    about(name)
        .forEach((index, entry) -> LoggedPause.in(entry).ifPresent(one -> pauses.put(index, one)));
    return pauses;
  }

  /** When the round of a lot stood still. */
  Suspensions suspensions(String name) {
    return Suspensions.of(List.copyOf(pauses(name).values()));
  }

  /** The first batch behind an entry, among those that are here. */
  Optional<Long> batchAfter(long index) {
    return entries.tailMap(index + 1).entrySet().stream()
        .filter(entry -> entry.getValue().isBatch())
        .map(Map.Entry::getKey)
        .findFirst();
  }

  LedgerEntry entry(long index) {
    return entries.get(index);
  }
}
