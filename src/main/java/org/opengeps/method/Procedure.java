package org.opengeps.method;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.opengeps.kernel.Refusal;
import org.opengeps.protocol.message.Award.Score;
import org.opengeps.protocol.message.OpeningRecord;
import org.opengeps.protocol.message.Ranking;

/** A method with the parameters of one notice. */
public interface Procedure {
  /** The bids in their order, from the opening record alone. */
  Ranking ranking(OpeningRecord record);

  /** What a candidate is examined by; nothing, unless the method says otherwise. */
  default Sheet sheet() {
    return Sheet.NONE;
  }

  /** The computed items of a candidate's sheet, in its order. */
  default List<Score> computed(Opened opened, UUID candidate) {
    return List.of();
  }

  /**
   * What a candidate has with these entered items.
   *
   * @param entered complete, as {@link Sheet#refusal} says
   */
  default Marks marks(Opened opened, UUID candidate, List<Score> entered) {
    return new Marks(candidate, entered, BigDecimal.ZERO, true);
  }

  /** How long candidates have that are called; empty if they are examined without their papers. */
  default Optional<CallPeriods> calls() {
    return Optional.empty();
  }

  /** Whether the method says what follows from such an act; not every method knows every one. */
  default boolean knows(Act act) {
    return act instanceof Act.Score
        || act instanceof Act.Correction
        || act instanceof Act.Annulment;
  }

  /** {@code act-not-of-method} if it does not. */
  default Optional<Refusal> refusal(Act act) {
    return knows(act) ? Optional.empty() : Optional.of(Refusal.of("act-not-of-method"));
  }

  /**
   * What follows from everything that has happened.
   *
   * @param acts those that count, in any order
   * @param time at which it is asked: who has not answered by then may have failed
   */
  Standing standing(Opened opened, List<Act> acts, RoundTime time);
}
