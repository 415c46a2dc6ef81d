package org.opengeps.kernel;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.opengeps.kernel.Argument.Cause;
import org.opengeps.kernel.Argument.Value;

/**
 * The one place where a refusal becomes a sentence: what was wrong, where, and what to do next. The
 * texts lie in {@code refusals_ko.properties} and {@code refusals_en.properties} beside this class,
 * one for each code or variant; <code>{name}</code> stands for an argument. How the kinds of values
 * are shown is said in the same files, under {@code shown.}.
 */
public final class RefusalTexts {
  public static final RefusalTexts KOREAN = new RefusalTexts(Locale.KOREAN);
  public static final RefusalTexts ENGLISH = new RefusalTexts(Locale.ENGLISH);

  private static final Pattern PLACE = Pattern.compile("\\{([a-z][A-Za-z0-9]*)\\}");
  private static final Pattern PERIOD = Pattern.compile("(PT?)(\\d+)([A-Z]+)");

  /** What a period counts, by the letters before and behind its number. */
  private static final Map<String, String> UNITS =
      Map.of(
          "PY", "years",
          "PM", "months",
          "PD", "days",
          "PWD", "working-days",
          "PTH", "hours",
          "PTM", "minutes",
          "PTS", "seconds");

  private static final String SHOWN = "shown.";

  /** The argument that says which member of a message is wrong. */
  private static final String FIELD = "field";

  private final ResourceBundle texts;

  private RefusalTexts(Locale language) {
    texts =
        ResourceBundle.getBundle(
            "org.opengeps.kernel.refusals",
            language,
            RefusalTexts.class.getClassLoader(),
            Control.getNoFallbackControl(Control.FORMAT_PROPERTIES));
  }

  /** Korean for {@code ko}, English for every other. */
  public static RefusalTexts in(String language) {
    return "ko".equals(language) ? KOREAN : ENGLISH;
  }

  /** Codes and variants that have a sentence. */
  public Set<String> keys() {
    return texts.keySet().stream()
        .filter(key -> !key.startsWith(SHOWN))
        .collect(Collectors.toUnmodifiableSet());
  }

  /** The names of the arguments that a sentence shows. */
  public Set<String> placeholders(String key) {
    return PLACE
        .matcher(texts.getString(key))
        .results()
        .map(found -> found.group(1))
        .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * The sentence of a refusal. The member that is wrong stands before it, and other refusals that
   * were found with it behind, where the text has no place of its own for them. A refusal that
   * these texts do not know, of a newer program, is shown as code and values.
   */
  public String sentence(Refusal refusal) {
    if (!texts.containsKey(refusal.key())) {
      return unknown(refusal);
    }
    Set<String> placed = placeholders(refusal.key());
    StringBuilder sentence = new StringBuilder();
    Argument where = refusal.arguments().get(FIELD);
    if (where != null && !placed.contains(FIELD)) {
      sentence.append(shown(where)).append(": ");
    }
    sentence.append(
        PLACE
            .matcher(texts.getString(refusal.key()))
            .replaceAll(
                place -> {
                  Argument argument = refusal.arguments().get(place.group(1));
                  return Matcher.quoteReplacement(
                      argument == null ? place.group() : shown(argument));
                }));
    refusal.arguments().entrySet().stream()
        .filter(one -> one.getValue() instanceof Cause && !placed.contains(one.getKey()))
        .sorted(Map.Entry.comparingByKey())
        .forEach(one -> sentence.append(" | ").append(shown(one.getValue())));
    return sentence.toString();
  }

  private String unknown(Refusal refusal) {
    String values =
        refusal.arguments().entrySet().stream()
            .map(one -> one.getKey() + ": " + shown(one.getValue()))
            .collect(Collectors.joining("; "));
    return texts
        .getString(SHOWN + "unknown")
        .replace("{key}", refusal.key())
        .replace("{values}", values);
  }

  private String shown(Argument argument) {
    return argument instanceof Cause cause
        ? sentence(cause.refusal())
        : argument instanceof Value value ? shown(value) : "";
  }

  /** What is not written as its kind says came from outside, and is shown as it came. */
  private String shown(Value value) {
    try {
      return switch (value.kind()) {
        case TEXT, DATE, HASH, ID -> value.text();
        case NUMBER -> number(new BigDecimal(value.text()));
        case MONEY -> money(value.text().split(" ", 2));
        case INSTANT -> instant(Instant.parse(value.text()));
        case PERIOD -> period(value.text());
      };
    } catch (DateTimeException | NumberFormatException e) {
      return value.text();
    }
  }

  private static String number(BigDecimal number) {
    DecimalFormat format =
        new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(Locale.ROOT));
    format.setMinimumFractionDigits(Math.max(0, number.scale()));
    return format.format(number);
  }

  private String money(String... parts) {
    if (parts.length < 2) {
      return parts[0];
    }
    String named = SHOWN + "money." + parts[0];
    return texts
        .getString(texts.containsKey(named) ? named : SHOWN + "money")
        .replace("{currency}", parts[0])
        .replace("{amount}", number(new BigDecimal(parts[1])));
  }

  private String instant(Instant instant) {
    String form = instant.getNano() == 0 ? "instant" : "instant.exact";
    return DateTimeFormatter.ofPattern(texts.getString(SHOWN + form), Locale.ROOT)
        .withZone(ZoneId.of(texts.getString(SHOWN + "zone")))
        .format(instant);
  }

  private String period(String text) {
    Matcher period = PERIOD.matcher(text);
    String unit = period.matches() ? UNITS.get(period.group(1) + period.group(3)) : null;
    return unit == null ? text : texts.getString(SHOWN + unit).replace("{count}", period.group(2));
  }
}
