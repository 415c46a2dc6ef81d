package org.opengeps.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.opengeps.kernel.Won;
import org.opengeps.protocol.json.JsonFormatException;
import org.opengeps.protocol.json.JsonObject;

/** Rows by amount and date, bounded as the articles say it. */
class DatedRowTest {
  private static final List<JsonObject> FROM_BELOW =
      rows("{'from':'0','below':'100','n':'가'}", "{'from':'100','below':null,'n':'나'}");
  private static final List<JsonObject> OVER_UP_TO =
      rows("{'over':'0','upTo':'100','n':'가'}", "{'over':'100','upTo':null,'n':'나'}");

  private static List<JsonObject> rows(String... rows) {
    return Stream.of(rows)
        .map(row -> JsonObject.parse(row.replace('\'', '"').getBytes(StandardCharsets.UTF_8)))
        .toList();
  }

  private static String row(List<JsonObject> rows, long amount) {
    Optional<JsonObject> found = DatedRow.first(rows, null, Won.of(amount));
    return found.map(row -> row.string("n")).orElse("none");
  }

  @ParameterizedTest(name = "{0} won: {1} of 이상·미만, {2} of 초과·이하")
  @CsvSource({"0, 가, none", "1, 가, 가", "99, 가, 가", "100, 나, 가", "101, 나, 나"})
  void aBoundBelongsToTheRowThatTheArticleGivesItTo(
      long amount, String fromBelow, String overUpTo) {
    assertThat(row(FROM_BELOW, amount)).isEqualTo(fromBelow);
    assertThat(row(OVER_UP_TO, amount)).isEqualTo(overUpTo);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'from':'0','upTo':'1'}",
        "{'over':'0','below':'1'}",
        "{'over':'0','upTo':'1','from':'0'}",
        "{'over':'0','upTo':'1','below':'1'}",
        "{'from':'0'}",
        "{'upTo':'1'}",
        "{}"
      })
  void aRowWithBoundsOfBothKindsOrOfNoneIsRefused(String row) {
    assertThatThrownBy(() -> row(rows(row), 0))
        .isInstanceOf(JsonFormatException.class)
        .hasMessageContaining("from and below, or over and upTo");
  }

  @Test
  void bothDatesOfARowBelongToIt() {
    JsonObject row = rows("{'noticeFrom':'2025-07-01','noticeUntil':'2025-07-31'}").get(0);
    assertThat(DatedRow.holds(row, LocalDate.of(2025, 6, 30))).isFalse();
    assertThat(DatedRow.holds(row, LocalDate.of(2025, 7, 1))).isTrue();
    assertThat(DatedRow.holds(row, LocalDate.of(2025, 7, 31))).isTrue();
    assertThat(DatedRow.holds(row, LocalDate.of(2025, 8, 1))).isFalse();
  }
}
