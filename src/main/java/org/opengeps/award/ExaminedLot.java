package org.opengeps.award;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.opengeps.identity.PersonId;

/**
 * A ranked lot without a decision, as far as rows tell who is to act next: what exactly follows is
 * said by its method alone ({@code FindAward}).
 *
 * @param tender number of the notice, without its order
 * @param rankedAt when the opening was ranked
 * @param left candidates that were neither examined nor passed over and that have not waived
 * @param passed whether an examined candidate that still stands has passed
 * @param corrected whether a score was corrected: then {@code passed} may no longer be so
 * @param scorers who examined candidates
 * @param papers how far those are with their papers whose turn it may be
 */
public record ExaminedLot(
    String tender,
    String lot,
    Instant rankedAt,
    int left,
    boolean passed,
    boolean corrected,
    Set<PersonId> scorers,
    Papers papers) {
  public ExaminedLot {
    scorers = Set.copyOf(scorers);
  }

  /**
   * How far candidates are that the method calls.
   *
   * @param toCall whether nobody can be examined or is awaited: the next one is to be called
   * @param dueAt until when somebody can still answer, as suspensions have put it off
   */
  public record Papers(boolean toCall, Optional<Instant> dueAt) {
    /** Of a method that calls nobody, or of a candidate that has answered. */
    public static final Papers NONE = new Papers(false, Optional.empty());
  }

  /** Whether nobody can win whatever the method: all were examined or are out, and none passed. */
  public boolean isNobodyLeft() {
    return left == 0 && !passed && !corrected;
  }

  /** Whether all were examined or are out, and what a corrected score came to decides. */
  public boolean isCorrectedAtLast() {
    return left == 0 && corrected;
  }
}
