package org.opengeps.award.usecase;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.opengeps.award.AnswerView;
import org.opengeps.award.Examination;
import org.opengeps.award.RequestView;
import org.opengeps.award.RoundChange;
import org.opengeps.award.ScoreSheet;
import org.opengeps.award.model.Decided;
import org.opengeps.award.model.Ended;
import org.opengeps.award.model.Proposed;
import org.opengeps.award.model.Ranked;
import org.opengeps.award.model.Scored;
import org.opengeps.award.model.Waived;
import org.opengeps.kernel.Sha256;
import org.opengeps.law.RuleSet;
import org.opengeps.method.Act;
import org.opengeps.method.Marks;
import org.opengeps.method.Opened;
import org.opengeps.method.Procedure;
import org.opengeps.method.RoundTime;
import org.opengeps.method.Standing;
import org.opengeps.protocol.message.ActsRoot;
import org.opengeps.protocol.message.Ranking;
import org.opengeps.protocol.message.RoundAct;

/**
 * Everything about a ranked lot, read together.
 *
 * @param procedure the award method of its notice
 * @param rules the rule set of its notice, by the calendar that the notice names
 * @param scores in the order of entering
 * @param changes acts in the order of proposing, approved or not
 * @param waivers of candidates that do not want the contract, in the order in which they came
 * @param requests what candidates were asked for and answered, in the order of asking
 * @param acts what counts
 * @param time at which the file was read, or the round was decided
 * @param standing what follows from the acts at that time
 * @param decisions in the order of deciding
 * @param ended the decision that nobody qualified
 */
record LotFile(
    Ranked ranked,
    Ranking ranking,
    Opened opened,
    Procedure procedure,
    RuleSet rules,
    List<Scored> scores,
    List<Change> changes,
    List<Waived> waivers,
    List<RequestView> requests,
    List<Act> acts,
    RoundTime time,
    Standing standing,
    List<Decided> decisions,
    Optional<Ended> ended) {
  /** An act with the row that keeps it. */
  record Change(Proposed row, RoundAct act) {}

  LotFile(
      Ranked ranked,
      Ranking ranking,
      Opened opened,
      Procedure procedure,
      RuleSet rules,
      List<Scored> scores,
      List<Change> changes,
      List<Waived> waivers,
      List<RequestView> requests,
      List<Act> acts,
      RoundTime time,
      List<Decided> decisions,
      Optional<Ended> ended) {
    this(
        ranked,
        ranking,
        opened,
        procedure,
        rules,
        scores,
        changes,
        waivers,
        requests,
        acts,
        time,
        procedure.standing(opened, acts, time),
        decisions,
        ended);
  }

  /** What follows at another moment, such as the one that a decision says. */
  Standing standingAt(Instant at) {
    return procedure.standing(opened, acts, new RoundTime(at, time.suspensions()));
  }

  /** What a candidate has with these entered items. */
  Marks marks(Act.Score act) {
    return procedure.marks(opened, act.submission(), act.scores());
  }

  /** What is corrected by a correction of this candidate's score now. */
  Optional<Sha256> inForce(UUID submission) {
    return Optional.ofNullable(standing.acts().scores().get(submission)).map(Act::hash);
  }

  /** Until when a candidate can answer what it was asked last. */
  Instant due(UUID candidate) {
    return requests.stream()
        .filter(one -> one.request().submission().equals(candidate) && one.isOpen())
        .flatMap(one -> one.dueAt().stream())
        .findFirst()
        .orElseThrow();
  }

  /** The sheets in force, in the order of entering; none of a candidate who is passed over. */
  List<ScoreSheet> sheets() {
    List<ScoreSheet> sheets = new ArrayList<>();
    for (Scored row : scores) {
      Sha256 act = inForce(row.submission()).orElseThrow();
      standing.marks(row.submission()).ifPresent(marks -> sheets.add(sheet(marks, act, row)));
    }
    return sheets;
  }

  static ScoreSheet sheet(Marks marks, Sha256 act, Scored row) {
    return new ScoreSheet(
        row.submission(), act, marks.items(), marks.total(), marks.passed(), row.at());
  }

  /** Every change with whether it could be approved now. */
  List<RoundChange> roundChanges() {
    return changes.stream()
        .map(
            change ->
                new RoundChange(
                    change.act(),
                    change.row().signed(),
                    change.row().by(),
                    change.row().at(),
                    change.row().approval(),
                    fits(change.act())))
        .toList();
  }

  private boolean fits(RoundAct act) {
    return RoundActFits.judge(this, act).isEmpty();
  }

  /** What a decision says of everything that was signed in the round. */
  ActsRoot signed() {
    return ActsRoot.of(documents());
  }

  /** Scores, proposed acts, approvals, waivers, requests and answers, as they were signed. */
  List<Sha256> documents() {
    return Stream.of(
            scores.stream().map(Scored::messageHash),
            changes.stream().map(change -> change.row().signed()),
            changes.stream().flatMap(change -> change.row().approval().stream()),
            waivers.stream().map(Waived::signed),
            requests.stream().map(RequestView::signed),
            requests.stream().flatMap(one -> one.answer().stream()).map(AnswerView::signed))
        .flatMap(Function.identity())
        .toList();
  }

  /**
   * What the next score sheet must hold.
   *
   * @param turn whose computed items are shown
   */
  Examination examination(List<UUID> turn) {
    return new Examination(
        procedure.sheet(),
        turn.stream()
            .collect(
                Collectors.toMap(
                    Function.identity(), candidate -> procedure.computed(opened, candidate))));
  }
}
