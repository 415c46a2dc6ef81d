package org.opengeps.ledger.usecase;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.opengeps.kernel.Sha256;
import org.opengeps.ledger.model.LogHead;
import org.opengeps.ledger.model.TreeNode;
import org.opengeps.protocol.log.MerkleTree;
import org.opengeps.protocol.log.TreeHashes;

/** The subtrees that new entries complete, and the root that they lead to. */
final class Growth {
  private record Place(int level, long index) {}

  private final TreeHashes stored;
  private final Map<Place, Sha256> fresh = new HashMap<>();
  private final List<TreeNode> nodes = new ArrayList<>();
  private long size;

  Growth(LogHead from, TreeHashes stored) {
    this.size = from.size();
    this.stored = stored;
  }

  void add(byte[] entry) {
    Sha256 hash = MerkleTree.leafHash(entry);
    long index = size++;
    keep(0, index, hash);
    for (int level = 0; (index & 1) == 1; level++, index >>= 1) {
      hash = MerkleTree.nodeHash(node(level, index - 1), hash);
      keep(level + 1, index >> 1, hash);
    }
  }

  private void keep(int level, long index, Sha256 hash) {
    fresh.put(new Place(level, index), hash);
    nodes.add(new TreeNode(level, index, hash));
  }

  private Sha256 node(int level, long index) {
    Sha256 hash = fresh.get(new Place(level, index));
    return hash != null ? hash : stored.node(level, index);
  }

  LogHead head() {
    return new LogHead(size, MerkleTree.root(this::node, size));
  }

  List<TreeNode> nodes() {
    return nodes;
  }
}
