package org.opengeps.method;

import java.util.List;
import java.util.UUID;
import org.opengeps.protocol.message.Award;
import org.opengeps.protocol.message.CandidateScore;

/** A signed fact of the round between opening and award. */
public sealed interface Act {
  /** The bid that it is about. */
  UUID submission();

  /**
   * A candidate was scored.
   *
   * @param scores the entered items
   */
  record Score(UUID submission, List<Award.Score> scores) implements Act {
    public Score {
      scores = List.copyOf(scores);
    }

    public static Score of(CandidateScore message) {
      return new Score(message.submission(), message.scores());
    }
  }
}
