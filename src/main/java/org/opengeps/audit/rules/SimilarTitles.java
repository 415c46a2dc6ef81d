package org.opengeps.audit.rules;

import java.text.Normalizer;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * Whether two titles are about the same thing: as sets of neighbouring letters they agree to
 * {@value #PERCENT} of a hundred or more (Sørensen–Dice). Digits, signs and ordinals (제2차, 3공구)
 * count for nothing, because parts of one purchase differ in just these.
 */
final class SimilarTitles {
  static final int PERCENT = 70;

  private static final int HUNDRED = 100;
  private static final String ORDINALS =
      "제?[0-9]+ ?(차수|차|공구|구간|분기|월분|월|호|단계|년도|년|회|건)|\\((긴급|재공고)\\)";

  private SimilarTitles() {}

  /** Whether titles with these {@link #pairs} are similar. */
  static boolean are(Set<String> first, Set<String> second) {
    int all = first.size() + second.size();
    int common = 0;
    for (String pair : first) {
      common += second.contains(pair) ? 1 : 0;
    }
    return all > 0 && 2 * common * HUNDRED >= all * PERCENT;
  }

  /** What is compared of a title; made once, because each title is compared with all others. */
  static Set<String> pairs(String title) {
    String letters =
        Normalizer.normalize(title, Normalizer.Form.NFKC)
            .toLowerCase(Locale.ROOT)
            .replaceAll(ORDINALS, "")
            .replaceAll("[^\\p{L}]", "");
    Set<String> pairs = new HashSet<>();
    for (int i = 0; i + 2 <= letters.length(); i++) {
      pairs.add(letters.substring(i, i + 2));
    }
    return pairs;
  }
}
