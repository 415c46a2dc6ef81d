package org.opengeps.opendata.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.opengeps.kernel.Sha256;
import org.opengeps.ledger.EntryProof;
import org.opengeps.ledger.RevealedLeaf;
import org.opengeps.ledger.usecase.ProveEntry;
import org.opengeps.ledger.usecase.ReadLog;
import org.opengeps.ledger.usecase.RevealLeaves;
import org.opengeps.platform.Documents;
import org.opengeps.protocol.cms.SignedDocument;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.log.Checkpoint;
import org.opengeps.protocol.log.ConsistencyProof;
import org.opengeps.protocol.log.FactKind;
import org.opengeps.protocol.log.LedgerEntry;
import org.opengeps.protocol.log.SignedNote;
import org.opengeps.protocol.log.TenderStage;
import org.opengeps.protocol.message.BundleEntries;
import org.opengeps.protocol.message.BundleHistory;
import org.opengeps.protocol.message.BundleLeaves;
import org.opengeps.protocol.message.BundleManifest;

/** The part of the log that concerns a tender, under one checkpoint. */
@ApplicationScoped
public class BundleLog {
  /** Shown when the bids are opened. */
  static final String RECEPTION = FactKind.RECEPTION.word();

  /** Shown with the decision. */
  static final Set<String> ROUND =
      Set.of(
          FactKind.CANDIDATE_SCORED.word(),
          FactKind.ROUND_ACT_PROPOSED.word(),
          FactKind.ROUND_ACT_APPROVED.word(),
          FactKind.CANDIDATE_CALLED.word(),
          FactKind.SUPPLEMENT_ASKED.word(),
          FactKind.CANDIDATE_ANSWERED.word(),
          FactKind.CANDIDATE_WAIVED.word());

  private static final List<FactKind> DECISIONS =
      List.of(FactKind.AWARD_DECIDED, FactKind.TENDER_FAILED);

  @Inject private ReadLog readLog;
  @Inject private ProveEntry proofs;
  @Inject private RevealLeaves leaves;
  @Inject private Documents documents;

  /**
   * A lot of a tender.
   *
   * @param prefix with which the subjects of the tender's facts begin
   */
  record About(String prefix, String lot) {}

  /**
   * Entries about the tender and, if they may be shown, hidden facts about one of its lots.
   *
   * @param lot whose hidden facts may be shown
   * @param history the checkpoints that first covered the entries
   * @param log the entries, read
   * @param size of the checkpoint
   */
  record Excerpt(
      String lot,
      BundleEntries entries,
      BundleLeaves leaves,
      BundleHistory history,
      List<LedgerEntry> log,
      long size) {
    /** What the entries commit to. */
    Set<Sha256> documents() {
      Set<Sha256> documents = new HashSet<>();
      log.forEach(entry -> documents.add(entry.document()));
      return documents;
    }

    /** The document of the latest entry of a kind about the lot. */
    Optional<Sha256> latest(FactKind kind) {
      return log.stream()
          .filter(entry -> entry.kind().equals(kind.word()) && entry.isAbout(lot))
          .reduce((earlier, later) -> later)
          .map(LedgerEntry::document);
    }

    /** The documents of all entries of a kind about the lot, in their order. */
    List<Sha256> all(FactKind kind) {
      return log.stream()
          .filter(entry -> entry.kind().equals(kind.word()) && entry.isAbout(lot))
          .map(LedgerEntry::document)
          .toList();
    }

    TenderStage stage() {
      return TenderStage.furthest(log, lot);
    }

    BundleManifest.Log extent() {
      long about = log.stream().filter(entry -> !entry.isBatch()).count();
      return new BundleManifest.Log(size, Math.toIntExact(about));
    }
  }

  /**
   * @param subjects prefixes of the subjects of public entries
   * @param hidden whose facts
   * @param kinds which of them may be shown by now
   */
  Excerpt excerpt(SignedNote checkpoint, List<String> subjects, About hidden, Set<String> kinds) {
    long size = Checkpoint.parse(checkpoint.text()).size();
    Set<Long> indexes = new TreeSet<>();
    subjects.forEach(
        subject -> readLog.listAbout(subject).forEach(entry -> indexes.add(entry.index())));
    afterSuspensions(subjects).forEach(indexes::add);
    List<RevealedLeaf> shown = kinds.isEmpty() ? List.of() : facts(hidden, kinds, size);
    shown.forEach(leaf -> indexes.add(leaf.batch()));
    List<EntryProof> entries =
        proofs.under(checkpoint, indexes.stream().filter(index -> index < size).toList());
    Map<Long, byte[]> stamps = leaves.timestamps(entries.stream().map(EntryProof::index).toList());
    return new Excerpt(
        hidden.lot(),
        new BundleEntries(entries.stream().map(proof -> entry(proof, stamps)).toList()),
        new BundleLeaves(leaves(shown)),
        history(checkpoint, entries),
        entries.stream().map(entry -> LedgerEntry.parse(entry.entry())).toList(),
        size);
  }

  /** The batch behind each suspension: it may hold what was signed before that. */
  private List<Long> afterSuspensions(List<String> subjects) {
    return subjects.stream()
        .flatMap(subject -> readLog.listAbout(subject).stream())
        .filter(entry -> FactKind.ROUND_SUSPENDED.is(LedgerEntry.parse(entry.bytes())))
        .flatMap(entry -> readLog.batchAfter(entry.index()).stream())
        .toList();
  }

  /**
   * The newest checkpoint under which the tender's part of the log is whole: a decision may be
   * published a moment before the batch with the scores and acts that it follows from.
   *
   * @param facts how many facts of the round there are, if there is a decision
   */
  SignedNote whole(SignedNote newest, About about, Optional<Integer> facts) {
    long size = Checkpoint.parse(newest.text()).size();
    Optional<Long> decision =
        facts.flatMap(
            count ->
                round(newest, about) == count
                    ? Optional.empty()
                    : DECISIONS.stream()
                        .flatMap(kind -> first(kind, about, size).stream())
                        .findFirst());
    return decision.flatMap(proofs::before).orElse(newest);
  }

  /** Whether the log says under the checkpoint how the round ended. */
  boolean decided(SignedNote checkpoint, About about) {
    long size = Checkpoint.parse(checkpoint.text()).size();
    return DECISIONS.stream().anyMatch(kind -> first(kind, about, size).isPresent());
  }

  private Optional<Long> first(FactKind kind, About about, long below) {
    return proofs.first(about.prefix(), kind.word(), about.lot(), below);
  }

  /** How many facts of the round stand under the checkpoint. */
  long round(SignedNote checkpoint, About about) {
    return facts(about, ROUND, Checkpoint.parse(checkpoint.text()).size()).size();
  }

  /** Hidden facts about a lot; those of other lots stay hidden. */
  private List<RevealedLeaf> facts(About about, Set<String> kinds, long below) {
    List<RevealedLeaf> found =
        leaves.about(about.prefix(), kinds).stream().filter(leaf -> leaf.batch() < below).toList();
    List<byte[]> facts = documents.list(found.stream().map(RevealedLeaf::fact).toList());
    return IntStream.range(0, found.size())
        .filter(i -> lotOf(found.get(i).kind(), facts.get(i)).equals(about.lot()))
        .mapToObj(found::get)
        .toList();
  }

  private static String lotOf(String kind, byte[] fact) {
    JsonObject json =
        kind.equals(RECEPTION) ? JsonObject.parse(fact) : SignedDocument.read(fact).json();
    return json.string("lot");
  }

  private BundleHistory history(SignedNote last, List<EntryProof> entries) {
    List<Long> indexes = entries.stream().map(EntryProof::index).toList();
    SortedMap<Long, SignedNote> covering = proofs.covering(indexes);
    SortedMap<Long, SignedNote> first = new TreeMap<>();
    for (long index : indexes) {
      SignedNote note = covering.getOrDefault(index, last);
      first.put(Checkpoint.parse(note.text()).size(), note);
    }
    List<SignedNote> notes = List.copyOf(first.values());
    List<ConsistencyProof> steps = proofs.between(notes, last);
    return new BundleHistory(
        IntStream.range(0, notes.size())
            .mapToObj(i -> new BundleHistory.Step(notes.get(i).toString(), steps.get(i).path()))
            .toList());
  }

  private static BundleEntries.Entry entry(EntryProof proof, Map<Long, byte[]> stamps) {
    return new BundleEntries.Entry(
        proof.index(), proof.entry(), proof.inclusion().path(), stamps.get(proof.index()));
  }

  private List<BundleLeaves.Leaf> leaves(List<RevealedLeaf> shown) {
    List<byte[]> facts = documents.list(shown.stream().map(RevealedLeaf::fact).toList());
    return IntStream.range(0, shown.size())
        .mapToObj(i -> leaf(shown.get(i), facts.get(i)))
        .toList();
  }

  private static BundleLeaves.Leaf leaf(RevealedLeaf leaf, byte[] fact) {
    return new BundleLeaves.Leaf(
        leaf.batch(),
        leaf.salt(),
        leaf.kind(),
        Math.toIntExact(leaf.inBatch().index()),
        leaf.inBatch().path(),
        fact);
  }
}
