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

  private FoldedText() {}

  /**
   * Full-width forms narrow, Hangul in syllables, letters small and without accents, single blanks:
   * no less than the collation of the tables holds to be equal.
   */
  static String fold(String text) {
    String apart = Normalizer.normalize(text, Normalizer.Form.NFKD);
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

  /** The ways in which a folded name may be typed: commas and blanks are often left out. */
  static Set<String> spellings(String folded) {
    String plain = withoutCommas(folded);
    return new LinkedHashSet<>(
        List.of(folded, plain, folded.replace(" ", ""), plain.replace(" ", "")));
  }

  /** Letters (자모) of a folded word, each a sign of its own. */
  static String letters(String folded) {
    return Normalizer.normalize(folded, Normalizer.Form.NFD);
  }
}
