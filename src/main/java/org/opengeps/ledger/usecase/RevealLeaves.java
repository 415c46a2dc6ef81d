package org.opengeps.ledger.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.opengeps.kernel.Sha256;
import org.opengeps.ledger.RevealedLeaf;
import org.opengeps.ledger.model.Batch;
import org.opengeps.ledger.model.Batches;
import org.opengeps.protocol.log.InclusionProof;

/**
 * Opens the hidden leaves about a subject, for the time after the opening: they tell how many bids
 * came, and when.
 */
@ApplicationScoped
public class RevealLeaves {
  /** Batches in memory, of some 200 KiB each. */
  private static final int AT_ONCE = 50;

  private Batches batches;

  /** For the container. */
  protected RevealLeaves() {}

  @Inject
  public RevealLeaves(Batches batches) {
    this.batches = batches;
  }

  /**
   * All leaves of committed batches whose subject begins so, in the order of the log.
   *
   * @param kinds of which facts; batches that hold none of them are not read
   */
  public List<RevealedLeaf> about(String subjectPrefix, Set<String> kinds) {
    List<RevealedLeaf> leaves = new ArrayList<>();
    List<Long> all = batches.listAbout(subjectPrefix, kinds);
    for (int from = 0; from < all.size(); from += AT_ONCE) {
      batches
          .at(all.subList(from, Math.min(all.size(), from + AT_ONCE)))
          .forEach((entry, batch) -> leaves.addAll(reveal(entry, batch, subjectPrefix, kinds)));
    }
    return leaves;
  }

  private static List<RevealedLeaf> reveal(
      long entry, Batch batch, String subjectPrefix, Set<String> kinds) {
    return batch.facts().stream()
        .filter(leaf -> leaf.fact().subject().startsWith(subjectPrefix))
        .filter(leaf -> kinds.contains(leaf.fact().kind()))
        .map(leaf -> reveal(entry, batch, leaf))
        .toList();
  }

  private static RevealedLeaf reveal(long entry, Batch batch, Batch.Leaf leaf) {
    int place = batch.place(leaf.value());
    var path = InclusionProof.of(batch.tree(), place, batch.head().size());
    return new RevealedLeaf(
        entry, Sha256.fromBytes(leaf.fact().salt()), leaf.fact().kind(), leaf.fact().fact(), path);
  }

  /**
   * The time stamps of batches, by index of the entry; those that no authority gave are left out.
   */
  public Map<Long, byte[]> timestamps(Collection<Long> batchEntries) {
    return batches.timestamps(batchEntries);
  }
}
