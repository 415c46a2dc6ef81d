package org.opengeps.portal.page;

import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.opengeps.law.Deadline;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.json.JsonValues;

/** What a rule set says, in words: names of members, periods, and words that other pages use. */
public final class RuleWords {
  private static final String BUSINESS_KIND = "business-kind";
  private static final String MAXIMUM = "maximum";
  private static final String SCORE = "score";

  /** Members whose values are words with texts of their own, and the beginning of their keys. */
  private static final Map<String, String> WORDS =
      Map.ofEntries(
          Map.entry("businessTypes", "business"),
          Map.entry("types", "business"),
          Map.entry("works", BUSINESS_KIND),
          Map.entry("goods", BUSINESS_KIND),
          Map.entry("services", BUSINESS_KIND),
          Map.entry("competition", "procurement"),
          Map.entry("award", "award-method"),
          Map.entry("kinds", "body"),
          Map.entry("ground", SCORE),
          Map.entry("basis", "one-quote"),
          Map.entry("declaration", "one-quote"),
          Map.entry("apart", "inspection-apart"),
          Map.entry("needsNewNotice", "field"),
          Map.entry("confidence", "rule-confidence"),
          Map.entry("countingConfidence", "rule-confidence"),
          Map.entry("required", "language"));

  private static final String MANY_DIGITS = "[1-9][0-9]{4,17}";

  private final Texts texts;

  public RuleWords(Texts texts) {
    this.texts = texts;
  }

  /** What a member is called: by its whole path, or by its own name; the raw name if by none. */
  public String name(String path) {
    String last = path.substring(path.lastIndexOf('.') + 1);
    for (String key : List.of(path, last)) {
      if (texts.has("rule." + key.toLowerCase(Locale.ROOT))) {
        return texts.get("rule." + key.toLowerCase(Locale.ROOT));
      }
    }
    return last;
  }

  /** Whether it has a name that is not the raw one. */
  public boolean names(String path) {
    String last = path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return texts.has("rule." + path.toLowerCase(Locale.ROOT)) || texts.has("rule." + last);
  }

  /** The values of a member. */
  public String values(String path, List<String> values) {
    return values.isEmpty()
        ? "–"
        : values.stream().map(value -> value(path, value)).collect(Collectors.joining(", "));
  }

  private String value(String path, String value) {
    String last = path.substring(path.lastIndexOf('.') + 1);
    if (last.equals("items")) {
      return item(JsonObject.parse(value.getBytes(StandardCharsets.UTF_8)));
    }
    if (last.equals("fields")) {
      return field(JsonObject.parse(value.getBytes(StandardCharsets.UTF_8)));
    }
    if (path.endsWith(".rows.kinds")) {
      return word(BUSINESS_KIND, value);
    }
    if (WORDS.containsKey(last)) {
      return word(WORDS.get(last), value);
    }
    if (last.equals("weekend")) {
      return DayOfWeek.valueOf(value).getDisplayName(TextStyle.FULL, texts.language().locale());
    }
    if (value.equals("true") || value.equals("false")) {
      return texts.get("js.message." + (value.equals("true") ? "yes" : "no"));
    }
    if (value.startsWith("{")) {
      return deadline(Deadline.from(JsonObject.parse(value.getBytes(StandardCharsets.UTF_8))));
    }
    if (value.matches(MANY_DIGITS) && !last.equals("operator")) {
      return value.replaceAll("\\B(?=([0-9]{3})+$)", ",");
    }
    return word("rule-value", value);
  }

  /** {@code 신인도 -2 … 2}: an item of a sheet and what it may have. */
  private String item(JsonObject item) {
    String least = item.has("minimum") ? item.string("minimum") + " … " : "";
    return word(SCORE, item.string("item")) + " " + least + item.string(MAXIMUM);
  }

  /** {@code 수행능력 25 (시공경험 + 경영상태)}: a field of a sheet and its items. */
  private String field(JsonObject field) {
    String items =
        field.strings("items").stream()
            .map(item -> word(SCORE, item))
            .collect(Collectors.joining(" + "));
    return word(SCORE, field.string("field")) + " " + field.string(MAXIMUM) + " (" + items + ")";
  }

  private String word(String prefix, String value) {
    String key = prefix + "." + value.toLowerCase(Locale.ROOT);
    return texts.has(key) ? texts.get(key) : value;
  }

  /** {@code 공고 뒤 7일 (초일 불산입, 말일이 끝날 때)}. */
  private String deadline(Deadline deadline) {
    String unit = "deadline.unit." + JsonValues.word(deadline.unit());
    String side = "deadline." + JsonValues.word(deadline.side()) + ".";
    String counted =
        texts.get(side + JsonValues.word(deadline.event()), texts.get(unit, deadline.number()));
    if (deadline.count() == null) {
      return counted;
    }
    Deadline.Count count = deadline.count();
    List<String> how = new ArrayList<>();
    how.add(texts.get("deadline.first-day." + JsonValues.word(count.firstDay())));
    if (count.roll() != Deadline.Roll.NONE) {
      how.add(texts.get("deadline.roll." + JsonValues.word(count.roll())));
    }
    String hour = "deadline.hour." + count.hour();
    how.add(texts.has(hour) ? texts.get(hour) : texts.get("deadline.hour.at", count.hour()));
    return counted + " (" + String.join(", ", how) + ")";
  }
}
