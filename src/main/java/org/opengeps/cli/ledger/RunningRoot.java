package org.opengeps.cli.ledger;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import org.opengeps.kernel.Sha256;
import org.opengeps.protocol.log.MerkleTree;

/**
 * The root of a growing tree, from the complete subtrees on its right edge alone: constant memory
 * for any number of leaves.
 */
final class RunningRoot {
  private record Peak(int level, Sha256 hash) {}

  private final Deque<Peak> peaks = new ArrayDeque<>();

  void add(Sha256 leafHash) {
    Peak peak = new Peak(0, leafHash);
    while (!peaks.isEmpty() && peaks.peek().level() == peak.level()) {
      peak = new Peak(peak.level() + 1, MerkleTree.nodeHash(peaks.pop().hash(), peak.hash()));
    }
    peaks.push(peak);
  }

  Sha256 root() {
    Iterator<Peak> fromTheRight = peaks.iterator();
    if (!fromTheRight.hasNext()) {
      return MerkleTree.EMPTY_ROOT;
    }
    Sha256 root = fromTheRight.next().hash();
    while (fromTheRight.hasNext()) {
      root = MerkleTree.nodeHash(fromTheRight.next().hash(), root);
    }
    return root;
  }
}
