package org.opengeps.rest.award;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.opengeps.award.AnswerView;
import org.opengeps.award.AskedOfFirm;
import org.opengeps.award.AwardView;
import org.opengeps.award.Examination;
import org.opengeps.award.RequestView;
import org.opengeps.award.RoundChange;
import org.opengeps.award.ScoreSheet;
import org.opengeps.award.WaiverView;
import org.opengeps.method.Marks;
import org.opengeps.method.Sheet;
import org.opengeps.platform.Documents;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.message.Award.Score;

/** What clients are answered about awards. */
@Dependent
public class AwardAnswers {
  @Inject private Documents documents;

  JsonObject award(AwardView view) {
    return JsonObject.builder()
        .put("tender", view.tender().toString())
        .put("lot", view.ranking().slot().lot())
        .put("ranking", view.ranking().toJson())
        .put("rankingHash", view.rankingHash())
        .putBytes("signedRanking", documents.get(view.signedRanking()))
        .put("toScore", view.toScore().stream().map(UUID::toString).toList())
        .put("toCall", view.toCall().stream().map(UUID::toString).toList())
        .put("examination", examination(view.examination()))
        .put("sheets", view.sheets(), AwardAnswers::sheet)
        .put("acts", view.changes(), this::change)
        .put("requests", view.requests(), this::request)
        .put("waivers", view.waivers(), this::waiver)
        .put("decision", view.decision().map(this::decision).orElse(null))
        .putBytes("unsuccessful", view.unsuccessful().map(documents::get).orElse(null))
        .build();
  }

  private static JsonObject examination(Examination examination) {
    List<JsonObject> computed =
        examination.computed().entrySet().stream()
            .map(
                one ->
                    JsonObject.builder()
                        .put("submission", one.getKey())
                        .put("scores", one.getValue(), Score::toJson)
                        .build())
            .toList();
    return JsonObject.builder()
        .put("items", examination.sheet().items(), AwardAnswers::item)
        .put("fields", examination.sheet().fields(), AwardAnswers::field)
        .put("passMark", Marks.plain(examination.sheet().passMark()))
        .put("computed", computed)
        .build();
  }

  private static JsonObject item(Sheet.Item item) {
    return JsonObject.builder()
        .put("item", item.code())
        .put("minimum", Marks.plain(item.minimum()))
        .put("maximum", Marks.plain(item.maximum()))
        .put("kind", item.kind())
        .build();
  }

  private static JsonObject field(Sheet.Field field) {
    return JsonObject.builder()
        .put("field", field.code())
        .put("maximum", Marks.plain(field.maximum()))
        .put("items", field.items())
        .build();
  }

  private JsonObject change(RoundChange change) {
    String state = change.fits() ? "proposed" : "outdated";
    return JsonObject.builder()
        .put("act", change.act().toJson())
        .put("actHash", change.signed())
        .putBytes("signed", documents.get(change.signed()))
        .putBytes("approval", change.approval().map(documents::get).orElse(null))
        .put("state", change.approval().isPresent() ? "approved" : state)
        .put("proposedAt", change.at())
        .build();
  }

  JsonObject waiver(WaiverView view) {
    return JsonObject.builder()
        .put("submission", view.submission())
        .putBytes("signed", documents.get(view.signed()))
        .put("waivedAt", view.at())
        .build();
  }

  JsonObject request(RequestView view) {
    return JsonObject.builder()
        .put("request", view.request().toJson())
        .put("requestHash", view.content())
        .putBytes("signed", documents.get(view.signed()))
        .put("askedAt", view.at())
        .put("dueAt", view.dueAt().orElse(null))
        .put("answer", view.answer().map(this::answer).orElse(null))
        .build();
  }

  JsonObject asked(AskedOfFirm asked) {
    return JsonObject.builder()
        .put("tender", asked.tender().toString())
        .put("lot", asked.lot())
        .put("rankingHash", asked.rankingHash())
        .put("items", asked.sheet().items(), AwardAnswers::item)
        .put("fields", asked.sheet().fields(), AwardAnswers::field)
        .put("passMark", Marks.plain(asked.sheet().passMark()))
        .put("computed", asked.computed(), Score::toJson)
        .put("requests", asked.requests(), this::request)
        .build();
  }

  JsonObject answer(AnswerView view) {
    return JsonObject.builder()
        .put("answer", view.answer().toJson())
        .putBytes("signed", documents.get(view.signed()))
        .put("answeredAt", view.at())
        .build();
  }

  private JsonObject decision(AwardView.Decision decision) {
    return JsonObject.builder()
        .put("award", decision.award().toJson())
        .putBytes("signed", documents.get(decision.signed()))
        .put("decidedAt", decision.decidedAt())
        .build();
  }

  static JsonObject sheet(ScoreSheet sheet) {
    return JsonObject.builder()
        .put("submission", sheet.submission())
        .put("act", sheet.act())
        .put("scores", sheet.scores(), Score::toJson)
        .put("total", sheet.total().stripTrailingZeros().toPlainString())
        .put("passed", sheet.passed())
        .put("scoredAt", sheet.scoredAt())
        .build();
  }

  static Response ok(int status, JsonObject json) {
    return Response.status(status)
        .type(MediaType.APPLICATION_JSON)
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .entity(json.canonical())
        .build();
  }
}
