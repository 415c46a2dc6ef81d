package org.opengeps.ledger.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
  @Inject private Batches batches;

  /** All leaves of committed batches whose subject begins so, in the order of the log. */
  public List<RevealedLeaf> about(String subjectPrefix) {
    List<RevealedLeaf> leaves = new ArrayList<>();
    for (long entry : batches.listAbout(subjectPrefix)) {
      Batch batch = batches.at(entry).orElseThrow().batch();
      batch.facts().stream()
          .filter(leaf -> leaf.fact().subject().startsWith(subjectPrefix))
          .map(leaf -> reveal(entry, batch, leaf))
          .forEach(leaves::add);
    }
    return leaves;
  }

  private static RevealedLeaf reveal(long entry, Batch batch, Batch.Leaf leaf) {
    int place = batch.place(leaf.value());
    var path = InclusionProof.of(batch.tree(), place, batch.head().size());
    return new RevealedLeaf(
        entry, Sha256.fromBytes(leaf.fact().salt()), leaf.fact().kind(), leaf.fact().fact(), path);
  }

  /** The time stamp of a batch, if an authority gave one. */
  public Optional<byte[]> timestamp(long batchEntry) {
    return batches.timestamp(batchEntry);
  }
}
