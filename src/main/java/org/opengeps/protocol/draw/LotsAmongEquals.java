package org.opengeps.protocol.draw;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.opengeps.kernel.Sha256;
import org.opengeps.protocol.hashing.TaggedHash;
import org.opengeps.protocol.threshold.Point;

/**
 * Lots that nobody draws: they follow from the seed of the price draw, which nobody knew while bids
 * were sealed and nobody can choose afterwards (docs/protocol.md section 9).
 *
 * @param v value of the draw point
 * @param gate what the gate gave
 * @param lot of the notice
 */
public record LotsAmongEquals(Point v, GatePart gate, Sha256 closeHash, String lot) {
  /**
   * The equals in the order in which their lots are drawn.
   *
   * @param kind what the lot decides, such as {@code award}
   * @param statements SHA-256 of each bid's statement, in any order
   */
  public List<Sha256> order(String kind, Collection<Sha256> statements) {
    List<Sha256> order = new ArrayList<>(statements);
    order.sort(Comparator.comparing(Sha256::hex));
    TaggedHash subject = TaggedHash.tag("").add(lot).add(kind);
    order.forEach(subject::add);
    DrawStream stream = DrawStream.ofLots(v, gate, closeHash, subject.framed());
    for (int i = order.size() - 1; i > 0; i--) {
      Collections.swap(order, i, stream.uniform(i + 1));
    }
    return List.copyOf(order);
  }
}
