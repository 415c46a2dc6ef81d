package org.opengeps.method.screening;

import java.math.BigDecimal;
import java.util.List;
import org.opengeps.method.Sheet;
import org.opengeps.protocol.json.JsonFormatException;
import org.opengeps.protocol.json.JsonObject;

/**
 * What is scored besides the price in one band of amounts (적격심사 항목 및 배점한도).
 *
 * @param items all of them are entered
 * @param fields 심사분야 whose items together have a maximum
 */
record ScreeningRow(List<Sheet.Item> items, List<Sheet.Field> fields) {
  private static final String MINIMUM = "minimum";
  private static final String MAXIMUM = "maximum";

  ScreeningRow {
    items = List.copyOf(items);
    fields = List.copyOf(fields);
  }

  /**
   * @throws JsonFormatException if a number cannot be read, or a field names an item that the row
   *     does not have or that another field has
   */
  static ScreeningRow of(JsonObject row) {
    List<Sheet.Item> items = row.objects("items", ScreeningRow::item);
    List<Sheet.Field> fields =
        row.has("fields") ? row.objects("fields", ScreeningRow::field) : List.of();
    List<String> inFields = fields.stream().flatMap(field -> field.items().stream()).toList();
    List<String> codes = items.stream().map(Sheet.Item::code).toList();
    boolean once = inFields.stream().distinct().count() == inFields.size();
    if (!once || !codes.containsAll(inFields)) {
      throw row.wrong("fields", "each item of a field is one of the row, and of one field only");
    }
    return new ScreeningRow(items, fields);
  }

  private static Sheet.Item item(JsonObject item) {
    BigDecimal minimum = item.has(MINIMUM) ? item.value(MINIMUM, BigDecimal::new) : BigDecimal.ZERO;
    BigDecimal maximum = item.value(MAXIMUM, BigDecimal::new);
    if (minimum.signum() > 0 || maximum.signum() < 0) {
      throw item.wrong(MINIMUM, "an item has from zero or less to zero or more points");
    }
    return new Sheet.Item(item.string("item"), minimum, maximum, Sheet.Kind.ENTERED);
  }

  private static Sheet.Field field(JsonObject field) {
    return new Sheet.Field(
        field.string("field"), field.value(MAXIMUM, BigDecimal::new), field.strings("items"));
  }
}
