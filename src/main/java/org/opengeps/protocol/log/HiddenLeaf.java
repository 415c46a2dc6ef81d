package org.opengeps.protocol.log;

import org.opengeps.kernel.Sha256;
import org.opengeps.protocol.hashing.TaggedHash;

/**
 * Values of the leaves of a batch (docs/protocol.md section 7). Fact and dummy look alike until the
 * salt of the one or the seed of the other is shown.
 */
public final class HiddenLeaf {
  /** Length of salts and seeds in bytes. */
  public static final int SALT = 32;

  /**
   * Leaves of every batch, dummies included: a size that followed from the number of facts would
   * tell it. What is more waits for the next batch.
   */
  public static final int BATCH = 1_024;

  private HiddenLeaf() {}

  /**
   * @param kind for receptions and refusals {@code reception}
   * @param fact the canonical JSON
   */
  public static Sha256 ofFact(byte[] salt, String kind, byte[] fact) {
    return TaggedHash.tag("opengeps/leaf/1").add(salt).add(kind).add(fact).hash();
  }

  /**
   * The dummy at a place among a batch's dummies; showing its own key proves that this leaf hides
   * nothing.
   */
  public static Sha256 ofDummy(byte[] key) {
    return TaggedHash.tag("opengeps/dummy/1").add(key).hash();
  }

  /**
   * The key of a dummy, from the seed of its batch, which stays secret because it would show which
   * leaves are real.
   */
  public static byte[] dummyKey(byte[] seed, int place) {
    return TaggedHash.tag("opengeps/dummy-key/1").add(seed).addU32(place).hash().bytes();
  }
}
