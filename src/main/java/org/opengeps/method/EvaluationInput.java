package org.opengeps.method;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.Verdict;
import org.opengeps.law.RuleSet;
import org.opengeps.protocol.draw.GatePart;
import org.opengeps.protocol.json.JsonBuilder;
import org.opengeps.protocol.json.JsonFormatException;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.log.Suspensions;
import org.opengeps.protocol.message.EnvelopeTerms;
import org.opengeps.protocol.message.Notice;
import org.opengeps.protocol.message.OpeningRecord;
import org.opengeps.protocol.message.Ranking;
import org.opengeps.protocol.message.RoundMessage;
import org.opengeps.protocol.message.Step;
import org.opengeps.protocol.threshold.Point;
import org.opengeps.protocol.threshold.Scalar;

/**
 * All that an award follows from (docs/protocol.md section 14). Who signed it is another question:
 * {@code verify} asks it.
 *
 * @param acts score messages, approved round acts, waivers, requests and answers, in any order
 * @param time at which it is evaluated; no time is over where it is left out, as where nobody was
 *     called
 */
public record EvaluationInput(
    Notice notice,
    RuleSet rules,
    Opened opened,
    List<RoundMessage> acts,
    Optional<RoundTime> time) {
  public static final String TYPE = "opengeps/evaluation-input/1";

  public EvaluationInput {
    acts = List.copyOf(acts);
  }

  /** Where nobody was called. */
  public EvaluationInput(Notice notice, RuleSet rules, Opened opened, List<RoundMessage> acts) {
    this(notice, rules, opened, acts, Optional.empty());
  }

  public JsonObject toJson() {
    JsonBuilder json =
        JsonObject.ofType(TYPE)
            .put("notice", notice.toJson())
            .put("ruleSet", rules.json())
            .put("record", opened.record().toJson())
            .put("gatePrivate", gatePrivate().map(Scalar::hex).orElse(null))
            .put("gateValue", gateValue().map(Point::hex).orElse(null))
            .put("acts", acts, RoundMessage::toJson);
    return time.map(
            clock ->
                json.put("at", clock.now())
                    .put("suspensions", clock.suspensions().spans(), EvaluationInput::toJson))
        .orElse(json)
        .build();
  }

  private static JsonObject toJson(Suspensions.Span span) {
    return JsonObject.builder()
        .put("from", span.from())
        .put("until", span.until().orElse(null))
        .build();
  }

  private static Suspensions.Span span(JsonObject json) {
    return new Suspensions.Span(
        json.time("from"),
        json.isNull("until") ? Optional.empty() : Optional.of(json.time("until")));
  }

  private static Optional<RoundTime> time(JsonObject json) {
    return json.has("at")
        ? Optional.of(
            new RoundTime(
                json.time("at"),
                new Suspensions(json.objects("suspensions", EvaluationInput::span))))
        : Optional.empty();
  }

  /**
   * @throws JsonFormatException naming the first member that is missing, unknown or of another form
   */
  public static EvaluationInput from(JsonObject json) {
    var input =
        new EvaluationInput(
            Notice.from(json.expectType(TYPE).object("notice")),
            RuleSet.of(json.object("ruleSet")),
            new Opened(OpeningRecord.from(json.object("record")), gate(json)),
            json.objects("acts", RoundMessage::from),
            time(json));
    json.expectSame(input.toJson());
    return input;
  }

  private Optional<Scalar> gatePrivate() {
    return opened.gate().get() instanceof GatePart.Released released
        ? Optional.of(released.privateKey())
        : Optional.empty();
  }

  private Optional<Point> gateValue() {
    return opened.gate().get() instanceof GatePart.Lent lent
        ? Optional.of(lent.w())
        : Optional.empty();
  }

  private static GatePart gate(JsonObject json) {
    if (json.isNull("gatePrivate") == json.isNull("gateValue")) {
      throw json.wrong("gatePrivate", "this or gateValue stands, and not both");
    }
    return json.isNull("gateValue")
        ? new GatePart.Released(json.value("gatePrivate", Scalar::fromHex))
        : new GatePart.Lent(json.value("gateValue", Point::fromHex));
  }

  /**
   * What follows.
   *
   * @return {@code opengeps/evaluation/1}; refused if the documents do not belong together ({@code
   *     rule-set-differs}, {@code record-differs}, {@code gate-key-differs}, {@code
   *     ranking-differs}, {@code not-a-candidate}, {@code scored-twice}, {@code act-outdated},
   *     {@code act-not-of-method}, {@code score-sheet}), or as {@link AwardMethods} does
   */
  public Verdict<JsonObject> evaluate(AwardMethods methods) {
    return Verdict.accept(this)
        .unless(EvaluationInput::belongsElsewhere)
        .then(input -> methods.under(notice, opened.record().slot().lot(), rules))
        .unless(procedure -> wrongAct(procedure, procedure.ranking(opened.record())))
        .map(this::evaluation);
  }

  private Optional<Refusal> belongsElsewhere() {
    OpeningRecord record = opened.record();
    if (!notice.ruleSet().hash().equals(rules.hash())) {
      return Optional.of(Refusal.of("rule-set-differs"));
    }
    if (!record.noticeHash().equals(notice.hash())) {
      return Optional.of(Refusal.of("record-differs.other-notice"));
    }
    Optional<Point> gateKey = notice.envelope(record.slot()).map(EnvelopeTerms::gateKey);
    boolean same =
        gatePrivate().map(key -> Optional.of(Point.base(key)).equals(gateKey)).orElse(true);
    return !same || gateKey.isEmpty()
        ? Optional.of(Refusal.of("gate-key-differs"))
        : Optional.empty();
  }

  private Optional<Refusal> wrongAct(Procedure procedure, Ranking ranking) {
    Sha256 hash = ranking.toJson().hash();
    return acts.stream()
        .map(act -> wrongAct(procedure, ranking, hash, act))
        .flatMap(Optional::stream)
        .findFirst()
        .or(
            () ->
                ActsInForce.of(counting()).idle().stream().findFirst().map(EvaluationInput::idle));
  }

  private static Refusal idle(Act act) {
    if (act instanceof Act.Score) {
      return Refusal.of("scored-twice").with("submission", act.submission());
    }
    return act instanceof Act.Correction
        ? Refusal.of("act-outdated.idle").with("act", act.hash())
        : Refusal.of("act-outdated.request").with("act", act.hash());
  }

  private List<Act> counting() {
    return acts.stream().map(Act::of).toList();
  }

  private static Optional<Refusal> wrongAct(
      Procedure procedure, Ranking ranking, Sha256 hash, RoundMessage act) {
    if (!act.rankingHash().equals(hash)
        || !act.tender().equals(ranking.tender())
        || !act.lot().equals(ranking.slot().lot())) {
      return Optional.of(Refusal.of("ranking-differs.score").with("submission", act.submission()));
    }
    if (!ranking.isCandidate(act.submission())) {
      return Optional.of(
          Refusal.of("not-a-candidate.ranking").with("submission", act.submission()));
    }
    Optional<Refusal> unknown = procedure.refusal(Act.of(act));
    return unknown.isPresent() || !act.isScored()
        ? unknown
        : procedure.sheet().refusal(act.scores());
  }

  private JsonObject evaluation(Procedure procedure) {
    Ranking ranking = procedure.ranking(opened.record());
    Standing standing =
        procedure.standing(opened, counting(), time.orElseGet(RoundTime::beginning));
    List<String> awaiting = new ArrayList<>();
    standing.awaiting().forEach(one -> awaiting.add(one.toString()));
    return JsonObject.ofType("opengeps/evaluation/1")
        .put("input", toJson().hash())
        .put("awardMethod", notice.award().method())
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
}
