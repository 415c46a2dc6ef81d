package org.opengeps.method;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.opengeps.kernel.Refusal;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.message.Award.Score;

/** What a sheet makes of scores: cases that the page's script counts as well. */
class SheetTest {
  private static JsonObject cases() throws IOException {
    try (InputStream in = SheetTest.class.getResourceAsStream("/evaluation/sheets.json")) {
      return JsonObject.parse(in.readAllBytes());
    }
  }

  private static Sheet sheet() throws IOException {
    JsonObject sheet = cases().object("sheet");
    return new Sheet(
        sheet.objects("items", SheetTest::item),
        sheet.objects(
            "fields",
            field ->
                new Sheet.Field(
                    field.string("field"),
                    field.value("maximum", BigDecimal::new),
                    field.strings("items"))),
        new BigDecimal("95"));
  }

  private static Sheet.Item item(JsonObject item) {
    return new Sheet.Item(
        item.string("item"),
        item.value("minimum", BigDecimal::new),
        item.value("maximum", BigDecimal::new),
        Sheet.Kind.ENTERED);
  }

  private static Score score(Sheet.Item item, String score) {
    return new Score(item.code(), score, item.maximum().toPlainString());
  }

  @Test
  void aFieldNeverExceedsItsMaximumAndItemsThatTakePointsTakeThemFromTheTotal() throws IOException {
    Sheet sheet = sheet();
    for (JsonObject one : cases().objects("totals")) {
      List<Score> scores = new ArrayList<>();
      for (int i = 0; i < sheet.items().size(); i++) {
        scores.add(score(sheet.items().get(i), one.strings("scores").get(i)));
      }
      assertThat(sheet.refusal(scores)).as(scores.toString()).isEmpty();
      assertThat(Marks.plain(sheet.total(scores)))
          .as(scores.toString())
          .isEqualTo(one.string("total"));
      assertThat(sheet.byField(scores))
          .containsExactly(new Score("capacity", one.string("field"), "25"));
    }
  }

  @Test
  void theMostThatASheetMakesCountsAFieldOnce() throws IOException {
    assertThat(sheet().maximum()).isEqualByComparingTo("30");
    assertThat(new Sheet(sheet().items(), BigDecimal.TEN).maximum()).isEqualByComparingTo("31.2");
    assertThat(Sheet.NONE.total(List.of())).isEqualByComparingTo("0");
  }

  @Test
  void aScoreStaysBetweenTheMinimumAndTheMaximumOfItsItem() throws IOException {
    for (JsonObject one : cases().objects("faults")) {
      Sheet.Item item =
          sheet().items().stream()
              .filter(any -> any.code().equals(one.string("item")))
              .findFirst()
              .orElseThrow();
      Optional<String> refusal =
          ScoreSheetIsComplete.judge(List.of(score(item, one.string("score"))), List.of(item))
              .map(Refusal::english);
      switch (one.string("fault")) {
        case "" -> assertThat(refusal).as(one.toString()).isEmpty();
        case "above" -> assertThat(refusal.orElseThrow()).contains("more than its ");
        case "below" -> assertThat(refusal.orElseThrow()).contains("less than its ");
        default -> assertThat(refusal.orElseThrow()).contains("written like 29.5");
      }
    }
  }
}
