package org.opengeps.method.lowest;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.opengeps.method.Act;
import org.opengeps.method.ActsInForce;
import org.opengeps.method.Marks;
import org.opengeps.method.Opened;
import org.opengeps.method.Procedure;
import org.opengeps.method.RoundTime;
import org.opengeps.method.Standing;
import org.opengeps.method.Turn;
import org.opengeps.protocol.message.Award.Score;
import org.opengeps.protocol.message.LocalText;
import org.opengeps.protocol.message.Ranking;
import org.opengeps.protocol.message.Step;

/**
 * The fold of a round in which candidates are examined in the order of their amounts: whoever was
 * passed over, waived or was silent when called is left out, the first that qualifies wins, and
 * equals are drawn by lot.
 */
public final class ExaminedInTurn {
  private ExaminedInTurn() {}

  /**
   * What follows from everything that has happened.
   *
   * @param method ranks the bids and says what a candidate has
   * @param acts those that count, in any order
   * @param time at which whoever has not answered a call in time has failed
   * @param how how the marks of a candidate came about
   * @param article where the order of candidates and the lot among equals are regulated
   */
  public static Standing standing(
      Procedure method,
      Opened opened,
      List<Act> acts,
      RoundTime time,
      Function<Marks, List<Step>> how,
      LocalText article) {
    ActsInForce inForce = ActsInForce.of(acts);
    Ranking ranking = method.ranking(opened.record());
    Map<UUID, Turn> turns = turns(method, ranking, inForce, time);
    Set<UUID> silent = silent(turns, inForce);
    List<Ranking.Bid> bids =
        ranking.bids().stream()
            .filter(bid -> inForce.stands(bid.submission()) && !silent.contains(bid.submission()))
            .toList();
    List<Marks> marks =
        bids.stream()
            .filter(bid -> turns.getOrDefault(bid.submission(), Turn.READY) == Turn.READY)
            .map(bid -> inForce.scores().get(bid.submission()))
            .filter(Objects::nonNull)
            .map(act -> method.marks(opened, act.submission(), entered(act)))
            .toList();
    List<Step> steps = new ArrayList<>();
    steps.addAll(passedOver("annulled", inForce.annulled(), article));
    steps.addAll(passedOver("waived", inForce.waived(), article));
    method.calls().ifPresent(calls -> steps.addAll(passedOver("silent", silent, calls.article())));
    marks.forEach(one -> steps.addAll(how.apply(one)));
    Map<UUID, Marks> examined =
        marks.stream().collect(Collectors.toMap(Marks::submission, Function.identity()));
    List<UUID> drawn = new ArrayList<>();
    LowestQualifiedCandidateWins.Turn turn =
        LowestQualifiedCandidateWins.judge(
            bids,
            examined,
            equals -> {
              drawn.addAll(equals);
              return opened.firstLot("award", equals);
            });
    turn.winner().flatMap(winner -> lot(drawn, winner, article)).ifPresent(steps::add);
    return new Standing(turn.awaiting(), turn.winner(), inForce, turns, marks, steps);
  }

  /** How far each candidate is; nothing where nobody is called. */
  private static Map<UUID, Turn> turns(
      Procedure method, Ranking ranking, ActsInForce acts, RoundTime time) {
    return method.calls().isEmpty()
        ? Map.of()
        : ranking.candidates().stream()
            .map(Ranking.Bid::submission)
            .collect(Collectors.toMap(Function.identity(), one -> acts.turn(one, time)));
  }

  /** Whoever waived or was passed over in time owes no answer any more. */
  private static Set<UUID> silent(Map<UUID, Turn> turns, ActsInForce acts) {
    return turns.entrySet().stream()
        .filter(one -> one.getValue() == Turn.SILENT)
        .map(Map.Entry::getKey)
        .filter(acts::stands)
        .collect(Collectors.toSet());
  }

  private static List<Score> entered(Act act) {
    return act instanceof Act.Correction correction
        ? correction.scores()
        : ((Act.Score) act).scores();
  }

  private static List<Step> passedOver(String code, Set<UUID> candidates, LocalText article) {
    return candidates.stream()
        .map(UUID::toString)
        .sorted()
        .map(one -> new Step(code, Map.of("submission", one), "passed over", article))
        .toList();
  }

  private static Optional<Step> lot(List<UUID> equals, UUID winner, LocalText article) {
    String names = String.join(" ", equals.stream().map(UUID::toString).sorted().toList());
    return equals.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Step("lot-among-equals", Map.of("equals", names), winner.toString(), article));
  }
}
