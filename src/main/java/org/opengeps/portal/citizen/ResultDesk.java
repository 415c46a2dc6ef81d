package org.opengeps.portal.citizen;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.opengeps.award.AwardView;
import org.opengeps.award.ScoreSheet;
import org.opengeps.award.TechnicalView;
import org.opengeps.award.usecase.FindAward;
import org.opengeps.award.usecase.FindTechnical;
import org.opengeps.kernel.Pages;
import org.opengeps.ledger.usecase.ReadLog;
import org.opengeps.method.Marks;
import org.opengeps.method.Sheet;
import org.opengeps.notice.NoticeView;
import org.opengeps.notice.TenderNumber;
import org.opengeps.opening.OpeningView;
import org.opengeps.opening.usecase.FindOpening;
import org.opengeps.platform.Documents;
import org.opengeps.protocol.draw.DrawParameters;
import org.opengeps.protocol.draw.DrawResult;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.message.Award;
import org.opengeps.protocol.message.Lot;
import org.opengeps.protocol.message.OpeningRecord;
import org.opengeps.protocol.message.TechnicalDecision;

/**
 * What the result page shows: record, ranking, decision, and the values from which the page draws
 * the prices again.
 */
@ApplicationScoped
class ResultDesk {
  private static final int PAGE_SIZE = 20;

  @Inject private FindOpening openings;
  @Inject private FindAward awards;
  @Inject private FindTechnical decisions;
  @Inject private ReadLog log;
  @Inject private Documents documents;

  /**
   * @param failure how the lot failed, if it did
   * @param page which page of the bids is asked for
   */
  Map<String, Object> model(
      NoticeView view,
      Lot lot,
      Optional<LotFailure> failure,
      Map<String, Object> common,
      int page) {
    Map<String, Object> model = new HashMap<>(common);
    String number = view.ref().number();
    boolean staged = lot.nextStage().isPresent();
    Optional<OpeningView> found = staged ? Optional.empty() : openings.find(number, lot.last());
    Optional<OpeningView> first =
        lot.last().equals(lot.first()) && !staged ? found : openings.find(number, lot.first());
    found
        .or(() -> first)
        .filter(opening -> !opening.removed().isEmpty())
        .ifPresent(opening -> model.put("removed", opening.removed().size()));
    if (lot.decided().isPresent()) {
      first
          .flatMap(OpeningView::record)
          .ifPresent(record -> technical(model, view, lot, record, page));
    }
    model.put("lapsed", failure.filter(LotFailure::isLapsed).isPresent());
    failure
        .filter(LotFailure.NOBODY_PASSED::equals)
        .ifPresent(none -> model.put("noneAdmitted", true));
    failure.filter(LotFailure.TOO_FEW::equals).ifPresent(few -> model.put("tooFew", true));
    found.ifPresent(
        opening ->
            opening.record().ifPresent(record -> fill(model, view, lot, opening, record, page)));
    return model;
  }

  /** What came of the technical envelopes. */
  private void technical(
      Map<String, Object> model, NoticeView view, Lot lot, OpeningRecord record, int page) {
    Optional<TechnicalView> found = decisions.find(view.ref(), lot.lot());
    Optional<TechnicalDecision> decision = found.map(TechnicalView::decision);
    List<TechnicalRow> rows = TechnicalRow.all(record, decision.orElse(null));
    Pages pages = Pages.of(page, rows.size(), PAGE_SIZE);
    model.put("technicalPages", pages);
    model.put("technical", pages.cut(rows));
    found.flatMap(decisions::bindsAt).ifPresent(at -> model.put("pricesOpenAt", at));
  }

  private void fill(
      Map<String, Object> model,
      NoticeView view,
      Lot lot,
      OpeningView opening,
      OpeningRecord record,
      int page) {
    model.put("record", record);
    model.put("proofs", facts(view.number()));
    record.v().ifPresent(v -> model.put("v", v.hex()));
    record.draw().ifPresent(draw -> fillDraw(model, lot, record, draw));
    Optional<AwardView> award = awards.find(view.ref(), lot.lot());
    award.ifPresent(found -> model.put("ranking", found.ranking()));
    award.ifPresent(found -> model.put("changes", found.changes()));
    award.ifPresent(found -> model.put("requests", found.requests()));
    award.ifPresent(found -> model.put("waivers", found.waivers()));
    boolean checklist = sheet(award).isChecklist();
    model.put("checklist", checklist);
    award
        .filter(
            found -> found.unsuccessful().isPresent() || checklist && found.decision().isPresent())
        .ifPresent(found -> model.put("examined", examined(found, record)));
    Optional<Award> decided = award.flatMap(AwardView::decision).map(AwardView.Decision::award);
    List<BidRow> rows =
        BidRow.all(
            record,
            award.map(AwardView::ranking).orElse(null),
            decided.map(Award::submission).orElse(null));
    Pages pages = Pages.of(page, rows.size(), PAGE_SIZE);
    model.put("pages", pages);
    model.put("bids", pages.cut(rows));
    decided.ifPresent(one -> model.put("award", one));
    decided.ifPresent(one -> model.put("fields", sheet(award).byField(one.scores())));
    rows.stream()
        .filter(BidRow::winner)
        .findFirst()
        .ifPresent(row -> model.put("winner", row.supplierName()));
    openings
        .gatePart(opening)
        .ifPresent(gate -> model.put("gatePart", HexFormat.of().formatHex(gate.bytes())));
  }

  private static void fillDraw(
      Map<String, Object> model, Lot lot, OpeningRecord record, DrawResult draw) {
    DrawParameters parameters = lot.price().draw().orElseThrow();
    model.put("drawing", draw);
    model.put("drawJson", text(parameters.toJson()));
    model.put("drawn", text(drawn(record, draw)));
  }

  /**
   * What the page needs of the record to draw again: a few bytes a bid, where the record has a
   * kilobyte of each.
   */
  static JsonObject drawn(OpeningRecord record, DrawResult draw) {
    return JsonObject.builder()
        .put("closeHash", record.closeHash())
        .put("v", record.v().orElseThrow().hex())
        .put("draw", draw.toJson())
        .put(
            "picks",
            record.bids().stream()
                .filter(bid -> bid.state() == OpeningRecord.State.OPENED)
                .flatMap(bid -> bid.offer().picks().stream())
                .toList())
        .build();
  }

  private static Sheet sheet(Optional<AwardView> award) {
    return award.map(found -> found.examination().sheet()).orElse(Sheet.NONE);
  }

  /**
   * A candidate who was scored where nobody qualified, or asked for grounds for exclusion.
   *
   * @param fields what the fields of its sheet make
   */
  public record Examined(
      String supplier, ScoreSheet sheet, List<Award.Score> fields, String total) {
    public Examined {
      fields = List.copyOf(fields);
    }
  }

  private static List<Examined> examined(AwardView award, OpeningRecord record) {
    Map<UUID, String> names =
        record.bids().stream()
            .filter(bid -> bid.supplierName() != null)
            .collect(
                Collectors.toMap(OpeningRecord.Bid::submission, OpeningRecord.Bid::supplierName));
    return award.sheets().stream()
        .map(
            sheet ->
                new Examined(
                    names.getOrDefault(sheet.submission(), sheet.submission().toString()),
                    sheet,
                    award.examination().sheet().byField(sheet.scores()),
                    Marks.plain(sheet.total())))
        .toList();
  }

  /** Every fact of the log about this tender, in order. */
  private List<LogPage.Row> facts(TenderNumber number) {
    return log.listAbout(number + "-").stream().map(LogPage.Row::of).toList();
  }

  private static String text(JsonObject json) {
    return new String(json.canonical(), StandardCharsets.UTF_8);
  }
}
