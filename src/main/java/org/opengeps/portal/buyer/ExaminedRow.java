package org.opengeps.portal.buyer;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import org.opengeps.award.ScoreSheet;
import org.opengeps.method.Marks;
import org.opengeps.method.Sheet;
import org.opengeps.protocol.message.Award.Score;
import org.opengeps.protocol.message.Ranking;

/** A candidate who was examined, with getters for expressions. */
public final class ExaminedRow {
  private final FrameBean frame;
  private final Sheet form;
  private final Ranking.Bid bid;
  private final String supplier;
  private final ScoreSheet sheet;

  ExaminedRow(FrameBean frame, Sheet form, Ranking.Bid bid, String supplier, ScoreSheet sheet) {
    this.frame = frame;
    this.form = form;
    this.bid = bid;
    this.supplier = supplier;
    this.sheet = sheet;
  }

  public Ranking.Bid getBid() {
    return bid;
  }

  public String getSupplier() {
    return supplier;
  }

  /** Item by item; of a checklist the grounds that hold. */
  public String getScores() {
    if (form.isChecklist()) {
      return grounds();
    }
    String items =
        sheet.scores().stream()
            .map(one -> said(frame.word("score", one.item()), one))
            .collect(Collectors.joining(", "));
    return form.byField(sheet.scores()).stream()
        .map(one -> "; " + said(frame.text("award.field", frame.word("score", one.item())), one))
        .collect(Collectors.joining("", items, ""));
  }

  private String grounds() {
    List<String> held =
        sheet.scores().stream()
            .filter(one -> new BigDecimal(one.score()).signum() == 0)
            .map(one -> frame.word("score", one.item()))
            .toList();
    return held.isEmpty()
        ? frame.text("result.grounds.none", sheet.scores().size())
        : frame.text("result.grounds.holds") + ": " + String.join("; ", held);
  }

  public String getTotal() {
    return Marks.plain(sheet.total());
  }

  public boolean isPassed() {
    return sheet.passed();
  }

  private static String said(String name, Score score) {
    return name + " " + score.score() + "/" + score.maximum();
  }
}
