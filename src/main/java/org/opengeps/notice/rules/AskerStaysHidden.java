package org.opengeps.notice.rules;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.opengeps.kernel.Refusal;

/**
 * A question must not say who asks: officers read it. What a program can see is the firm's own
 * number and name, a telephone number and a mail address; the rest is for whoever writes it.
 */
public final class AskerStaysHidden {
  /** A name of fewer letters stands in other words, too. */
  private static final int SHORTEST_NAME = 2;

  private static final int MOST_SHOWN = 5;

  private static final Pattern MAIL =
      Pattern.compile("[\\p{L}\\p{N}._%+-]+@[\\p{L}\\p{N}-]+(\\.[\\p{L}\\p{N}-]+)+");

  /** 02-123-4567, 031 123 4567, 010.1234.5678, 1588-1234, +82 10 1234 5678, 01012345678. */
  private static final Pattern PHONE =
      Pattern.compile(
          "(?<![0-9])((\\+82[-. )]*|0)[0-9]{1,2}[-. )]*[0-9]{3,4}[-. ]?[0-9]{4}"
              + "|1[5-9][0-9]{2}[-.][0-9]{4})(?![0-9])");

  /** What firms leave out of their name, or write before it or behind it. */
  private static final Pattern FORM =
      Pattern.compile(
          "주식회사|유한회사|\\(주\\)|㈜|\\(유\\)|co\\.?,? ?ltd\\.?|inc\\.?$|corp\\.?$|corporation|limited");

  private AskerStaysHidden() {}

  /**
   * @param number business number of the firm, digits only
   * @param names of the firm, as registered
   * @return {@code question-names-asker}, naming what was found
   */
  public static Optional<Refusal> judge(String text, String number, Collection<String> names) {
    Set<String> found = new LinkedHashSet<>();
    if (text.replaceAll("[^0-9]", "").contains(number)) {
      found.add(number);
    }
    String bare = bare(text);
    names.stream()
        .filter(name -> core(name).filter(bare::contains).isPresent())
        .forEach(found::add);
    Stream.of(PHONE, MAIL)
        .flatMap(pattern -> pattern.matcher(text).results())
        .map(MatchResult::group)
        .limit(MOST_SHOWN)
        .forEach(found::add);
    return found.isEmpty()
        ? Optional.empty()
        : Optional.of(Refusal.of("question-names-asker").with("found", found));
  }

  /** The name as it may stand in a sentence; nothing if too little is left of it. */
  private static Optional<String> core(String name) {
    String core = bare(FORM.matcher(name.toLowerCase(Locale.ROOT).strip()).replaceAll(""));
    return Optional.of(core)
        .filter(letters -> letters.codePointCount(0, letters.length()) >= SHORTEST_NAME);
  }

  private static String bare(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
  }
}
