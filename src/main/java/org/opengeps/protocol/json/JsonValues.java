package org.opengeps.protocol.json;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;

/**
 * The protocol's forms of values that JSON has no type for (docs/protocol.md section 1): one
 * spelling for every value.
 */
public final class JsonValues {
  private static final DateTimeFormatter MILLISECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  /** Of a time: all years have four digits. */
  private static final int LENGTH = "2026-11-23T01:00:00.000Z".length();

  private JsonValues() {}

  /** Writes exactly milliseconds, cutting what is finer: {@code 2026-11-23T01:00:00.000Z}. */
  public static String time(Instant instant) {
    return MILLISECONDS.format(instant);
  }

  /**
   * @throws IllegalArgumentException if the text has another form than {@link #time(Instant)}
   *     writes in the years 0 to 9999
   */
  public static Instant time(String text) {
    try {
      Instant instant = Instant.parse(text);
      // a browser writes years of more digits in another way: what one reads both must read
      boolean plain = text.length() == LENGTH && time(instant).equals(text);
      if (plain && instant.equals(instant.truncatedTo(ChronoUnit.MILLIS))) {
        return instant;
      }
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("not a time like 2026-11-23T01:00:00.000Z: " + text, e);
    }
    throw new IllegalArgumentException("not a time like 2026-11-23T01:00:00.000Z: " + text);
  }

  /** Reads a text with a meaning; what the reader refuses is refused with the member's path. */
  static <T> T read(String text, Function<String, T> reader, String path) {
    try {
      return reader.apply(text);
    } catch (JsonFormatException e) {
      throw e;
    } catch (IllegalArgumentException | DateTimeException | ArithmeticException e) {
      // unknown zones, days that no calendar has, numbers that are too long
      throw new JsonFormatException(path, e.getMessage());
    }
  }

  static UUID uuid(String text) {
    UUID uuid = UUID.fromString(text);
    if (!uuid.toString().equals(text)) {
      throw new IllegalArgumentException("not a UUID in lower-case digits: " + text);
    }
    return uuid;
  }

  static byte[] base64(String text) {
    byte[] bytes = Base64.getDecoder().decode(text);
    if (!Base64.getEncoder().encodeToString(bytes).equals(text)) {
      throw new IllegalArgumentException("not base64 with padding and clean last bits");
    }
    return bytes;
  }

  static byte[] hex(String text) {
    byte[] bytes = HexFormat.of().parseHex(text);
    if (!HexFormat.of().formatHex(bytes).equals(text)) {
      throw new IllegalArgumentException("not lower-case hexadecimal digits");
    }
    return bytes;
  }

  /** {@code ABOVE_ESTIMATE} is written {@code above-estimate}. */
  public static String word(Enum<?> word) {
    return word.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public static <E extends Enum<E>> E word(String text, Class<E> words) {
    for (E word : words.getEnumConstants()) {
      if (word(word).equals(text)) {
        return word;
      }
    }
    throw new IllegalArgumentException("not one of the known words: " + text);
  }

  /** Bytes as lower-case hexadecimal digits, the protocol's form. */
  public static String hexOf(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }

  /** Bytes as base64 with padding, the protocol's form of DER. */
  public static String base64Of(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }
}
