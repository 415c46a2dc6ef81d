package org.opengeps.app.backup;

import java.io.IOException;
import java.io.Writer;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;

/** Values as MariaDB reads them, each on one line. */
final class SqlText {
  /** A value that is longer is put together from such pieces: a statement has to fit a packet. */
  static final int PIECE = 1 << 20;

  private static final Set<String> BYTES =
      Set.of("binary", "varbinary", "tinyblob", "blob", "mediumblob", "longblob");
  private static final Set<String> TEXTS =
      Set.of("char", "varchar", "tinytext", "text", "mediumtext", "longtext", "enum", "set");
  private static final Set<String> OTHERS =
      Set.of(
          "tinyint",
          "smallint",
          "mediumint",
          "int",
          "bigint",
          "decimal",
          "date",
          "datetime",
          "timestamp",
          "time",
          "year");

  /** How a column is read. */
  enum Form {
    BYTES,
    TEXT,
    /** By its text in the database itself, which is exact. */
    OTHER
  }

  private SqlText() {}

  /**
   * @param type as {@code information_schema.COLUMNS.DATA_TYPE} has it
   * @throws BackupFailure for a type whose text is not known to be exact
   */
  static Form form(String type) {
    String known = type.toLowerCase(Locale.ROOT);
    if (BYTES.contains(known)) {
      return Form.BYTES;
    }
    if (TEXTS.contains(known)) {
      return Form.TEXT;
    }
    if (OTHERS.contains(known)) {
      return Form.OTHER;
    }
    throw new BackupFailure(
        BackupFailure.Reason.REFUSED,
        "The database has a column of type " + type + ", which this program cannot copy exactly.");
  }

  static String name(String identifier) {
    return "`" + identifier.replace("`", "``") + "`";
  }

  static String bytes(byte[] value, int from, int to) {
    return "x'" + HexFormat.of().formatHex(value, from, to) + "'";
  }

  static String text(String value) {
    StringBuilder out = new StringBuilder(value.length() + 2).append('\'');
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      switch (c) {
        case '\'' -> out.append("\\'");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\0' -> out.append("\\0");
        case '\u001a' -> out.append("\\Z");
        default -> out.append(c);
      }
    }
    return out.append('\'').toString();
  }

  /**
   * Statements that put a long value together in a variable of the session.
   *
   * @param variable such as {@code @b1}
   */
  static void assemble(Writer out, String variable, byte[] value) throws IOException {
    out.write("SET " + variable + " = x'';\n");
    for (int from = 0; from < value.length; from += PIECE) {
      String piece = bytes(value, from, Math.min(value.length, from + PIECE));
      out.write("SET " + variable + " = CONCAT(" + variable + ", " + piece + ");\n");
    }
  }
}
