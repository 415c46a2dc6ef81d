package org.opengeps.award;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.opengeps.kernel.Sha256;
import org.opengeps.protocol.message.Award.Score;

/**
 * The score of one candidate.
 *
 * @param scores the price item first, then the officer's items
 * @param act hash of the score, or of the correction that took its place
 * @param passed whether the total reaches the pass mark
 */
public record ScoreSheet(
    UUID submission,
    Sha256 act,
    List<Score> scores,
    BigDecimal total,
    boolean passed,
    Instant scoredAt) {
  public ScoreSheet {
    scores = List.copyOf(scores);
  }
}
