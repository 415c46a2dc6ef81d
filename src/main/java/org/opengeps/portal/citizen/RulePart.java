package org.opengeps.portal.citizen;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.opengeps.law.Deadline;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.message.LocalText;

/**
 * A block of a rule set as people read it: made from the document itself, so that no member of it
 * can be forgotten.
 *
 * @param path of the block, with dots, lists by their name: {@code noticePeriod}
 * @param article where the law says so; null where none is named
 * @param confidence S, P or U as the document explains them; null where nobody says
 * @param source null where none is given
 * @param notes as the document has them
 * @param figures members with one value or a list of them
 * @param tables members that are lists of rows
 * @param parts members that are blocks themselves
 */
public record RulePart(
    String path,
    LocalText article,
    String confidence,
    LocalText source,
    List<LocalText> notes,
    List<Figure> figures,
    List<Table> tables,
    List<RulePart> parts) {
  private static final String CONFIDENCE = "confidence";
  private static final Set<String> EXPLAINS = Set.of("article", CONFIDENCE, "source", "notes");

  /** What comes first, in the order in which a tender meets it; the rest follows by its name. */
  private static final List<String> FIRST =
      List.of(
          "noticeFrom",
          "noticeUntil",
          "from",
          "below",
          "governs",
          "demandingBodies",
          "currency",
          "languages",
          "noticePeriod",
          "registration",
          "receiptWindow",
          "closing",
          "calendar",
          "outage",
          "correction",
          "lots",
          "sealing",
          "cancellation",
          "opening",
          "draw",
          "baseAmount");

  public RulePart {
    notes = List.copyOf(notes);
    figures = List.copyOf(figures);
    tables = List.copyOf(tables);
    parts = List.copyOf(parts);
  }

  /**
   * A member and its values.
   *
   * @param values as the document says them, deadlines and rows inside of a row as JSON; empty for
   *     null or an empty list
   */
  public record Figure(String path, List<String> values) {
    public Figure {
      values = List.copyOf(values);
    }
  }

  /**
   * Rows of a list.
   *
   * @param columns paths of the members that any row has, but for what explains a row; its
   *     confidence comes last
   * @param rows for each column what the row says
   */
  public record Table(String path, List<String> columns, List<List<Figure>> rows) {
    public Table {
      columns = List.copyOf(columns);
      rows = List.copyOf(rows);
    }
  }

  /**
   * The blocks of a whole document; its own members stand in the first part, with an empty path.
   */
  public static RulePart of(JsonObject document) {
    return of("", document);
  }

  /** The same of a document that stands under a name beside it. */
  public static RulePart of(String path, JsonObject block) {
    List<Figure> figures = new ArrayList<>();
    List<Table> tables = new ArrayList<>();
    List<RulePart> parts = new ArrayList<>();
    for (String name : ordered(block)) {
      String at = path.isEmpty() ? name : path + "." + name;
      if (EXPLAINS.contains(name) && !(name.equals(CONFIDENCE) && path.isEmpty())) {
        continue;
      }
      if (block.raw(name) instanceof JsonObject inner && !Deadline.isOne(inner)) {
        parts.add(of(at, inner));
      } else if (isRows(block.raw(name))) {
        tables.add(table(at, block.objects(name), confidence(path, block)));
      } else {
        figures.add(new Figure(at, texts(block.raw(name))));
      }
    }
    return new RulePart(
        path,
        block.has("article") ? LocalText.from(block.object("article")) : null,
        confidence(path, block),
        block.has("source") ? LocalText.from(block.object("source")) : null,
        block.has("notes") ? block.objects("notes", LocalText::from) : List.of(),
        figures,
        tables,
        parts);
  }

  /** That of a whole document explains the letters. */
  private static String confidence(String path, JsonObject block) {
    return path.isEmpty() || !block.has(CONFIDENCE) ? null : block.string(CONFIDENCE);
  }

  private static List<String> ordered(JsonObject block) {
    return block.names().stream()
        .sorted(Comparator.comparingInt(RulePart::place).thenComparing(Comparator.naturalOrder()))
        .toList();
  }

  private static int place(String name) {
    return FIRST.contains(name) ? FIRST.indexOf(name) : FIRST.size();
  }

  private static boolean isRows(Object value) {
    return value instanceof List<?> list && !list.isEmpty() && list.get(0) instanceof JsonObject;
  }

  private static List<String> texts(Object value) {
    if (value == null) {
      return List.of();
    }
    return value instanceof List<?> list
        ? list.stream().map(String::valueOf).toList()
        : List.of(value.toString());
  }

  /**
   * @param confidence that of the block, which is also that of a row without its own
   */
  private static Table table(String path, List<JsonObject> rows, String confidence) {
    Set<String> names = new LinkedHashSet<>();
    rows.forEach(
        row -> ordered(row).stream().filter(name -> !EXPLAINS.contains(name)).forEach(names::add));
    if (rows.stream().anyMatch(row -> row.has(CONFIDENCE))) {
      names.add(CONFIDENCE);
    }
    List<List<Figure>> cells =
        rows.stream()
            .map(
                row ->
                    names.stream()
                        .map(name -> new Figure(path + "." + name, cell(row, name, confidence)))
                        .toList())
            .toList();
    return new Table(path, names.stream().map(name -> path + "." + name).toList(), cells);
  }

  private static List<String> cell(JsonObject row, String name, String confidence) {
    if (!row.has(name)) {
      return name.equals(CONFIDENCE) && confidence != null ? List.of(confidence) : List.of();
    }
    return isRows(row.raw(name))
        ? row.objects(name).stream().map(JsonObject::toString).toList()
        : texts(row.raw(name));
  }
}
