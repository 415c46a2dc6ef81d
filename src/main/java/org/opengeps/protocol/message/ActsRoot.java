package org.opengeps.protocol.message;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.opengeps.kernel.Sha256;
import org.opengeps.protocol.json.JsonBuilder;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.log.MerkleTree;

/**
 * What a decision says of everything that was signed in the round before it, so that none of it can
 * be left out, added or exchanged afterwards (docs/protocol.md section 9). In which order it came,
 * the log says: what follows from the acts does not depend on it.
 *
 * @param root of the tree (RFC 6962) over the SHA-256 of each SignedData in ascending order
 * @param count how many
 */
public record ActsRoot(Sha256 root, int count) {
  /** Of a round in which nothing was signed. */
  public static final ActsRoot NONE = of(List.of());

  private static final String ROOT = "actsRoot";
  private static final String COUNT = "actsCount";

  /**
   * @param acts SHA-256 of each SignedData, in any order
   */
  public static ActsRoot of(Collection<Sha256> acts) {
    List<byte[]> ascending =
        acts.stream().map(Sha256::bytes).sorted(Arrays::compareUnsigned).toList();
    return new ActsRoot(MerkleTree.ofValues(ascending).root(), ascending.size());
  }

  /** Writes it into a decision. */
  JsonBuilder in(JsonBuilder decision) {
    return decision.put(ROOT, root).put(COUNT, count);
  }

  static ActsRoot from(JsonObject decision) {
    return new ActsRoot(decision.hash(ROOT), decision.count(COUNT));
  }
}
