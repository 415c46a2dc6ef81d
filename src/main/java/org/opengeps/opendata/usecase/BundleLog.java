package org.opengeps.opendata.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.opengeps.kernel.Sha256;
import org.opengeps.ledger.EntryProof;
import org.opengeps.ledger.RevealedLeaf;
import org.opengeps.ledger.usecase.ProveEntry;
import org.opengeps.ledger.usecase.RevealLeaves;
import org.opengeps.platform.Documents;
import org.opengeps.protocol.log.Checkpoint;
import org.opengeps.protocol.log.LedgerEntry;
import org.opengeps.protocol.log.SignedNote;
import org.opengeps.protocol.message.BundleEntries;
import org.opengeps.protocol.message.BundleHistory;
import org.opengeps.protocol.message.BundleLeaves;

/** The part of the log that concerns a tender, under one checkpoint. */
@ApplicationScoped
public class BundleLog {
  /** Shown when the bids are opened. */
  static final String RECEPTION = "reception";

  /** Shown with the award. */
  static final String SCORE = "candidate-scored";

  @Inject private ProveEntry proofs;
  @Inject private RevealLeaves leaves;
  @Inject private Documents documents;

  /**
   * Entries and, if they may be shown, receptions.
   *
   * @param history the checkpoints that first covered the entries
   * @param documents what the entries commit to
   */
  record Excerpt(
      BundleEntries entries, BundleLeaves leaves, BundleHistory history, Set<Sha256> documents) {}

  /**
   * @param subjects prefixes of the subjects of public entries
   * @param hidden prefix of the subjects of hidden facts
   * @param kinds which of them may be shown by now
   */
  Excerpt excerpt(SignedNote checkpoint, List<String> subjects, String hidden, Set<String> kinds) {
    long size = Checkpoint.parse(checkpoint.text()).size();
    Set<Long> indexes = new TreeSet<>();
    subjects.forEach(subject -> indexes.addAll(proofs.listAbout(subject)));
    List<RevealedLeaf> shown =
        kinds.isEmpty()
            ? List.of()
            : leaves.about(hidden).stream()
                .filter(leaf -> kinds.contains(leaf.kind()) && leaf.batch() < size)
                .toList();
    shown.forEach(leaf -> indexes.add(leaf.batch()));
    List<EntryProof> entries =
        indexes.stream()
            .filter(index -> index < size)
            .map(index -> proofs.under(checkpoint, index))
            .filter(entry -> kinds.contains(SCORE) || !isAward(entry))
            .toList();
    Set<Sha256> committed = new HashSet<>();
    entries.forEach(entry -> committed.add(LedgerEntry.parse(entry.entry()).document()));
    return new Excerpt(
        new BundleEntries(entries.stream().map(this::entry).toList()),
        new BundleLeaves(shown.stream().map(this::leaf).toList()),
        history(checkpoint, entries),
        committed);
  }

  /** An award goes into a bundle with the scores that it follows from. */
  private static boolean isAward(EntryProof entry) {
    return LedgerEntry.parse(entry.entry()).kind().equals("award-decided");
  }

  /** How many scores of candidates stand under the checkpoint. */
  long scores(SignedNote checkpoint, String prefix) {
    long size = Checkpoint.parse(checkpoint.text()).size();
    return leaves.about(prefix).stream()
        .filter(leaf -> leaf.kind().equals(SCORE) && leaf.batch() < size)
        .count();
  }

  private BundleHistory history(SignedNote last, List<EntryProof> entries) {
    SortedMap<Long, SignedNote> first = new TreeMap<>();
    for (EntryProof entry : entries) {
      SignedNote covering = proofs.covering(entry.index()).orElse(last);
      first.put(Checkpoint.parse(covering.text()).size(), covering);
    }
    return new BundleHistory(
        first.values().stream()
            .map(note -> new BundleHistory.Step(note.toString(), proofs.between(note, last).path()))
            .toList());
  }

  private BundleEntries.Entry entry(EntryProof proof) {
    byte[] stamp = leaves.timestamp(proof.index()).orElse(null);
    return new BundleEntries.Entry(proof.index(), proof.entry(), proof.inclusion().path(), stamp);
  }

  private BundleLeaves.Leaf leaf(RevealedLeaf leaf) {
    return new BundleLeaves.Leaf(
        leaf.batch(),
        leaf.salt(),
        leaf.kind(),
        Math.toIntExact(leaf.inBatch().index()),
        leaf.inBatch().path(),
        documents.get(leaf.fact()));
  }
}
