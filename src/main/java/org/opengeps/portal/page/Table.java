package org.opengeps.portal.page;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A table of a page as a file holds it: all rows, one value in each cell.
 *
 * @param name of the file without its ending, in ASCII, and of the sheet in it: at most 31
 *     characters
 * @param columns their titles in the visitor's language
 * @param rows cells: null where nothing is known, else a text, a number, an amount (Money; its
 *     currency is in the title or in a column of its own) or an instant
 */
public record Table(String name, List<String> columns, List<List<Object>> rows) {
  public Table {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
    for (List<Object> row : rows) {
      if (row.size() != columns.size()) {
        throw new IllegalArgumentException(row.size() + " cells in " + columns.size() + " columns");
      }
    }
  }

  /** One row; a cell may be null. */
  public static List<Object> row(Object... cells) {
    List<Object> row = new ArrayList<>();
    Collections.addAll(row, cells);
    return Collections.unmodifiableList(row);
  }
}
