package org.opengeps.portal.page;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.opengeps.kernel.Money;

/** The forms in which people take a table home. */
public enum TableFile {
  /**
   * RFC 4180 in UTF-8. It begins with a byte order mark, without which spreadsheets in Korea read
   * it as CP949; times are ISO 8601 with the offset.
   */
  CSV("text/csv; charset=UTF-8; header=present") {
    @Override
    public void write(Table table, ZoneId zone, OutputStream out) throws IOException {
      Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
      writer.write(BYTE_ORDER_MARK);
      try (CSVPrinter printer = new CSVPrinter(writer, CSVFormat.RFC4180)) {
        printer.printRecord(table.columns());
        for (List<Object> row : table.rows()) {
          List<String> cells = new ArrayList<>();
          row.forEach(cell -> cells.add(text(cell, zone)));
          printer.printRecord(cells);
        }
      }
    }
  },

  /** A workbook (ISO/IEC 29500): amounts are numbers, times are dates in the zone. */
  XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet") {
    @Override
    public void write(Table table, ZoneId zone, OutputStream out) throws IOException {
      try (Workbook workbook = new Workbook(out, "OpenGePS", "1.0")) {
        Worksheet sheet = workbook.newWorksheet(table.name());
        for (int column = 0; column < table.columns().size(); column++) {
          sheet.value(0, column, table.columns().get(column));
          sheet.style(0, column).bold().set();
        }
        for (int row = 0; row < table.rows().size(); row++) {
          List<Object> cells = table.rows().get(row);
          for (int column = 0; column < cells.size(); column++) {
            put(sheet, row + 1, column, cells.get(column), zone);
          }
        }
        sheet.freezePane(0, 1);
      }
    }
  };

  private static final char BYTE_ORDER_MARK = '\uFEFF';
  private static final String STARTS_FORMULA = "=+-@\t\r";
  private static final String QUOTE = "'";

  /** Digits that a spreadsheet's numbers can hold exactly. */
  private static final int EXACT_DIGITS = 15;

  private final String contentType;

  TableFile(String contentType) {
    this.contentType = contentType;
  }

  /** The form that a file's name asks for by its ending. */
  public static Optional<TableFile> named(String file) {
    return Arrays.stream(values()).filter(form -> file.endsWith(form.ending())).findFirst();
  }

  public String contentType() {
    return contentType;
  }

  /** {@code .csv}, {@code .xlsx}. */
  public String ending() {
    return "." + name().toLowerCase(Locale.ROOT);
  }

  /**
   * Writes the whole table and closes the stream.
   *
   * @param zone in which times are given
   */
  public abstract void write(Table table, ZoneId zone, OutputStream out) throws IOException;

  private static String text(Object cell, ZoneId zone) {
    if (cell == null) {
      return "";
    }
    if (cell instanceof Money money) {
      return money.text();
    }
    if (cell instanceof Instant instant) {
      return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(instant.atZone(zone));
    }
    return cell instanceof String said ? harmless(said) : cell.toString();
  }

  /**
   * What a firm or an agency wrote may begin like a formula, and a spreadsheet would compute it
   * (OWASP: CSV injection). The quote in front makes it a text.
   */
  private static String harmless(String said) {
    boolean formula = !said.isEmpty() && STARTS_FORMULA.indexOf(said.charAt(0)) >= 0;
    return formula ? QUOTE + said : said;
  }

  private static void put(Worksheet sheet, int row, int column, Object cell, ZoneId zone) {
    if (cell instanceof Money money) {
      number(sheet, row, column, money.amount(), money.text());
    } else if (cell instanceof BigDecimal number) {
      number(sheet, row, column, number, number.toPlainString());
    } else if (cell instanceof Number number) {
      sheet.value(row, column, number);
    } else if (cell instanceof Instant instant) {
      sheet.value(row, column, instant.atZone(zone).toLocalDateTime());
      sheet.style(row, column).format("yyyy-mm-dd hh:mm:ss").set();
    } else if (cell != null) {
      sheet.value(row, column, cell.toString());
    }
  }

  /** What a spreadsheet would round is given as text. */
  private static void number(
      Worksheet sheet, int row, int column, BigDecimal value, String digits) {
    if (value.precision() > EXACT_DIGITS) {
      sheet.value(row, column, digits);
    } else {
      sheet.value(row, column, value);
    }
  }
}
