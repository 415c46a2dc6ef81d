package org.opengeps.ledger.usecase;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.opengeps.kernel.Sha256;
import org.opengeps.ledger.model.LogEntries;
import org.opengeps.ledger.model.TreeChangedException;
import org.opengeps.ledger.model.TreePlace;
import org.opengeps.protocol.log.MerkleTree;
import org.opengeps.protocol.log.TreeHashes;

/**
 * Reads the hashes that many proofs need with few statements. Which they are follows from indexes
 * and sizes alone: the proofs are made twice, once to see what they ask for.
 */
final class ReadAhead {
  private ReadAhead() {}

  /**
   * @param proofs makes them; keeps nothing of the first time
   * @throws TreeChangedException if the log has lost a hash
   */
  static <T> T make(LogEntries entries, Function<TreeHashes, T> proofs) {
    Set<TreePlace> asked = new HashSet<>();
    var unused =
        proofs.apply(
            (level, index) -> {
              asked.add(new TreePlace(level, index));
              return MerkleTree.EMPTY_ROOT;
            });
    Map<TreePlace, Sha256> known = entries.nodes(asked);
    return proofs.apply((level, index) -> known(known, new TreePlace(level, index)));
  }

  private static Sha256 known(Map<TreePlace, Sha256> hashes, TreePlace place) {
    Sha256 hash = hashes.get(place);
    if (hash == null) {
      throw new TreeChangedException(
          "the log has lost the hash of subtree " + place.index() + " at level " + place.level());
    }
    return hash;
  }
}
