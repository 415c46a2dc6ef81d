package org.opengeps.method;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.Verdict;
import org.opengeps.law.RuleSet;
import org.opengeps.protocol.json.JsonFormatException;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.message.CandidateScore;
import org.opengeps.protocol.message.Notice;
import org.opengeps.protocol.message.OpeningRecord;
import org.opengeps.protocol.message.Ranking;
import org.opengeps.protocol.threshold.Point;
import org.opengeps.protocol.threshold.Scalar;

/**
 * All that an award follows from (docs/protocol.md section 14). Who signed it is another question:
 * {@code verify} asks it.
 *
 * @param acts score messages, in any order
 */
public record EvaluationInput(
    Notice notice, RuleSet rules, Opened opened, List<CandidateScore> acts) {
  public static final String TYPE = "opengeps/evaluation-input/1";

  public EvaluationInput {
    acts = List.copyOf(acts);
  }

  public JsonObject toJson() {
    return JsonObject.ofType(TYPE)
        .put("notice", notice.toJson())
        .put("ruleSet", rules.json())
        .put("record", opened.record().toJson())
        .put("gatePrivate", opened.gatePrivate().hex())
        .put("acts", acts, CandidateScore::toJson)
        .build();
  }

  /**
   * @throws JsonFormatException naming the first member that is missing, unknown or of another form
   */
  public static EvaluationInput from(JsonObject json) {
    var input =
        new EvaluationInput(
            Notice.from(json.expectType(TYPE).object("notice")),
            RuleSet.of(json.object("ruleSet")),
            new Opened(
                OpeningRecord.from(json.object("record")),
                json.value("gatePrivate", Scalar::fromHex)),
            json.objects("acts", CandidateScore::from));
    json.expectSame(input.toJson());
    return input;
  }

  /**
   * What follows.
   *
   * @return {@code opengeps/evaluation/1}; refused if the documents do not belong together ({@code
   *     rule-set-differs}, {@code record-differs}, {@code gate-key-differs}, {@code
   *     ranking-differs}, {@code not-a-candidate}, {@code scored-twice}, {@code score-sheet}), or
   *     as {@link AwardMethods} does
   */
  public Verdict<JsonObject> evaluate(AwardMethods methods) {
    return Verdict.accept(this)
        .unless(EvaluationInput::belongsElsewhere)
        .then(input -> methods.under(notice, rules))
        .unless(procedure -> wrongAct(procedure, procedure.ranking(opened.record())))
        .map(this::evaluation);
  }

  private Optional<Refusal> belongsElsewhere() {
    OpeningRecord record = opened.record();
    Point gate = Point.base(opened.gatePrivate());
    if (!notice.ruleSet().hash().equals(rules.hash())) {
      return refuse("rule-set-differs", "The rule set is not the one that the notice pins.");
    }
    if (!record.noticeHash().equals(notice.hash())) {
      return refuse("record-differs", "The opening record is that of another notice.");
    }
    return notice.envelope(record.slot()).filter(terms -> terms.gateKey().equals(gate)).isEmpty()
        ? refuse("gate-key-differs", "The gate key is not the one of the notice.")
        : Optional.empty();
  }

  private Optional<Refusal> wrongAct(Procedure procedure, Ranking ranking) {
    Set<UUID> scored = new HashSet<>();
    Sha256 hash = ranking.toJson().hash();
    for (CandidateScore act : acts) {
      Optional<Refusal> wrong = wrongAct(procedure, ranking, hash, act);
      if (wrong.isPresent()) {
        return wrong;
      }
      if (!scored.add(act.submission())) {
        return refuse("scored-twice", "There are two scores of " + act.submission() + ".");
      }
    }
    return Optional.empty();
  }

  private static Optional<Refusal> wrongAct(
      Procedure procedure, Ranking ranking, Sha256 hash, CandidateScore act) {
    if (!act.rankingHash().equals(hash)
        || !act.tender().equals(ranking.tender())
        || !act.lot().equals(ranking.slot().lot())) {
      return refuse(
          "ranking-differs", "The score of " + act.submission() + " names another ranking.");
    }
    boolean candidate =
        ranking.bids().stream()
            .anyMatch(
                bid ->
                    bid.submission().equals(act.submission())
                        && bid.state() == Ranking.State.CANDIDATE);
    return candidate
        ? procedure.sheet().refusal(act.scores())
        : refuse("not-a-candidate", act.submission() + " is no candidate of the ranking.");
  }

  private JsonObject evaluation(Procedure procedure) {
    Ranking ranking = procedure.ranking(opened.record());
    Standing standing = procedure.standing(opened, acts.stream().<Act>map(Act.Score::of).toList());
    List<String> awaiting = new ArrayList<>();
    standing.awaiting().forEach(one -> awaiting.add(one.toString()));
    return JsonObject.ofType("opengeps/evaluation/1")
        .put("input", toJson().hash())
        .put("awardMethod", notice.awardMethod())
        .put("ranking", ranking.toJson())
        .put("state", standing.state())
        .put("awaiting", awaiting)
        .put("winner", standing.winner().map(one -> winner(standing, one)).orElse(null))
        .put("examined", standing.marks(), Marks::toJson)
        .put("steps", standing.steps(), Step::toJson)
        .build();
  }

  private JsonObject winner(Standing standing, UUID submission) {
    OpeningRecord.Bid bid = opened.find(submission).orElseThrow();
    return JsonObject.builder()
        .put("submission", submission)
        .put("supplier", bid.supplier())
        .put("supplierName", bid.supplierName())
        .put("amount", bid.amount())
        .put("total", Marks.plain(standing.marks(submission).orElseThrow().total()))
        .build();
  }

  private static Optional<Refusal> refuse(String code, String detail) {
    return Optional.of(new Refusal(code, detail));
  }
}
