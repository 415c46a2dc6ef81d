package org.opengeps.protocol.log;

import org.opengeps.kernel.Sha256;

/**
 * Where proofs read the hashes of a tree from: memory, database rows, tiles. Only complete subtrees
 * have a stable hash, so only they are asked for.
 */
@FunctionalInterface
public interface TreeHashes {
  /**
   * The hash of the complete subtree of 2^level leaves that begins at leaf {@code index * 2^level};
   * level 0 is the leaf hash.
   *
   * @throws IllegalStateException if the store lacks it: tampering or an incomplete restore
   */
  Sha256 node(int level, long index);
}
