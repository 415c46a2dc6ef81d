package org.opengeps.app.bench;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The bytes that all columns of all rows hold: exact, where the files of a database grow in leaps.
 */
final class Rows {
  private final Database database;

  Rows(Database database) {
    this.database = database;
  }

  long bytes() {
    long all = 0;
    for (Map.Entry<String, List<String>> table : columns().entrySet()) {
      String lengths =
          String.join(
              " + ",
              table.getValue().stream()
                  .map(column -> "COALESCE(LENGTH(`" + column + "`), 0)")
                  .toList());
      all +=
          database.number("SELECT COALESCE(SUM(" + lengths + "), 0) FROM `" + table.getKey() + "`");
    }
    return all;
  }

  private Map<String, List<String>> columns() {
    Map<String, List<String>> found = new LinkedHashMap<>();
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT c.table_name, c.column_name FROM information_schema.columns c"
                    + " JOIN information_schema.tables t ON t.table_schema = c.table_schema"
                    + " AND t.table_name = c.table_name WHERE c.table_schema = DATABASE()"
                    + " AND t.table_type = 'BASE TABLE' ORDER BY 1, 2")) {
      while (rows.next()) {
        found.computeIfAbsent(rows.getString(1), any -> new ArrayList<>()).add(rows.getString(2));
      }
      return found;
    } catch (SQLException e) {
      throw new IllegalStateException("The tables cannot be listed: " + e.getMessage(), e);
    }
  }
}
