package org.opengeps.protocol.log;

import java.util.ArrayList;
import java.util.List;
import org.opengeps.kernel.Sha256;

/**
 * The Merkle tree of RFC 6962 section 2.1 with SHA-256, and a small one held in memory (batches,
 * sets, tests).
 */
public final class MerkleTree implements TreeHashes {
  /** Root of the tree without leaves: the hash of nothing. */
  public static final Sha256 EMPTY_ROOT = Sha256.of(new byte[0]);

  private final List<List<Sha256>> levels = new ArrayList<>();

  private MerkleTree(List<Sha256> leafHashes) {
    List<Sha256> level = List.copyOf(leafHashes);
    while (!level.isEmpty()) {
      levels.add(level);
      List<Sha256> above = new ArrayList<>(level.size() / 2);
      for (int i = 0; i + 1 < level.size(); i += 2) {
        above.add(nodeHash(level.get(i), level.get(i + 1)));
      }
      level = above;
    }
  }

  /** A tree over values that are hashed as leaves first. */
  public static MerkleTree ofValues(List<byte[]> values) {
    return new MerkleTree(values.stream().map(MerkleTree::leafHash).toList());
  }

  public static MerkleTree ofLeafHashes(List<Sha256> leafHashes) {
    return new MerkleTree(leafHashes);
  }

  /** SHA-256(0x00 || value). */
  public static Sha256 leafHash(byte[] value) {
    var digest = Sha256.digest();
    digest.update((byte) 0);
    return Sha256.fromBytes(digest.digest(value));
  }

  /** SHA-256(0x01 || left || right). */
  public static Sha256 nodeHash(Sha256 left, Sha256 right) {
    var digest = Sha256.digest();
    digest.update((byte) 1);
    digest.update(left.bytes());
    return Sha256.fromBytes(digest.digest(right.bytes()));
  }

  /** The root of the first {@code size} leaves of a tree that is stored elsewhere. */
  public static Sha256 root(TreeHashes tree, long size) {
    return size == 0 ? EMPTY_ROOT : range(tree, 0, size);
  }

  /**
   * The hash of leaves [start, end), where start is a multiple of the largest power of two that
   * fits into the range.
   */
  static Sha256 range(TreeHashes tree, long start, long end) {
    long width = end - start;
    if (Long.bitCount(width) == 1) {
      int level = Long.numberOfTrailingZeros(width);
      return tree.node(level, start >> level);
    }
    long split = split(width);
    return nodeHash(range(tree, start, start + split), range(tree, start + split, end));
  }

  /** The largest power of two below {@code width}, which is at least 2. */
  static long split(long width) {
    return Long.highestOneBit(width - 1);
  }

  public long size() {
    return levels.isEmpty() ? 0 : levels.get(0).size();
  }

  public Sha256 root() {
    return root(this, size());
  }

  @Override
  public Sha256 node(int level, long index) {
    return levels.get(level).get(Math.toIntExact(index));
  }
}
