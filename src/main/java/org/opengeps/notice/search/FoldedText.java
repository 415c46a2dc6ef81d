package org.opengeps.notice.search;

import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Texts as they are compared: one form for what looks or sounds the same. */
final class FoldedText {
  private static final Pattern MARKS = Pattern.compile("\\p{Mn}+");
  private static final Pattern BLANKS = Pattern.compile("[\\p{Z}\\p{Cc}]+");
  private static final Pattern COMMAS = Pattern.compile("(?<=[0-9]),(?=[0-9]{3})");

  private static final Pattern LISTS = Pattern.compile("(?<=\\p{L}),(?=\\p{L})");

  /**
   * Signs that keyboards and other programs give for the middle dot (가운뎃점); one of them would
   * become a letter when it is taken apart.
   */
  private static final Pattern DOTS =
      Pattern.compile("[\u318d\u2027\u30fb\uff65\u2219\u22c5\u2022]");

  private static final String DOT = "\u00b7";

  private FoldedText() {}

  /**
   * Full-width forms narrow, Hangul in syllables, letters small and without accents, one middle dot
   * for all of its kind, single blanks: no less than the collation of the tables holds to be equal.
   */
  static String fold(String text) {
    String dotted = DOTS.matcher(text).replaceAll(DOT);
    String apart = Normalizer.normalize(dotted, Normalizer.Form.NFKD);
    String bare = MARKS.matcher(apart).replaceAll("");
    // by way of capitals, which a sharp s and a last sigma have in common with others
    String small = bare.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT).replace('ς', 'σ');
    String whole = Normalizer.normalize(small, Normalizer.Form.NFKC);
    return BLANKS.matcher(whole).replaceAll(" ").strip();
  }

  /** A folded text whose numbers have no commas. */
  static String withoutCommas(String folded) {
    return COMMAS.matcher(folded).replaceAll("");
  }

  /** A folded text with middle dots for the commas between words that have no blanks. */
  static String withDots(String folded) {
    return LISTS.matcher(folded).replaceAll(DOT);
  }

  /**
   * The ways in which a folded name may be typed: commas and blanks are often left out, and a
   * middle dot is written for a comma.
   */
  static Set<String> spellings(String folded) {
    String plain = withoutCommas(folded);
    Set<String> spellings = new LinkedHashSet<>();
    for (String spelling : List.of(folded, plain, withDots(plain))) {
      spellings.add(spelling);
      spellings.add(spelling.replace(" ", ""));
    }
    return spellings;
  }

  /** Letters (자모) of a folded word, each a sign of its own. */
  static String letters(String folded) {
    return Normalizer.normalize(folded, Normalizer.Form.NFD);
  }
}
