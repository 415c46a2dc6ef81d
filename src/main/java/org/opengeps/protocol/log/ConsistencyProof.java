package org.opengeps.protocol.log;

import java.util.ArrayList;
import java.util.List;
import org.opengeps.kernel.Sha256;

/**
 * The proof that a tree of {@code newSize} leaves begins with the very leaves of the tree of {@code
 * oldSize} (RFC 6962 section 2.1.2). Empty for the old size 0 and for equal sizes.
 */
public record ConsistencyProof(long oldSize, long newSize, List<Sha256> path) {
  public ConsistencyProof {
    if (oldSize < 0 || oldSize > newSize) {
      throw new LogFormatException(
          "a tree of " + newSize + " leaves cannot extend one of " + oldSize);
    }
    path = List.copyOf(path);
  }

  /** Makes the proof from stored hashes. */
  public static ConsistencyProof of(TreeHashes tree, long oldSize, long newSize) {
    List<Sha256> path = new ArrayList<>();
    if (oldSize > 0 && oldSize < newSize) {
      collect(tree, oldSize, 0, newSize, true, path);
    }
    return new ConsistencyProof(oldSize, newSize, path);
  }

  private static void collect(
      TreeHashes tree, long old, long start, long end, boolean known, List<Sha256> path) {
    if (old == end) {
      if (!known) {
        path.add(MerkleTree.range(tree, start, end));
      }
      return;
    }
    long middle = start + MerkleTree.split(end - start);
    if (old <= middle) {
      collect(tree, old, start, middle, known, path);
      path.add(MerkleTree.range(tree, middle, end));
    } else {
      collect(tree, old, middle, end, false, path);
      path.add(MerkleTree.range(tree, start, middle));
    }
  }

  public boolean holds(Sha256 oldRoot, Sha256 newRoot) {
    if (oldSize == 0 || oldSize == newSize) {
      boolean same = oldSize == 0 ? oldRoot.equals(MerkleTree.EMPTY_ROOT) : oldRoot.equals(newRoot);
      return path.isEmpty() && same;
    }
    List<Sha256> hashes = new ArrayList<>(path);
    if (Long.bitCount(oldSize) == 1) {
      hashes.add(0, oldRoot);
    }
    return !hashes.isEmpty() && climb(hashes, oldRoot, newRoot);
  }

  /**
   * Follows the border between old and new leaves from the bottom to the root, as RFC 9162 section
   * 2.1.4.2 spells it out.
   */
  private boolean climb(List<Sha256> hashes, Sha256 oldRoot, Sha256 newRoot) {
    int skip = Long.numberOfTrailingZeros(oldSize);
    long node = (oldSize - 1) >> skip;
    long last = (newSize - 1) >> skip;
    Sha256 older = hashes.get(0);
    Sha256 newer = older;
    for (Sha256 hash : hashes.subList(1, hashes.size())) {
      if (last == 0) {
        return false;
      }
      if ((node & 1) == 1 || node == last) {
        older = MerkleTree.nodeHash(hash, older);
        newer = MerkleTree.nodeHash(hash, newer);
        int lonely = (node & 1) == 1 || node == 0 ? 0 : Long.numberOfTrailingZeros(node);
        node >>= lonely;
        last >>= lonely;
      } else {
        newer = MerkleTree.nodeHash(newer, hash);
      }
      node >>= 1;
      last >>= 1;
    }
    return last == 0 && older.equals(oldRoot) && newer.equals(newRoot);
  }
}
