package org.opengeps.ledger.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.opengeps.kernel.Sha256;
import org.opengeps.ledger.EntryProof;
import org.opengeps.ledger.LeafProof;
import org.opengeps.ledger.model.Batch;
import org.opengeps.ledger.model.Batches;
import org.opengeps.protocol.log.InclusionProof;

/** Proofs of secret facts, for those who may see them: the salt opens the leaf. */
@ApplicationScoped
public class ProveLeaf {
  private static final Duration LOOK_AGAIN = Duration.ofMillis(200);
  @Inject private Batches batches;
  @Inject private ProveEntry proveEntry;
  @Inject private Publications publications;

  /**
   * @param factHash hash of the canonical fact, as the event named it
   * @return empty until the batch stands under a published checkpoint
   */
  public Optional<LeafProof> find(Sha256 factHash) {
    return batches
        .holding(factHash)
        .flatMap(
            logged -> proveEntry.find(logged.entry()).map(entry -> prove(logged, factHash, entry)));
  }

  /**
   * Waits for the proof: about a second while witness and time-stamp authority are well. To be
   * called outside of transactions, which would hold the fact back.
   *
   * @return empty if the log did not publish in time; the fact is safe, its proof comes later
   */
  @Transactional(Transactional.TxType.NEVER)
  public Optional<LeafProof> await(Sha256 factHash, Duration patience) {
    long deadline = System.nanoTime() + patience.toNanos();
    while (true) {
      long seen = publications.count();
      Optional<LeafProof> proof = find(factHash);
      Duration left = Duration.ofNanos(deadline - System.nanoTime());
      if (proof.isPresent() || left.isNegative()) {
        return proof;
      }
      publications.await(seen, left.compareTo(LOOK_AGAIN) < 0 ? left : LOOK_AGAIN);
    }
  }

  /**
   * Indexes of the batches that hold facts about subjects with this prefix. Tells when bids came:
   * for the time after the opening.
   */
  public List<Long> listBatchesAbout(String subjectPrefix) {
    return batches.listAbout(subjectPrefix);
  }

  private LeafProof prove(Batches.Logged logged, Sha256 factHash, EntryProof entry) {
    Batch batch = logged.batch();
    Batch.Leaf leaf =
        batch.facts().stream()
            .filter(candidate -> candidate.fact().fact().equals(factHash))
            .findFirst()
            .orElseThrow();
    int place = batch.place(leaf.value());
    var path = InclusionProof.of(batch.tree(), place, batch.head().size());
    return new LeafProof(
        leaf.fact().salt(), leaf.fact().kind(), path, entry, batches.timestamp(logged.entry()));
  }
}
