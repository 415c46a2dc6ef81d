package org.opengeps.app.bench;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.opengeps.app.bench.Sending.Kind;

/** Which bids are sent when, and what is the matter with them: as on real days. */
final class Mix {
  private static final int PERCENT = 100;
  private static final int LATE = 5;
  private static final int DUPLICATES = 2;
  private static final long LATEST = 2_000_000_000;

  private Mix() {}

  /**
   * One step.
   *
   * @param bids in no order
   * @param revoked of firms whose certificate was revoked
   * @param untilClosing whether it ends with the closing, and some come after it
   */
  static List<Drive.Timed> of(
      SubmissionsBench.Plan plan,
      List<Bid> bids,
      List<Bid> revoked,
      boolean untilClosing,
      Random random) {
    List<Drive.Timed> timed = new ArrayList<>();
    long[] times = plan.arrivals().within(plan.seconds(), bids.size());
    double end = plan.seconds() * 1e9;
    for (int i = 0; i < bids.size(); i++) {
      Kind kind = plan.mixed() ? kind(i, bids.size(), untilClosing) : Kind.GOOD;
      long at = kind == Kind.LATE ? Math.round(end + random.nextDouble() * LATEST) : times[i];
      timed.add(new Drive.Timed(at, Sending.of(bids.get(i), kind)));
      if (plan.mixed() && isOneOf(i, PERCENT / DUPLICATES, bids.size()) && kind == Kind.GOOD) {
        long again = Math.round(at + random.nextDouble() * (end - at));
        timed.add(new Drive.Timed(again, Sending.of(bids.get(i), Kind.DUPLICATE)));
      }
    }
    for (Bid bid : revoked) {
      long at = Math.round(random.nextDouble() * end);
      timed.add(new Drive.Timed(at, Sending.of(bid, Kind.REVOKED)));
    }
    timed.sort(Comparator.comparingLong(Drive.Timed::at));
    return timed;
  }

  private static Kind kind(int place, int of, boolean untilClosing) {
    if (untilClosing && isOneOf(place + 1, PERCENT / LATE, of)) {
      return Kind.LATE;
    }
    return isOneOf(place + 2, PERCENT, of) ? Kind.BAD_SIGNATURE : Kind.GOOD;
  }

  /** One of each so many; of a few, one. */
  private static boolean isOneOf(int place, int many, int of) {
    return place % Math.min(many, of) == 0;
  }
}
