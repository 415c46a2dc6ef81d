package org.opengeps.kernel;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.opengeps.kernel.Argument.Cause;
import org.opengeps.kernel.Argument.Kind;
import org.opengeps.kernel.Argument.Value;

/**
 * Why something was refused: a code and the values that belong to it. That is what is signed,
 * logged and answered. The sentence for a person is made of it by {@link RefusalTexts}, at any
 * time, by anybody, in every language that has texts.
 *
 * @param code lower case with hyphens, stable, listed in the OpenAPI document: {@code late}. A
 *     program decides by it
 * @param variant which of the code's sentences; empty if it has one only
 * @param arguments by name, in the order in which they were said; which there are follows from code
 *     and variant
 */
public record Refusal(String code, String variant, Map<String, Argument> arguments) {
  private static final Pattern WORD = Pattern.compile("[a-z][a-z0-9-]*");
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);
  private static final Pattern NAME = Pattern.compile("[a-z][A-Za-z0-9]*");

  public Refusal {
    if (!WORD.matcher(code).matches()) {
      throw new IllegalArgumentException("not a refusal code: " + code);
    }
    if (!variant.isEmpty() && !WORD.matcher(variant).matches()) {
      throw new IllegalArgumentException("not a variant of " + code + ": " + variant);
    }
    for (String name : arguments.keySet()) {
      if (!NAME.matcher(name).matches()) {
        throw new IllegalArgumentException("not the name of an argument: " + name);
      }
    }
    arguments = Collections.unmodifiableMap(new LinkedHashMap<>(arguments));
  }

  /**
   * Without arguments.
   *
   * @param key the code alone, or code and variant: {@code wrong-state.cancelled}
   */
  public static Refusal of(String key) {
    int dot = key.indexOf('.');
    return dot < 0
        ? new Refusal(key, "", Map.of())
        : new Refusal(key.substring(0, dot), key.substring(dot + 1), Map.of());
  }

  /** Under which its sentence stands in the texts. */
  public String key() {
    return variant.isEmpty() ? code : code + "." + variant;
  }

  public Refusal with(String name, String text) {
    return with(name, Kind.TEXT, Objects.requireNonNullElse(text, ""));
  }

  public Refusal with(String name, TenderRef tender) {
    return with(name, Kind.TEXT, tender.toString());
  }

  /** Several texts as one, with commas. */
  public Refusal with(String name, Collection<?> texts) {
    return with(
        name, Kind.TEXT, texts.stream().map(String::valueOf).collect(Collectors.joining(", ")));
  }

  public Refusal with(String name, long number) {
    return with(name, Kind.NUMBER, Long.toString(number));
  }

  public Refusal with(String name, BigDecimal number) {
    return with(name, Kind.NUMBER, number.toPlainString());
  }

  public Refusal with(String name, Money money) {
    return with(name, Kind.MONEY, money.currency().code() + " " + money.text());
  }

  public Refusal with(String name, Instant instant) {
    return with(name, Kind.INSTANT, TIME.format(instant));
  }

  public Refusal with(String name, LocalDate date) {
    return with(name, Kind.DATE, date.toString());
  }

  /** A value that is written as its kind says. */
  public Refusal with(String name, Value value) {
    return put(name, value);
  }

  public Refusal with(String name, Sha256 hash) {
    return with(name, Kind.HASH, hash.hex());
  }

  public Refusal with(String name, UUID id) {
    return with(name, Kind.ID, id.toString());
  }

  /** The refusal that was the reason for this one. */
  public Refusal with(String name, Refusal cause) {
    return put(name, new Cause(cause));
  }

  private Refusal with(String name, Kind kind, String text) {
    return put(name, new Value(kind, text));
  }

  private Refusal put(String name, Argument argument) {
    Map<String, Argument> more = new LinkedHashMap<>(arguments);
    if (more.put(name, argument) != null) {
      throw new IllegalArgumentException(key() + " has two arguments " + name);
    }
    return new Refusal(code, variant, more);
  }

  /** The sentence in Korean. */
  public String korean() {
    return RefusalTexts.KOREAN.sentence(this);
  }

  /** The sentence in English. */
  public String english() {
    return RefusalTexts.ENGLISH.sentence(this);
  }

  /** For whoever's language nobody knows: in both, Korean first. */
  public String detail() {
    return korean() + " / " + english();
  }
}
