package org.opengeps.award;

import java.util.List;
import java.util.Set;

/**
 * What is to be done in the rounds of some tenders.
 *
 * @param pending proposals without a second signature that could still have one
 * @param decided lots with a technical decision in force
 * @param examined ranked lots without a decision
 */
public record RoundWork(
    List<PendingSignature> pending, Set<Lot> decided, List<ExaminedLot> examined) {
  /** Of tenders of which nothing is opened. */
  public static final RoundWork NONE = new RoundWork(List.of(), Set.of(), List.of());

  /**
   * A lot in one of its rounds.
   *
   * @param tender number of the notice, without its order
   */
  public record Lot(String tender, String lot) {}

  public RoundWork {
    pending = List.copyOf(pending);
    decided = Set.copyOf(decided);
    examined = List.copyOf(examined);
  }
}
