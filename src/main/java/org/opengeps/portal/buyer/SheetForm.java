package org.opengeps.portal.buyer;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.opengeps.method.Marks;
import org.opengeps.method.Sheet;
import org.opengeps.protocol.message.Award.Score;

/**
 * The sheet of a candidate as a form. Methods instead of components, because expressions of Faces 4
 * cannot read record components.
 *
 * @param computed what the method computed
 * @param rows what an officer answers
 */
public record SheetForm(Sheet sheet, List<Score> computed, List<Row> rows) {
  public SheetForm {
    computed = List.copyOf(computed);
    rows = List.copyOf(rows);
  }

  /**
   * One item to be answered.
   *
   * @param minimum below zero where it may take points
   * @param value as it stands; empty where nobody has answered
   */
  public record Row(String code, String minimum, String maximum, String value) {
    /** What it may have: {@code 15}, {@code -3 … 12}. */
    public String range() {
      return isSigned() ? minimum + " … " + maximum : maximum;
    }

    /** Whether it may take points: phones then need a keyboard with a minus. */
    public boolean isSigned() {
      return !minimum.equals("0");
    }
  }

  /**
   * A field whose items together have a maximum.
   *
   * @param items their codes
   */
  public record FieldRow(String code, String maximum, List<String> items) {
    public FieldRow {
      items = List.copyOf(items);
    }

    /** The same in one text, for the page's script. */
    public String itemList() {
      return String.join(" ", items);
    }
  }

  static SheetForm blank(Sheet sheet, List<Score> computed) {
    return of(sheet, computed, Map.of());
  }

  /**
   * @param scores the whole sheet in force
   */
  static SheetForm correction(Sheet sheet, List<Score> scores) {
    List<String> codes = sheet.computed().stream().map(Sheet.Item::code).toList();
    return of(
        sheet,
        scores.stream().filter(score -> codes.contains(score.item())).toList(),
        scores.stream().collect(Collectors.toMap(Score::item, Score::score)));
  }

  private static SheetForm of(Sheet sheet, List<Score> computed, Map<String, String> values) {
    return new SheetForm(
        sheet,
        computed,
        sheet.entered().stream()
            .map(
                item ->
                    new Row(
                        item.code(),
                        Marks.plain(item.minimum()),
                        Marks.plain(item.maximum()),
                        values.getOrDefault(item.code(), "")))
            .toList());
  }

  /** {@code checklist} where grounds for exclusion are answered, {@code scores} otherwise. */
  static String kind(Sheet sheet) {
    return sheet.isChecklist() ? "checklist" : "scores";
  }

  public boolean isChecklist() {
    return sheet.isChecklist();
  }

  /** What the computed items make together. */
  public String computedTotal() {
    return Marks.plain(sheet.total(computed));
  }

  /** The fields of the sheet. */
  public List<FieldRow> fields() {
    return sheet.fields().stream()
        .map(one -> new FieldRow(one.code(), Marks.plain(one.maximum()), one.items()))
        .toList();
  }

  public String pass() {
    return Marks.plain(sheet.passMark());
  }

  public String maximum() {
    return Marks.plain(sheet.maximum());
  }
}
