package org.opengeps.ledger.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
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

/** Proofs of public facts. */
@ApplicationScoped
public class ProveEntry {
  @Inject private LogEntries entries;
  @Inject private Checkpoints checkpoints;

  /** Empty until the entry stands under a published checkpoint. */
  public Optional<EntryProof> find(long index) {
    return checkpoints.covering(index).map(note -> prove(index, note));
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
                    .filter(note -> Checkpoint.parse(note.text()).size() > index)
                    .map(note -> prove(index, note)));
  }

  /**
   * The entry under one common checkpoint, for a bundle whose proofs shall all end in the same
   * root.
   */
  public EntryProof under(SignedNote checkpoint, long index) {
    return prove(index, checkpoint);
  }

  /** That one published checkpoint extends an earlier one. */
  public ConsistencyProof between(SignedNote earlier, SignedNote later) {
    return ConsistencyProof.of(
        entries, Checkpoint.parse(earlier.text()).size(), Checkpoint.parse(later.text()).size());
  }

  /** The first published checkpoint that covers an entry; empty until there is one. */
  public Optional<SignedNote> covering(long index) {
    return checkpoints.covering(index);
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

  private EntryProof prove(long index, SignedNote note) {
    byte[] entry =
        entries
            .find(index)
            .orElseThrow(() -> new IllegalStateException("the log has lost entry " + index));
    long size = Checkpoint.parse(note.text()).size();
    return new EntryProof(index, entry, InclusionProof.of(entries, index, size), note);
  }
}
