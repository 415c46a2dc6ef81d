package org.opengeps.app.backup;

import java.io.IOException;
import java.io.Writer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Writes a database as statements that {@link SqlLoad} runs, and the {@code mariadb} program too.
 * Triggers come last: they guard rows against changes, and would guard them against their return.
 */
final class SqlDump {
  /** Statements over several lines stand between two lines that say so. */
  static final String DELIMITER = "$$";

  private static final int INSERT = 1 << 18;
  private static final Pattern DEFINER =
      Pattern.compile("^CREATE DEFINER=`(?:[^`]|``)*`@`(?:[^`]|``)*` ");
  private final Snapshot snapshot;
  private final Writer out;

  SqlDump(Snapshot snapshot, Writer out) {
    this.snapshot = snapshot;
    this.out = out;
  }

  private record Column(String name, SqlText.Form form) {
    /** As it is read. */
    String expression() {
      return form == SqlText.Form.OTHER
          ? "CAST(" + SqlText.name(name) + " AS CHAR)"
          : SqlText.name(name);
    }
  }

  /** Everything; returns how many rows each table has. */
  List<Manifest.TableRows> write() throws SQLException, IOException {
    out.write("-- OpenGePS backup: zcat database.sql.gz | mariadb SCHEMA\n");
    out.write("SET NAMES utf8mb4;\n");
    out.write("SET time_zone = '+00:00', foreign_key_checks = 0, unique_checks = 0;\n");
    out.write("SET sql_mode = 'STRICT_ALL_TABLES,NO_AUTO_VALUE_ON_ZERO';\n");
    for (String sequence : snapshot.named("SEQUENCE")) {
      sequence(sequence);
    }
    List<Manifest.TableRows> tables = new ArrayList<>();
    for (String table : snapshot.named("BASE TABLE")) {
      block(definition("SHOW CREATE TABLE " + SqlText.name(table), 2));
      tables.add(new Manifest.TableRows(table, rows(table)));
    }
    triggers();
    return tables;
  }

  private String definition(String query, int column) throws SQLException {
    return snapshot.one(query, row -> row.getString(column)).orElseThrow();
  }

  private void block(String statement) throws IOException {
    if (statement.contains(DELIMITER)) {
      throw new BackupFailure(
          BackupFailure.Reason.REFUSED, "The database has a definition with " + DELIMITER + ".");
    }
    out.write("DELIMITER " + DELIMITER + "\n" + statement + "\n" + DELIMITER + "\nDELIMITER ;\n");
  }

  private void sequence(String sequence) throws SQLException, IOException {
    String name = SqlText.name(sequence);
    block(definition("SHOW CREATE SEQUENCE " + name, 2));
    String next = definition("SELECT next_not_cached_value FROM " + name, 1);
    out.write("DO SETVAL(" + name + ", " + next + ", 0);\n");
  }

  private List<Column> columns(String table) throws SQLException {
    return snapshot.list(
        "SELECT COLUMN_NAME, DATA_TYPE FROM information_schema.COLUMNS WHERE TABLE_SCHEMA = DATABASE()"
            + " AND IS_GENERATED = 'NEVER' AND TABLE_NAME = "
            + SqlText.text(table)
            + " ORDER BY ORDINAL_POSITION",
        row -> new Column(row.getString(1), SqlText.form(row.getString(2))));
  }

  private long rows(String table) throws SQLException, IOException {
    List<Column> columns = columns(table);
    String query =
        "SELECT "
            + columns.stream().map(Column::expression).collect(Collectors.joining(", "))
            + " FROM "
            + SqlText.name(table);
    String names =
        columns.stream().map(one -> SqlText.name(one.name())).collect(Collectors.joining(", "));
    Insert insert = new Insert("INSERT INTO " + SqlText.name(table) + " (" + names + ") VALUES ");
    long count = 0;
    try (Statement statement = snapshot.streaming();
        ResultSet rows = statement.executeQuery(query)) {
      for (; rows.next(); count++) {
        insert.add(rows, columns);
      }
    }
    insert.end();
    return count;
  }

  /** Rows of one table, some at a time in one statement. */
  private final class Insert {
    private final String head;
    private final StringBuilder values = new StringBuilder();

    private Insert(String head) {
      this.head = head;
    }

    private void add(ResultSet row, List<Column> columns) throws SQLException, IOException {
      StringBuilder tuple = new StringBuilder("(");
      boolean assembled = false;
      for (int i = 0; i < columns.size(); i++) {
        String value = value(row, i + 1, columns.get(i).form());
        assembled |= value.startsWith("@");
        tuple.append(i == 0 ? "" : ", ").append(value);
      }
      values.append(values.isEmpty() ? "" : ",").append(tuple).append(')');
      // the next row may put together a value in the same variable
      if (assembled || values.length() > INSERT) {
        end();
      }
    }

    private String value(ResultSet row, int index, SqlText.Form form)
        throws SQLException, IOException {
      if (form == SqlText.Form.BYTES) {
        byte[] value = row.getBytes(index);
        if (value == null || value.length <= SqlText.PIECE) {
          return value == null ? "NULL" : SqlText.bytes(value, 0, value.length);
        }
        String variable = "@b" + index;
        SqlText.assemble(out, variable, value);
        return variable;
      }
      String value = row.getString(index);
      return value == null ? "NULL" : SqlText.text(value);
    }

    private void end() throws IOException {
      if (!values.isEmpty()) {
        out.write(head);
        out.append(values).write(";\n");
        values.setLength(0);
      }
    }
  }

  private void triggers() throws SQLException, IOException {
    List<String> names =
        snapshot.list(
            "SELECT TRIGGER_NAME FROM information_schema.TRIGGERS WHERE TRIGGER_SCHEMA = DATABASE()"
                + " ORDER BY EVENT_OBJECT_TABLE, ACTION_TIMING, EVENT_MANIPULATION, ACTION_ORDER",
            row -> row.getString(1));
    for (String name : names) {
      String query = "SHOW CREATE TRIGGER " + SqlText.name(name);
      out.write("SET sql_mode = " + SqlText.text(definition(query, 2)) + ";\n");
      // whoever brings it back owns it
      block(DEFINER.matcher(definition(query, 3)).replaceFirst("CREATE "));
    }
  }
}
