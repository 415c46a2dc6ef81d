package org.opengeps.ledger.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.opengeps.kernel.Sha256;
import org.opengeps.protocol.log.HiddenLeaf;
import org.opengeps.protocol.log.LedgerEntry.BatchHead;
import org.opengeps.protocol.log.MerkleTree;

/**
 * The leaves of one heartbeat: facts and dummies, in the order of their values, so that a place
 * tells neither what a leaf is nor when it came.
 */
public final class Batch {
  /** A leaf that is a fact. */
  public record Leaf(SecretFact fact, Sha256 value) {}

  private final long number;
  private final byte[] seed;
  private final List<Leaf> facts;
  private final List<Sha256> values;
  private final MerkleTree tree;

  /**
   * @param number counts batches from 0
   * @param facts at most {@link HiddenLeaf#BATCH}
   * @param seed 32 secret bytes from which the dummies follow
   */
  public Batch(long number, byte[] seed, List<Leaf> facts) {
    this.number = number;
    this.seed = seed.clone();
    this.facts = List.copyOf(facts);
    List<Sha256> all = new ArrayList<>(facts.stream().map(Leaf::value).toList());
    int dummies = HiddenLeaf.BATCH - facts.size();
    if (dummies < 0) {
      throw new IllegalArgumentException(facts.size() + " facts in a batch");
    }
    for (int place = 0; place < dummies; place++) {
      all.add(HiddenLeaf.ofDummy(HiddenLeaf.dummyKey(seed, place)));
    }
    all.sort(Comparator.naturalOrder());
    this.values = List.copyOf(all);
    this.tree = MerkleTree.ofValues(all.stream().map(Sha256::bytes).toList());
  }

  public BatchHead head() {
    return new BatchHead(number, values.size(), tree.root());
  }

  public byte[] seed() {
    return seed.clone();
  }

  public List<Leaf> facts() {
    return facts;
  }

  /** Where a value stands. */
  public int place(Sha256 value) {
    return values.indexOf(value);
  }

  public List<Sha256> values() {
    return values;
  }

  public MerkleTree tree() {
    return tree;
  }
}
