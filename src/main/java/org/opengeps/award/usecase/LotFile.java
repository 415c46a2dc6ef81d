package org.opengeps.award.usecase;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.opengeps.award.ScoreSheet;
import org.opengeps.award.Screening;
import org.opengeps.award.model.Ranked;
import org.opengeps.award.model.Scored;
import org.opengeps.method.Act;
import org.opengeps.method.Marks;
import org.opengeps.method.Opened;
import org.opengeps.method.Procedure;
import org.opengeps.method.Sheet;
import org.opengeps.method.Standing;
import org.opengeps.protocol.message.Ranking;

/**
 * Everything about a ranked lot, read together.
 *
 * @param procedure the award method of its notice
 * @param scores in the order of entering
 * @param standing what follows from them
 */
record LotFile(
    Ranked ranked,
    Ranking ranking,
    Opened opened,
    Procedure procedure,
    List<Entered> scores,
    Standing standing) {
  /** A score with the message that says it. */
  record Entered(Scored row, Act.Score act) {}

  LotFile(
      Ranked ranked, Ranking ranking, Opened opened, Procedure procedure, List<Entered> scores) {
    this(ranked, ranking, opened, procedure, scores, standing(opened, procedure, scores));
  }

  private static Standing standing(Opened opened, Procedure procedure, List<Entered> scores) {
    return procedure.standing(opened, scores.stream().<Act>map(Entered::act).toList());
  }

  /** The file with one more score. */
  LotFile with(Entered score) {
    List<Entered> more = new ArrayList<>(scores);
    more.add(score);
    return new LotFile(ranked, ranking, opened, procedure, more);
  }

  /** What a candidate would have with one more act. */
  Marks marks(Act.Score act) {
    List<Act> acts = scores.stream().<Act>map(Entered::act).collect(Collectors.toList());
    acts.add(act);
    return procedure.standing(opened, acts).marks(act.submission()).orElseThrow();
  }

  /** The whole sheet of a candidate who was scored. */
  ScoreSheet sheet(Scored scored) {
    Marks marks = standing.marks(scored.submission()).orElseThrow();
    return new ScoreSheet(
        scored.submission(), marks.items(), marks.total(), marks.passed(), scored.at());
  }

  List<ScoreSheet> sheets() {
    return scores.stream().map(entered -> sheet(entered.row())).toList();
  }

  /**
   * What the next score sheet must hold.
   *
   * @param turn whose computed scores are shown
   */
  Screening screening(List<UUID> turn) {
    Sheet sheet = procedure.sheet();
    Map<UUID, BigDecimal> prices =
        turn.stream().collect(Collectors.toMap(Function.identity(), this::price));
    return new Screening(
        sheet.items(Sheet.Kind.ENTERED),
        sheet.items(Sheet.Kind.COMPUTED).get(0).maximum(),
        sheet.passMark(),
        prices);
  }

  private BigDecimal price(UUID candidate) {
    return new BigDecimal(procedure.computed(opened, candidate).get(0).score());
  }
}
