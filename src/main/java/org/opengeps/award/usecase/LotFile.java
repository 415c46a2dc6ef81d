package org.opengeps.award.usecase;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.opengeps.award.Examination;
import org.opengeps.award.RoundChange;
import org.opengeps.award.ScoreSheet;
import org.opengeps.award.model.Decided;
import org.opengeps.award.model.Ended;
import org.opengeps.award.model.Proposed;
import org.opengeps.award.model.Ranked;
import org.opengeps.award.model.Scored;
import org.opengeps.award.model.Waived;
import org.opengeps.kernel.Sha256;
import org.opengeps.method.Act;
import org.opengeps.method.Marks;
import org.opengeps.method.Opened;
import org.opengeps.method.Procedure;
import org.opengeps.method.Standing;
import org.opengeps.protocol.message.Ranking;
import org.opengeps.protocol.message.RoundAct;

/**
 * Everything about a ranked lot, read together.
 *
 * @param procedure the award method of its notice
 * @param scores in the order of entering
 * @param changes acts in the order of proposing, approved or not
 * @param waivers of candidates that do not want the contract, in the order in which they came
 * @param acts what counts
 * @param standing what follows from it
 * @param decisions in the order of deciding
 * @param ended the decision that nobody qualified
 */
record LotFile(
    Ranked ranked,
    Ranking ranking,
    Opened opened,
    Procedure procedure,
    List<Scored> scores,
    List<Change> changes,
    List<Waived> waivers,
    List<Act> acts,
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
      List<Scored> scores,
      List<Change> changes,
      List<Waived> waivers,
      List<Act> acts,
      List<Decided> decisions,
      Optional<Ended> ended) {
    this(
        ranked,
        ranking,
        opened,
        procedure,
        scores,
        changes,
        waivers,
        acts,
        procedure.standing(opened, acts),
        decisions,
        ended);
  }

  /** What a candidate has with these entered items. */
  Marks marks(Act.Score act) {
    return procedure.marks(opened, act.submission(), act.scores());
  }

  /** What is corrected by a correction of this candidate's score now. */
  Optional<Sha256> inForce(UUID submission) {
    return Optional.ofNullable(standing.acts().scores().get(submission)).map(Act::hash);
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

  /** How many facts of the round the log has: scores, proposed acts, approvals, waivers. */
  int facts() {
    long approved = changes.stream().filter(change -> change.row().approval().isPresent()).count();
    return scores.size() + changes.size() + waivers.size() + Math.toIntExact(approved);
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
