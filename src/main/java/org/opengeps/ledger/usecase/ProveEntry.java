package org.opengeps.ledger.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.opengeps.kernel.Sha256;
import org.opengeps.ledger.EntryProof;
import org.opengeps.ledger.LoggedEntry;
import org.opengeps.ledger.model.Checkpoints;
import org.opengeps.ledger.model.LogEntries;
import org.opengeps.protocol.log.Checkpoint;
import org.opengeps.protocol.log.ConsistencyProof;
import org.opengeps.protocol.log.InclusionProof;
import org.opengeps.protocol.log.LedgerEntry;
import org.opengeps.protocol.log.SignedNote;
import org.opengeps.protocol.log.TreeHashes;

/** Proofs of public facts. */
@ApplicationScoped
public class ProveEntry {
  /** Proofs that are made at a time. */
  private static final int AT_ONCE = 500;

  private LogEntries entries;
  private Checkpoints checkpoints;

  /** For the container. */
  protected ProveEntry() {}

  @Inject
  public ProveEntry(LogEntries entries, Checkpoints checkpoints) {
    this.entries = entries;
    this.checkpoints = checkpoints;
  }

  /** Empty until the entry stands under a published checkpoint. */
  public Optional<EntryProof> find(long index) {
    return Optional.ofNullable(find(List.of(index)).get(index));
  }

  /** The same of many, by index, with few statements; those that are not published are left out. */
  public SortedMap<Long, EntryProof> find(Collection<Long> indexes) {
    return prove(checkpoints.covering(indexes));
  }

  /** The oldest entry that commits to the document, once it is published. */
  public Optional<EntryProof> findDocument(Sha256 document) {
    return entries.listCommitting(document).stream().findFirst().flatMap(this::find);
  }

  /** The same under the newest checkpoint, which covers everything that was published since. */
  public Optional<EntryProof> findDocumentNow(Sha256 document) {
    return entries.listCommitting(document).stream()
        .findFirst()
        .flatMap(
            index ->
                checkpoints
                    .newest()
                    .filter(note -> size(note) > index)
                    .map(note -> under(note, List.of(index)).get(0)));
  }

  /**
   * The entries under one common checkpoint, in their order, for a bundle whose proofs shall all
   * end in the same root.
   */
  public List<EntryProof> under(SignedNote checkpoint, Collection<Long> indexes) {
    SortedMap<Long, SignedNote> notes = new TreeMap<>();
    indexes.forEach(index -> notes.put(index, checkpoint));
    return List.copyOf(prove(notes).values());
  }

  /** That one published checkpoint extends earlier ones: a proof for each, in their order. */
  public List<ConsistencyProof> between(List<SignedNote> earlier, SignedNote later) {
    long size = size(later);
    return ReadAhead.make(
        entries,
        tree -> earlier.stream().map(note -> ConsistencyProof.of(tree, size(note), size)).toList());
  }

  /** The first published checkpoints that cover entries, by index of the entry. */
  public SortedMap<Long, SignedNote> covering(Collection<Long> indexes) {
    return checkpoints.covering(indexes);
  }

  /** The newest published checkpoint that does not cover an entry yet; empty if there is none. */
  public Optional<SignedNote> before(long index) {
    return checkpoints.before(index);
  }

  /** The oldest entry of a kind below a size whose subject begins so, about that lot. */
  public Optional<Long> first(String subjectPrefix, String kind, String lot, long below) {
    return entries.listAbout(subjectPrefix).stream()
        .filter(entry -> entry.index() < below)
        .filter(entry -> isOf(LedgerEntry.parse(entry.bytes()), kind, lot))
        .map(LoggedEntry::index)
        .findFirst();
  }

  private static boolean isOf(LedgerEntry entry, String kind, String lot) {
    return entry.kind().equals(kind) && entry.isAbout(lot);
  }

  private SortedMap<Long, EntryProof> prove(SortedMap<Long, SignedNote> notes) {
    List<Long> indexes = List.copyOf(notes.keySet());
    SortedMap<Long, EntryProof> proofs = new TreeMap<>();
    for (int from = 0; from < indexes.size(); from += AT_ONCE) {
      List<Long> some = indexes.subList(from, Math.min(indexes.size(), from + AT_ONCE));
      SortedMap<Long, byte[]> found = entries.find(some);
      proofs.putAll(ReadAhead.make(entries, tree -> prove(tree, some, found, notes)));
    }
    return proofs;
  }

  private static SortedMap<Long, EntryProof> prove(
      TreeHashes tree,
      List<Long> indexes,
      SortedMap<Long, byte[]> entries,
      SortedMap<Long, SignedNote> notes) {
    SortedMap<Long, EntryProof> proofs = new TreeMap<>();
    for (long index : indexes) {
      byte[] entry = entries.get(index);
      if (entry == null) {
        throw new IllegalStateException("the log has lost entry " + index);
      }
      SignedNote note = notes.get(index);
      InclusionProof inclusion = InclusionProof.of(tree, index, size(note));
      proofs.put(index, new EntryProof(index, entry, inclusion, note));
    }
    return proofs;
  }

  private static long size(SignedNote note) {
    return Checkpoint.parse(note.text()).size();
  }
}
