package org.opengeps.kernel;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The one rule for what people write freely: titles, names, reasons. A text is composed before it
 * is signed or kept, and refused if it shows nothing or something else than it holds. The page
 * keeps the same rule in {@code crypto/plaintext.js}; both are held to {@code cases/texts.json}.
 */
public final class PlainText {
  /**
   * Zero-width space, byte order mark, word joiner, soft hyphen: nobody sees them, nobody means
   * them.
   */
  private static final Pattern NOTHING = Pattern.compile("[\u200b\ufeff\u2060\u00ad]");

  private static final Pattern ENDS = Pattern.compile("^[\\p{Z}\\t\\n\\r]+|[\\p{Z}\\t\\n\\r]+$");

  private static final Pattern BREAK = Pattern.compile("[\\t\\n\\x0b\\f\\r\u0085\u2028\u2029]");
  private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}&&[^\\t\\n]]|[\u2028\u2029]");

  private static final Pattern DIRECTION =
      Pattern.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]");

  /** Tags, interlinear marks and others that carry a second text which nobody sees. */
  private static final Pattern HIDDEN =
      Pattern.compile("[\u180e\u2061-\u2064\u206a-\u206f\ufff9-\ufffb\\x{e0000}-\\x{e007f}]");

  /** Half a sign, no sign at all, or the mark that a wrong decoding leaves. */
  private static final Pattern BROKEN = Pattern.compile("[\\p{Cs}\ufdd0-\ufdef\ufffd\ufffe\uffff]");

  /**
   * Signs that leave ink; Hangul fillers and the blank Braille pattern are letters that leave none.
   */
  private static final Pattern VISIBLE =
      Pattern.compile("[^\\p{Z}\\p{Cc}\\p{Cf}\\p{M}\u115f\u1160\u3164\uffa0\u2800]");

  private static final Pattern BETWEEN_WORDS = Pattern.compile("[\\p{Z}\\p{Cc}]+");

  private PlainText() {}

  /** Whether a text is one line or may have several. */
  public enum Form {
    LINE,
    PARAGRAPHS
  }

  /** What is wrong with a text. */
  public enum Flaw {
    NOTHING_VISIBLE,
    TOO_LONG,
    NOT_COMPOSED,
    LINE_BREAK,
    CONTROL,
    DIRECTION,
    HIDDEN,
    BROKEN;

    /**
     * {@code text-unfit}.
     *
     * @param field the member of the message that holds the text
     */
    public Refusal refusal(String field) {
      return Refusal.of("text-unfit." + name().toLowerCase(Locale.ROOT).replace('_', '-'))
          .with("field", field);
    }
  }

  /**
   * The text as it is signed and kept: Hangul in syllables (NFC), line breaks as line feeds,
   * without signs of no width and no meaning, without blanks at the ends.
   */
  public static String compose(String text) {
    String plain = NOTHING.matcher(text.replace("\r\n", "\n").replace('\r', '\n')).replaceAll("");
    return ENDS.matcher(Normalizer.normalize(plain, Normalizer.Form.NFC)).replaceAll("");
  }

  /**
   * Why a composed text is refused; empty if it is in order.
   *
   * @param longest in characters as people count them, 1 and up
   */
  public static Optional<Flaw> flaw(String text, Form form, int longest) {
    if (text.codePointCount(0, text.length()) > longest) {
      return Optional.of(Flaw.TOO_LONG);
    }
    if (BROKEN.matcher(text).find() || hasNonCharacter(text)) {
      return Optional.of(Flaw.BROKEN);
    }
    if (form == Form.LINE && BREAK.matcher(text).find()) {
      return Optional.of(Flaw.LINE_BREAK);
    }
    if (CONTROL.matcher(text).find()) {
      return Optional.of(Flaw.CONTROL);
    }
    if (DIRECTION.matcher(text).find()) {
      return Optional.of(Flaw.DIRECTION);
    }
    if (HIDDEN.matcher(text).find()) {
      return Optional.of(Flaw.HIDDEN);
    }
    return VISIBLE.matcher(text).find() ? Optional.empty() : Optional.of(Flaw.NOTHING_VISIBLE);
  }

  /** The same for a text that may be left empty. */
  public static Optional<Flaw> flawUnlessEmpty(String text, Form form, int longest) {
    return text.isEmpty() ? Optional.empty() : flaw(text, form, longest);
  }

  /** The words of what somebody looks for, composed, whatever stands between them. */
  public static List<String> words(String text) {
    String plain = compose(text);
    for (Pattern noise : List.of(DIRECTION, HIDDEN, BROKEN)) {
      plain = noise.matcher(plain).replaceAll("");
    }
    return Arrays.stream(BETWEEN_WORDS.split(plain)).filter(word -> !word.isEmpty()).toList();
  }

  /** The last two code points of every plane. */
  private static boolean hasNonCharacter(String text) {
    return text.codePoints().anyMatch(sign -> (sign & 0xfffe) == 0xfffe);
  }
}
