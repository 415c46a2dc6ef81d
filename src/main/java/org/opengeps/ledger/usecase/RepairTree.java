package org.opengeps.ledger.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Logger;
import org.opengeps.kernel.Sha256;
import org.opengeps.ledger.model.LogEntries;
import org.opengeps.ledger.model.LogHead;
import org.opengeps.ledger.model.TreeNode;
import org.opengeps.protocol.log.MerkleTree;
import org.opengeps.protocol.log.RunningRoot;

/**
 * Computes every subtree again from the entries, and corrects those that are stored otherwise. Only
 * if the entries lead to the committed root: what an entry was cannot be computed.
 */
@ApplicationScoped
public class RepairTree {
  private static final Logger LOG = Logger.getLogger(RepairTree.class.getName());

  /** Entries that are read at once; a power of two, so that they make a subtree. */
  private static final int PAGE = 1 << 10;

  private static final int PAGE_LEVEL = 10;

  @Inject private LogEntries entries;
  @Inject private Clock clock;

  /**
   * Reads the whole log, page by page.
   *
   * @return how many subtrees were corrected; none if the entries themselves do not lead to the
   *     committed root
   */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public int repair() {
    LogHead head = entries.head();
    var root = new RunningRoot();
    List<TreeNode> broken = new ArrayList<>();
    Map<Integer, Sha256> waiting = new HashMap<>();
    for (long from = 0; from < head.size(); from += PAGE) {
      List<Sha256> leaves =
          entries.range(from, Math.min(head.size(), from + PAGE)).stream()
              .map(MerkleTree::leafHash)
              .toList();
      leaves.forEach(root::add);
      List<Sha256> top = page(from, leaves, broken);
      if (leaves.size() == PAGE) {
        above(from / PAGE, top.get(0), waiting, broken);
      }
    }
    if (root.size() != head.size() || !root.root().equals(head.root())) {
      return 0;
    }
    entries.correct(broken, clock.instant());
    broken.forEach(
        node ->
            LOG.severe(
                "the stored hash of subtree "
                    + node.index()
                    + " at level "
                    + node.level()
                    + " of the log had changed; it was computed again from the entries"));
    return broken.size();
  }

  /** Compares the subtrees of a page; returns the hashes of its highest level. */
  private List<Sha256> page(long from, List<Sha256> leaves, List<TreeNode> broken) {
    List<Sha256> level = leaves;
    for (int height = 0; height <= PAGE_LEVEL && !level.isEmpty(); height++) {
      compare(height, from >> height, level, broken);
      if (level.size() == 1) {
        return level;
      }
      List<Sha256> above = new ArrayList<>(level.size() / 2);
      for (int i = 0; i + 1 < level.size(); i += 2) {
        above.add(MerkleTree.nodeHash(level.get(i), level.get(i + 1)));
      }
      level = above;
    }
    return level;
  }

  private void compare(int level, long from, List<Sha256> computed, List<TreeNode> broken) {
    List<Sha256> stored = entries.nodes(level, from, computed.size());
    if (stored.equals(computed)) {
      return;
    }
    for (int i = 0; i < computed.size(); i++) {
      if (!entries.nodes(level, from + i, 1).equals(List.of(computed.get(i)))) {
        broken.add(new TreeNode(level, from + i, computed.get(i)));
      }
    }
  }

  /** The subtrees that a complete page completes. */
  private void above(long page, Sha256 top, Map<Integer, Sha256> waiting, List<TreeNode> broken) {
    Sha256 hash = top;
    long index = page;
    int level = PAGE_LEVEL;
    while ((index & 1) == 1) {
      hash = MerkleTree.nodeHash(waiting.remove(level), hash);
      level++;
      index >>= 1;
      compare(level, index, List.of(hash), broken);
    }
    waiting.put(level, hash);
  }
}
