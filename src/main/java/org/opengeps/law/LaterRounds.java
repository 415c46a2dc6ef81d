package org.opengeps.law;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.opengeps.protocol.message.Notice;

/** What the law says of bids that are asked for in another round: re-bids and later stages. */
public final class LaterRounds {
  private LaterRounds() {}

  /**
   * Least time from the start of receipt to the closing of an order whose lots were bid for before:
   * the longest that the stage of one of them has.
   *
   * @return empty where the law knows none for one of them
   */
  public static Optional<Duration> window(RuleSet rules, Notice later) {
    List<Optional<Duration>> windows =
        later.lots().stream()
            .map(lot -> lot.admitted() == null ? rules.rebidWindow() : rules.stageWindow())
            .toList();
    return windows.stream().allMatch(Optional::isPresent)
        ? windows.stream().flatMap(Optional::stream).max(Comparator.naturalOrder())
        : Optional.empty();
  }
}
