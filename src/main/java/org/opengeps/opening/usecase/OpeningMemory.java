package org.opengeps.opening.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Supplier;
import org.opengeps.bid.SealedSet;
import org.opengeps.kernel.Sha256;
import org.opengeps.platform.RecentResults;
import org.opengeps.protocol.message.Slot;
import org.opengeps.protocol.opening.OpeningPoints;

/**
 * What is asked for again and again while members open: the closed set, and the points that every
 * member's message is compared with. Only what was checked is remembered: a set that CLOSE commits
 * to, and points of bids that all have the hashes of their receptions.
 */
@ApplicationScoped
public class OpeningMemory {
  private static final long BUDGET = 64L << 20;

  /** Of one bid: receipt core and two points, in bytes. */
  private static final long WEIGHT = 2 << 10;

  private final RecentResults<Sha256, SealedSet> sets =
      new RecentResults<>(BUDGET, set -> WEIGHT * (1 + set.count()));
  private final RecentResults<Place, OpeningPoints> points =
      new RecentResults<>(BUDGET, derived -> WEIGHT * (1 + derived.heads().size()));

  /** Lists of points: one for each envelope of a closing. */
  private record Place(Sha256 closeHash, Slot slot) {}

  /**
   * @param reader throws unless CLOSE commits to the set
   */
  SealedSet set(Sha256 closeHash, Supplier<SealedSet> reader) {
    return sets.get(closeHash, known -> true, reader);
  }

  OpeningPoints points(OpeningCase opened) {
    return points.get(
        new Place(opened.setting().closeHash(), opened.slot()),
        known -> true,
        () -> OpeningPoints.derive(opened.setting(), opened.bids(), opened.admission()));
  }
}
