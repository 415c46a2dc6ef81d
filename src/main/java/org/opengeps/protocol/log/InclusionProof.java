package org.opengeps.protocol.log;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.opengeps.kernel.Sha256;

/**
 * The proof that a leaf stands at an index of a tree of a size (RFC 6962 section 2.1.1).
 *
 * @param path sibling hashes from the leaf up to the root's child
 */
public record InclusionProof(long index, long size, List<Sha256> path) {
  public InclusionProof {
    if (index < 0 || index >= size) {
      throw new LogFormatException("no leaf " + index + " in a tree of " + size + " leaves");
    }
    path = List.copyOf(path);
  }

  /** Makes the proof from stored hashes. */
  public static InclusionProof of(TreeHashes tree, long index, long size) {
    List<Sha256> fromTheTop = new ArrayList<>();
    long start = 0;
    long end = size;
    while (end - start > 1) {
      long middle = start + MerkleTree.split(end - start);
      if (index < middle) {
        fromTheTop.add(MerkleTree.range(tree, middle, end));
        end = middle;
      } else {
        fromTheTop.add(MerkleTree.range(tree, start, middle));
        start = middle;
      }
    }
    java.util.Collections.reverse(fromTheTop);
    return new InclusionProof(index, size, fromTheTop);
  }

  /**
   * The root that this path leads to from the leaf hash; empty if the path is too short or too long
   * for index and size.
   */
  public Optional<Sha256> rootFrom(Sha256 leafHash) {
    Sha256 hash = leafHash;
    long node = index;
    long last = size - 1;
    for (Sha256 sibling : path) {
      if (last == 0) {
        return Optional.empty();
      }
      if ((node & 1) == 1 || node == last) {
        hash = MerkleTree.nodeHash(sibling, hash);
        int lonely = (node & 1) == 1 ? 0 : Long.numberOfTrailingZeros(node);
        node >>= lonely;
        last >>= lonely;
      } else {
        hash = MerkleTree.nodeHash(hash, sibling);
      }
      node >>= 1;
      last >>= 1;
    }
    return last == 0 ? Optional.of(hash) : Optional.empty();
  }

  public boolean holds(Sha256 leafHash, Sha256 root) {
    return rootFrom(leafHash).filter(root::equals).isPresent();
  }
}
