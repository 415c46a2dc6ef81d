package org.opengeps.watch;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** When letters about a saved search go. */
public enum Pace {
  /** A minute or two after something new is found. */
  AT_ONCE,
  /** Once a day at eight o'clock in the person's zone, if there is something new. */
  DAILY,
  /** No letters: the page alone tells. */
  NEVER;

  /** In lower case with hyphens: {@code at-once}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public static Optional<Pace> find(String word) {
    return Arrays.stream(values()).filter(one -> one.word().equals(word)).findFirst();
  }
}
