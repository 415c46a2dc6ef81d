package org.opengeps.portal.page;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Period;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What a rule set says, in words: names of members, periods, and words that other pages use. */
public final class RuleWords {
  /** Members whose values are words with texts of their own, and the beginning of their keys. */
  private static final Map<String, String> WORDS =
      Map.of(
          "businessTypes", "business",
          "competition", "procurement",
          "award", "award-method",
          "kinds", "body",
          "needsNewNotice", "field",
          "items", "score",
          "countingConfidence", "rule-confidence",
          "required", "language");

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
      String[] parts = value.split(" ", 2);
      return word("score", parts[0]) + " " + parts[1];
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
    if (value.matches("-?P.+")) {
      return period(value);
    }
    if (value.matches(MANY_DIGITS) && !last.equals("operator")) {
      return value.replaceAll("\\B(?=([0-9]{3})+$)", ",");
    }
    return word("rule-value", value);
  }

  private String word(String prefix, String value) {
    String key = prefix + "." + value.toLowerCase(Locale.ROOT);
    return texts.has(key) ? texts.get(key) : value;
  }

  private String period(String text) {
    try {
      if (text.startsWith("PT")) {
        Duration time = Duration.parse(text);
        return joined(
            "hours",
            time.toHours(),
            "minutes",
            time.toMinutesPart(),
            "seconds",
            time.toSecondsPart());
      }
      Period days = Period.parse(text);
      return joined("years", days.getYears(), "months", days.getMonths(), "days", days.getDays());
    } catch (DateTimeException e) {
      return text;
    }
  }

  private String joined(String one, long a, String two, long b, String three, long c) {
    List<String> words = new ArrayList<>();
    Map<String, Long> counts = Map.of(one, a, two, b, three, c);
    for (String unit : List.of(one, two, three)) {
      if (counts.get(unit) != 0) {
        words.add(texts.get("period." + unit, counts.get(unit)));
      }
    }
    return words.isEmpty() ? texts.get("period." + three, 0) : String.join(" ", words);
  }
}
