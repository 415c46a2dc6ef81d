package org.opengeps.verifier;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.Verdict;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.log.Checkpoint;
import org.opengeps.protocol.log.InclusionProof;
import org.opengeps.protocol.log.LedgerEntry;
import org.opengeps.protocol.log.LogFormatException;
import org.opengeps.protocol.log.MerkleTree;
import org.opengeps.protocol.log.NoteKey;
import org.opengeps.protocol.log.SignedNote;
import org.opengeps.protocol.message.BundleEntries;
import org.opengeps.protocol.pki.Trust;
import org.opengeps.protocol.time.TimeStamp;
import org.opengeps.protocol.time.TimeStampException;

/**
 * The log as far as a bundle or a receipt shows it: checkpoint, inclusion of every entry, time
 * stamps.
 */
final class LogCheck {
  private final Findings findings;
  private final Optional<Trust> trust;

  private Optional<Checkpoint> head = Optional.empty();
  private Optional<Instant> witnessedAt = Optional.empty();
  private final List<Long> unstamped = new ArrayList<>();

  LogCheck(Findings findings, Optional<Trust> trust) {
    this.findings = findings;
    this.trust = trust;
  }

  /** Entries of the bundle by index, those only whose path holds. */
  SortedMap<Long, LedgerEntry> entries(BundleFiles files) {
    SortedMap<Long, LedgerEntry> proven = new TreeMap<>();
    Optional<byte[]> note = files.find("ledger/checkpoint");
    Optional<byte[]> list = files.find("ledger/entries.json");
    if (note.isEmpty() || list.isEmpty()) {
      findings.refute("file", "ledger/", "a checkpoint and the entries", "one of them is missing");
      return proven;
    }
    String text = new String(note.get(), StandardCharsets.UTF_8);
    Optional<Checkpoint> checkpoint = checkpoint("ledger/checkpoint", text);
    head = checkpoint;
    witnessedAt = witnessedAt(text);
    Optional<BundleEntries> entries =
        findings.read(
            "ledger/entries.json",
            list.get(),
            bytes -> BundleEntries.from(JsonObject.parseCanonical(bytes)));
    if (checkpoint.isEmpty() || entries.isEmpty()) {
      return proven;
    }
    for (BundleEntries.Entry entry : entries.get().entries()) {
      String where = "ledger/entries.json entry " + entry.index();
      findings.require(
          proven.isEmpty() || proven.lastKey() < entry.index(),
          "order",
          where,
          "indexes in order",
          "an earlier index");
      findings.guarded(
          where,
          () ->
              check(where, entry, checkpoint.get())
                  .ifPresent(read -> proven.put(entry.index(), read)));
    }
    stamps(proven);
    findings.confirm(
        proven.size()
            + " log entries lie under the checkpoint of size "
            + checkpoint.get().size()
            + ".");
    return proven;
  }

  private Optional<LedgerEntry> check(
      String where, BundleEntries.Entry entry, Checkpoint checkpoint) {
    Optional<LedgerEntry> read = findings.read(where, entry.entry(), LedgerEntry::parse);
    if (read.isEmpty()
        || !included(where, entry.entry(), entry.index(), entry.path(), checkpoint)) {
      return Optional.empty();
    }
    if (entry.timestamp() == null) {
      if (read.get().isBatch()) {
        unstamped.add(entry.index());
      }
    } else {
      if (read.get().isBatch()) {
        findings
            .read(where, read.get(), LedgerEntry::batch)
            .ifPresent(head -> timestamp(where, entry.timestamp(), head.root(), read.get()));
      } else {
        findings.refute(
            "timestamp", where, "time stamps on batches only", "one on a " + read.get().kind());
      }
    }
    return read;
  }

  /** A batch may lack its stamp, when the authority was out of reach; all of them may not. */
  private void stamps(SortedMap<Long, LedgerEntry> proven) {
    long batches = proven.values().stream().filter(LedgerEntry::isBatch).count();
    if (unstamped.isEmpty()) {
      return;
    }
    String line =
        unstamped.size()
            + " of "
            + batches
            + " batches carry no time stamp of another body, so that their time is the platform's"
            + " word: entries "
            + String.join(", ", unstamped.stream().limit(20).map(Object::toString).toList())
            + (unstamped.size() > 20 ? " and more." : ".");
    if (unstamped.size() == batches) {
      findings.lack(line);
    } else {
      findings.note(line);
    }
  }

  /** The bundle's checkpoint; empty before {@link #entries} or if it cannot be read. */
  Optional<Checkpoint> head() {
    return head;
  }

  /** When a trusted witness saw the bundle's checkpoint; empty without a trust file. */
  Optional<Instant> witnessedAt() {
    return witnessedAt;
  }

  private Optional<Instant> witnessedAt(String text) {
    try {
      SignedNote note = SignedNote.parse(text);
      return trust.stream()
          .flatMap(anchors -> anchors.witnessKeys().stream())
          .map(NoteKey::parse)
          .filter(note::isSignedBy)
          .flatMap(
              key ->
                  note.signatures().stream()
                      .filter(line -> line.name().equals(key.name()) && line.keyId() == key.id())
                      .flatMap(line -> line.cosignedAt().stream()))
          .max(Instant::compareTo);
    } catch (LogFormatException e) {
      return Optional.empty(); // named where the checkpoint is read
    }
  }

  /** Refutes unless the entry stands at this index under the checkpoint. */
  boolean included(
      String where, byte[] entry, long index, List<Sha256> path, Checkpoint checkpoint) {
    boolean holds;
    try {
      holds =
          new InclusionProof(index, checkpoint.size(), path)
              .holds(MerkleTree.leafHash(entry), checkpoint.root());
    } catch (LogFormatException e) {
      holds = false;
    }
    return findings.require(
        holds,
        "inclusion",
        where,
        "a path to the checkpoint's root " + checkpoint.root(),
        "another root");
  }

  /** Reads a checkpoint and, with a trust file, checks origin, log signature and a witness. */
  Optional<Checkpoint> checkpoint(String where, String text) {
    Optional<SignedNote> note = findings.read(where, text, SignedNote::parse);
    Optional<Checkpoint> checkpoint =
        note.flatMap(n -> findings.read(where, n.text(), Checkpoint::parse));
    if (checkpoint.isPresent() && trust.isPresent()) {
      anchor(where, note.get(), checkpoint.get(), trust.get());
    }
    return checkpoint;
  }

  private void anchor(String where, SignedNote note, Checkpoint checkpoint, Trust anchors) {
    findings.expect("checkpoint", where + " origin", anchors.origin(), checkpoint.origin());
    NoteKey log = NoteKey.parse(anchors.logKey());
    findings.require(
        note.isSignedBy(log),
        "checkpoint",
        where,
        "the signature of the log key " + log.name(),
        "none that holds");
    List<NoteKey> witnesses = new ArrayList<>();
    anchors.witnessKeys().forEach(key -> witnesses.add(NoteKey.parse(key)));
    List<String> holding = witnesses.stream().filter(note::isSignedBy).map(NoteKey::name).toList();
    if (findings.require(
        !holding.isEmpty(),
        "witness",
        where,
        "the cosignature of a witness of the trust file",
        "none that holds")) {
      findings.confirm(
          "The checkpoint is signed by the log and by " + String.join(", ", holding) + ".");
    }
    int trusted = 1 + witnesses.size();
    findings.require(
        note.signatures().stream()
            .allMatch(
                line ->
                    line.name().equals(log.name())
                        || witnesses.stream()
                            .anyMatch(witness -> witness.name().equals(line.name()))),
        "checkpoint",
        where,
        "signatures of the " + trusted + " keys of the trust file only",
        "a signature by somebody else");
    for (NoteKey witness : witnesses) {
      boolean claimed =
          note.signatures().stream().anyMatch(line -> line.name().equals(witness.name()));
      findings.require(
          !claimed || note.isSignedBy(witness),
          "witness",
          where,
          "a true cosignature by " + witness.name(),
          "a false one");
    }
  }

  /** Checks a time stamp over a batch's root. */
  void timestamp(String where, byte[] token, Sha256 root, LedgerEntry entry) {
    TimeStamp stamp;
    try {
      stamp = TimeStamp.read(token);
    } catch (TimeStampException e) {
      findings.refute("timestamp", where, "a TimeStampToken", e.getMessage());
      return;
    }
    findings.expect("timestamp", where + " imprint", root, stamp.imprint());
    if (trust.isEmpty()) {
      return;
    }
    Set<java.security.cert.X509Certificate> roots = trust.get().timestampRoots();
    if (stamp.check(root, roots) instanceof Verdict.Refused<java.time.Instant> refused) {
      findings.refute(
          "timestamp", where, "a time stamp of a trusted authority", refused.refusal().english());
    } else {
      findings.require(
          !stamp.at().isBefore(entry.at().minusSeconds(CLOCK_TOLERANCE)),
          "timestamp",
          where,
          "a time not before the entry's " + entry.at(),
          stamp.at());
      findings.confirm("Time stamps of a trusted authority stand on the batches that carry one.");
    }
  }

  /** Clocks of two bodies differ; more than this is worth a finding. Seconds. */
  private static final long CLOCK_TOLERANCE = 300;
}
