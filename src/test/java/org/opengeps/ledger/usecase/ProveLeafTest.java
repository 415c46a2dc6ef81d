package org.opengeps.ledger.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.opengeps.kernel.Sha256;
import org.opengeps.ledger.LeafProof;
import org.opengeps.ledger.RevealedLeaf;
import org.opengeps.protocol.log.LedgerEntry;
import org.opengeps.protocol.log.MerkleTree;

/** Proofs of secret facts, one or many, from as many questions to the tables. */
class ProveLeafTest {
  private static final Map<String, Integer> ONCE_EACH =
      Map.of("holding", 1, "covering", 1, "find", 1, "nodes", 1, "at", 1, "timestamps", 1);
  private static final String TENDER = "R25BK00000007-";
  private final MemoryLog log = new MemoryLog();

  @Test
  void manyProofsAskNoTableMoreOftenThanOneDoesWhereverTheirFactsStand() {
    List<Sha256> facts = new ArrayList<>();
    for (int batch = 0; batch < 12; batch++) {
      log.append("another");
      facts.addAll(log.append("one", "two", "three"));
    }
    log.publish();
    assertThat(log.proveLeaf().find(facts.get(0))).isPresent();
    assertThat(log.asked).isEqualTo(ONCE_EACH);
    log.asked.clear();

    Map<Sha256, LeafProof> proofs = log.proveLeaf().find(facts);
    assertThat(log.asked).isEqualTo(ONCE_EACH);
    assertThat(proofs.keySet()).containsExactlyInAnyOrderElementsOf(facts);
    proofs.values().forEach(this::holds);
    assertThat(proofs.get(facts.get(4)).batch().index()).isEqualTo(3);
  }

  private void holds(LeafProof proof) {
    byte[] entry = proof.batch().entry();
    assertThat(proof.batch().inclusion().holds(MerkleTree.leafHash(entry), log.root())).isTrue();
    Sha256 batch = LedgerEntry.parse(entry).batch().root();
    assertThat(proof.shownBatch().root()).isEqualTo(batch);
  }

  @Test
  void allWhoWaitForTheSameBatchReadItOnce() {
    List<Sha256> facts = log.append("one", "two", "three");
    log.append("four");
    log.publish();
    ProveLeaf prove = log.proveLeaf();
    facts.forEach(fact -> holds(prove.find(fact).orElseThrow()));
    assertThat(log.asked).containsEntry("at", 1);
  }

  @Test
  void whatIsNotPublishedIsLeftOutAndNotEvenRead() {
    List<Sha256> published = log.append("one");
    log.publish();
    List<Sha256> waiting = log.append("one");
    assertThat(log.proveLeaf().find(waiting.get(0))).isEmpty();
    assertThat(log.asked).doesNotContainKeys("at", "nodes");
    List<Sha256> both = new ArrayList<>(published);
    both.addAll(waiting);
    both.add(Sha256.ofText("never logged"));
    assertThat(log.proveLeaf().find(both)).containsOnlyKeys(published);
    assertThat(log.proveLeaf().find(Collections.emptyList())).isEmpty();
  }

  @Test
  void allLeavesAboutASubjectAreRevealedInTheOrderOfTheLogSomeBatchesAtATime() {
    List<Sha256> facts = new ArrayList<>();
    for (int batch = 0; batch < 120; batch++) {
      facts.add(log.append(TENDER + "000", "another").get(0));
    }
    var revealed = new RevealLeaves(log.batches()).about(TENDER, Set.of("reception"));
    assertThat(revealed).extracting(RevealedLeaf::fact).containsExactlyElementsOf(facts);
    assertThat(log.asked).containsEntry("at", 3);
  }

  @Test
  void batchesWithNoneOfTheKindsThatAreRevealedAreNotRead() {
    for (int batch = 0; batch < 120; batch++) {
      log.append(TENDER + "000");
    }
    List<Sha256> scores = log.appendOf("candidate-scored", TENDER + "000");
    log.appendOf("candidate-scored", "another");
    var revealed = new RevealLeaves(log.batches()).about(TENDER, Set.of("candidate-scored"));
    assertThat(revealed).extracting(RevealedLeaf::fact).containsExactlyElementsOf(scores);
    assertThat(log.asked).containsEntry("at", 1);
  }
}
