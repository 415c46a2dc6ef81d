package org.opengeps.law;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.opengeps.protocol.message.Notice;

/** What the law says of bids that are asked for in another round: re-bids and later stages. */
public final class LaterRounds {
  private LaterRounds() {}

  /**
   * From when on an order may close whose lots were bid for before: the longest time counts that
   * the stage of one of them has.
   *
   * @param opens when its receipt begins
   * @return empty where the law knows no such round of one of them
   */
  public static Optional<Instant> earliestClosing(RuleSet rules, Notice later, Instant opens) {
    List<Optional<Deadline>> windows =
        later.lots().stream()
            .map(lot -> lot.admitted() == null ? rules.rebidWindow() : rules.stageWindow())
            .toList();
    return windows.stream().allMatch(Optional::isPresent)
        ? windows.stream()
            .flatMap(Optional::stream)
            .map(window -> rules.end(window, opens))
            .max(Comparator.naturalOrder())
        : Optional.empty();
  }
}
