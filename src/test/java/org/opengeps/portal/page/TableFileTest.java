package org.opengeps.portal.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipFile;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opengeps.kernel.Won;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Tables as spreadsheets and programs read them. */
class TableFileTest {
  private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");
  private static final Instant AT = Instant.parse("2026-11-30T01:02:03.004Z");

  private static Table table(Object... cells) {
    return new Table("R26BK00000001-bids", List.of("업체", "금액"), List.of(Table.row(cells)));
  }

  private static byte[] write(TableFile form, Table table) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    form.write(table, SEOUL, out);
    return out.toByteArray();
  }

  private static String csv(Object... cells) throws IOException {
    return new String(write(TableFile.CSV, table(cells)), StandardCharsets.UTF_8);
  }

  @Test
  void aCsvFileSaysThatItIsUtf8AndEndsItsLinesAsTheStandardAsks() throws IOException {
    assertThat(csv("성림건설 주식회사", Won.of(1_650_000_000)))
        .isEqualTo("\uFEFF업체,금액\r\n성림건설 주식회사,1650000000\r\n");
  }

  @Test
  void whatSeparatesCellsIsQuotedInThem() throws IOException {
    assertThat(csv("가, \"나\"\n다", null)).endsWith("\r\n\"가, \"\"나\"\"\n다\",\r\n");
  }

  @Test
  void aTimeInACsvFileSaysItsOffset() throws IOException {
    assertThat(csv(AT, 3)).endsWith("2026-11-30T10:02:03.004+09:00,3\r\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"=1+1", "+82", "-5", "@SUM(A1)", "\t=1", "\r=1"})
  void nothingThatSomebodyWroteIsComputedByASpreadsheet(String said) throws IOException {
    assertThat(csv(said, 1).replace("\"", "")).contains("\r\n'" + said);
    assertThat(csv("(" + said, 1)).doesNotContain("'");
    assertThat(cells(write(TableFile.XLSX, table(said, 1))).get("A2").getElementsByTagName("f"))
        .satisfies(formulas -> assertThat(formulas.getLength()).isZero());
  }

  @Test
  void amountsBelowZeroStayNumbers() throws IOException {
    assertThat(csv("", new BigDecimal("-5.25"))).endsWith(",-5.25\r\n");
  }

  @Test
  void aWorkbookHoldsAmountsAsNumbersAndTimesAsDatesOfTheZone() throws IOException {
    Map<String, Element> cells = cells(write(TableFile.XLSX, table(Won.of(1_650_000_000), AT)));
    assertThat(value(cells.get("A2"))).isEqualTo("1650000000");
    assertThat(cells.get("A2").getAttribute("t")).isIn("", "n");
    // 46356 days since the last of 1899 are 2026-11-30
    assertThat(value(cells.get("B2"))).startsWith("46356.418");
  }

  @Test
  void anAmountThatASpreadsheetWouldRoundIsText() throws IOException {
    Map<String, Element> cells =
        cells(write(TableFile.XLSX, table(new BigDecimal("1234567890123456"), null)));
    assertThat(cells.get("A2").getAttribute("t")).isIn("s", "inlineStr");
    assertThat(cells).doesNotContainKey("B2");
  }

  @Test
  void aFormIsNamedByTheEndOfTheFile() {
    assertThat(TableFile.named("bids.csv")).contains(TableFile.CSV);
    assertThat(TableFile.named("bids.xlsx")).contains(TableFile.XLSX);
    assertThat(TableFile.named("bids.csv.exe")).isEmpty();
    assertThat(TableFile.named("csv")).isEmpty();
  }

  @Test
  void aRowOfAnotherWidthIsABug() {
    assertThatThrownBy(() -> table("하나")).isInstanceOf(IllegalArgumentException.class);
  }

  private static String value(Element cell) {
    return cell.getElementsByTagName("v").item(0).getTextContent();
  }

  /** The cells of the only sheet by their place. */
  private static Map<String, Element> cells(byte[] workbook) throws IOException {
    Path file = Files.createTempFile("table", ".xlsx");
    try {
      Files.write(file, workbook);
      try (ZipFile zip = new ZipFile(file.toFile())) {
        return read(zip.getInputStream(zip.getEntry("xl/worksheets/sheet1.xml")).readAllBytes());
      }
    } finally {
      Files.delete(file);
    }
  }

  private static Map<String, Element> read(byte[] sheet) throws IOException {
    try {
      NodeList found =
          DocumentBuilderFactory.newInstance()
              .newDocumentBuilder()
              .parse(new ByteArrayInputStream(sheet))
              .getElementsByTagName("c");
      Map<String, Element> cells = new HashMap<>();
      for (int i = 0; i < found.getLength(); i++) {
        Element cell = (Element) found.item(i);
        cells.put(cell.getAttribute("r"), cell);
      }
      return cells;
    } catch (javax.xml.parsers.ParserConfigurationException | org.xml.sax.SAXException e) {
      throw new IOException(e);
    }
  }
}
