package org.opengeps.audit.rules;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.opengeps.kernel.Sha256;

/**
 * A sample that nobody can steer once the seed is said, and that everybody can draw again: the
 * numbers with the smallest SHA-256 of {@code "opengeps/audit-sample/1 " + seed + " " + number}
 * (UTF-8, compared as lower-case hexadecimal).
 */
public final class SeededSample {
  private static final String TAG = "opengeps/audit-sample/1 ";

  private SeededSample() {}

  /**
   * @param numbers of tenders; the same ones give the same sample in whatever order they come
   * @param size how many are drawn, or all if there are fewer
   * @return in the order in which they were drawn
   */
  public static List<String> of(Collection<String> numbers, String seed, int size) {
    return numbers.stream()
        .distinct()
        .sorted(Comparator.comparing(one -> Sha256.ofText(TAG + seed + " " + one).hex()))
        .limit(Math.max(0, size))
        .toList();
  }
}
