package org.opengeps.protocol.opening;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.opengeps.kernel.Sha256;
import org.opengeps.protocol.message.Notice;
import org.opengeps.protocol.message.NoticeTerms;

/**
 * Orders of a notice whose sealed bids stand: the last one, and earlier ones as long as every
 * correction since then keeps the bids. A correction that says {@code reseal} supersedes what was
 * sealed before (docs/protocol.md section 8). Each order names the hash of the one before, so the
 * signature of the last one vouches for all.
 */
public final class StandingOrders {
  private StandingOrders() {}

  /**
   * @param last the order in force
   * @param known orders among which the earlier ones are looked for
   * @return hashes, from the order in force back; empty if an order that stands is not known
   */
  public static Optional<Set<Sha256>> of(Notice last, Collection<Notice> known) {
    Map<Sha256, Notice> byHash = new HashMap<>();
    known.forEach(order -> byHash.put(order.hash(), order));
    Set<Sha256> standing = new LinkedHashSet<>();
    Notice order = last;
    standing.add(order.hash());
    while (order.revision().bidsAlreadySealed() == NoticeTerms.SealedBids.KEEP) {
      order = byHash.get(order.revision().previous());
      if (order == null || !standing.add(order.hash())) {
        return Optional.empty();
      }
    }
    return Optional.of(standing);
  }
}
