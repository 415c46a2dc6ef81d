package org.opengeps.method;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.opengeps.protocol.message.ActsRoot;
import org.opengeps.protocol.message.Award;
import org.opengeps.protocol.message.OpeningRecord;
import org.opengeps.protocol.message.Ranking;
import org.opengeps.protocol.message.Step;
import org.opengeps.protocol.message.Unsuccessful;

/**
 * How far a round is.
 *
 * @param awaiting candidates whose turn it is, in close order
 * @param winner who wins; empty while somebody's turn is awaited, and when nobody qualified
 * @param acts what of the acts counts
 * @param turns how far each candidate is; empty if the method calls nobody
 * @param marks of the candidates who were examined and not passed over, in the order of the ranking
 * @param steps how the figures came about
 */
public record Standing(
    List<UUID> awaiting,
    Optional<UUID> winner,
    ActsInForce acts,
    Map<UUID, Turn> turns,
    List<Marks> marks,
    List<Step> steps) {
  public Standing {
    awaiting = List.copyOf(awaiting);
    turns = Map.copyOf(turns);
    marks = List.copyOf(marks);
    steps = List.copyOf(steps);
  }

  /** Of a method that calls nobody. */
  public Standing(
      List<UUID> awaiting,
      Optional<UUID> winner,
      ActsInForce acts,
      List<Marks> marks,
      List<Step> steps) {
    this(awaiting, winner, acts, Map.of(), marks, steps);
  }

  /** How far a candidate is. */
  public Turn turn(UUID candidate) {
    return turns.getOrDefault(candidate, Turn.READY);
  }

  /** Whether a candidate can still win. */
  public boolean stands(UUID candidate) {
    return acts.stands(candidate) && turn(candidate) != Turn.SILENT;
  }

  /** What can happen next. */
  public enum State {
    AWAITING,
    DECIDABLE,
    FAILED
  }

  public State state() {
    if (winner.isPresent()) {
      return State.DECIDABLE;
    }
    return awaiting.isEmpty() ? State.FAILED : State.AWAITING;
  }

  public Optional<Marks> marks(UUID submission) {
    return marks.stream().filter(one -> one.submission().equals(submission)).findFirst();
  }

  /**
   * The award that follows; empty unless it is decidable.
   *
   * @param signed everything that was signed in the round
   */
  public Optional<Award> award(
      Opened opened, Ranking ranking, ActsRoot signed, Award.Result result, Instant at) {
    return winner.map(
        one ->
            award(
                opened.find(one).orElseThrow(),
                ranking,
                marks(one).orElseThrow(),
                signed,
                result,
                at));
  }

  /**
   * That nobody wins; empty while somebody wins or is awaited, and when there was no candidate,
   * which needs no decision.
   *
   * @param signed everything that was signed in the round
   */
  public Optional<Unsuccessful> unsuccessful(Ranking ranking, ActsRoot signed, Instant at) {
    List<Unsuccessful.Examined> examined =
        ranking.candidates().stream()
            .map(Ranking.Bid::submission)
            .map(one -> new Unsuccessful.Examined(one, total(one)))
            .toList();
    return state() != State.FAILED || examined.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Unsuccessful(
                ranking.tender(),
                ranking.slot().lot(),
                ranking.toJson().hash(),
                examined,
                signed,
                at.truncatedTo(ChronoUnit.MILLIS)));
  }

  private String total(UUID submission) {
    return marks(submission).map(Marks::total).map(Marks::plain).orElse(null);
  }

  private static Award award(
      OpeningRecord.Bid bid,
      Ranking ranking,
      Marks marks,
      ActsRoot signed,
      Award.Result result,
      Instant at) {
    return new Award(
        ranking.tender(),
        ranking.slot().lot(),
        ranking.toJson().hash(),
        bid.submission(),
        bid.supplier(),
        bid.amount(),
        marks.items(),
        Marks.plain(marks.total()),
        signed,
        at.truncatedTo(ChronoUnit.MILLIS),
        result);
  }
}
