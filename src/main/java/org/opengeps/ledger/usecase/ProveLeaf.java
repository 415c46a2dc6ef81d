package org.opengeps.ledger.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.opengeps.kernel.Sha256;
import org.opengeps.ledger.EntryProof;
import org.opengeps.ledger.LeafProof;
import org.opengeps.ledger.model.Batch;
import org.opengeps.ledger.model.Batches;
import org.opengeps.platform.InTransaction;
import org.opengeps.platform.RecentResults;
import org.opengeps.protocol.log.InclusionProof;

/** Proofs of secret facts, for those who may see them: the salt opens the leaf. */
@ApplicationScoped
public class ProveLeaf {
  private static final long MEMORY = 8L << 20;

  /** Of one batch, in bytes: its leaves and the tree over them. */
  private static final long WEIGHT = 200 << 10;

  /** All who bid in the last second ask for the same batch, which never changes. */
  private final RecentResults<Long, Batch> recent = new RecentResults<>(MEMORY, batch -> WEIGHT);

  private Batches batches;
  private ProveEntry proveEntry;
  private SharedLook look;

  /** For the container. */
  protected ProveLeaf() {}

  @Inject
  public ProveLeaf(
      Batches batches,
      ProveEntry proveEntry,
      Publications publications,
      InTransaction transaction) {
    this.batches = batches;
    this.proveEntry = proveEntry;
    this.look = new SharedLook(publications, facts -> transaction.call(() -> find(facts)));
  }

  /**
   * @param factHash hash of the canonical fact, as the event named it
   * @return empty until the batch stands under a published checkpoint
   */
  public Optional<LeafProof> find(Sha256 factHash) {
    return Optional.ofNullable(find(List.of(factHash)).get(factHash));
  }

  /**
   * The same of many; those whose batch is not published are left out. A batch is read once for all
   * facts that it holds, and not at all before it is published.
   */
  public Map<Sha256, LeafProof> find(Collection<Sha256> factHashes) {
    Map<Sha256, Long> places = batches.holding(factHashes);
    Map<Long, EntryProof> published = proveEntry.find(Set.copyOf(places.values()));
    if (published.isEmpty()) {
      return Map.of();
    }
    Map<Long, Batch> read = read(published.keySet());
    Map<Long, byte[]> timestamps = batches.timestamps(published.keySet());
    Map<Sha256, LeafProof> proofs = new HashMap<>();
    places.forEach(
        (fact, index) -> {
          if (published.containsKey(index)) {
            Optional<byte[]> timestamp = Optional.ofNullable(timestamps.get(index));
            proofs.put(fact, prove(read.get(index), fact, published.get(index), timestamp));
          }
        });
    return proofs;
  }

  /**
   * Waits for the proof: about a second while witness and time-stamp authority are well. To be
   * called outside of transactions, which would hold the fact back.
   *
   * @return empty if the log did not publish in time; the fact is safe, its proof comes later
   */
  @Transactional(Transactional.TxType.NEVER)
  public Optional<LeafProof> await(Sha256 factHash, Duration patience) {
    return look.await(factHash, patience);
  }

  /**
   * Indexes of the batches that hold facts about subjects with this prefix. Tells when bids came:
   * for the time after the opening.
   */
  public List<Long> listBatchesAbout(String subjectPrefix) {
    return batches.listAbout(subjectPrefix);
  }

  private Map<Long, Batch> read(Set<Long> entries) {
    if (entries.size() > 1) {
      return batches.at(entries);
    }
    long entry = entries.iterator().next();
    return Map.of(entry, recent.get(entry, known -> true, () -> batches.at(entries).get(entry)));
  }

  private static LeafProof prove(
      Batch batch, Sha256 factHash, EntryProof entry, Optional<byte[]> timestamp) {
    Batch.Leaf leaf =
        batch.facts().stream()
            .filter(candidate -> candidate.fact().fact().equals(factHash))
            .findFirst()
            .orElseThrow();
    int place = batch.place(leaf.value());
    var path = InclusionProof.of(batch.tree(), place, batch.head().size());
    return new LeafProof(leaf.fact().salt(), leaf.fact().kind(), path, entry, timestamp);
  }
}
