package org.opengeps.app.bench;

import org.opengeps.kernel.Verdict;

/** What must go well before anything can be measured. */
final class Need {
  private Need() {}

  /**
   * @throws IllegalStateException with a sentence
   */
  static <T> T accepted(Verdict<T> verdict, String what) {
    if (verdict instanceof Verdict.Refused<T> refused) {
      throw new IllegalStateException(
          what + ": " + refused.refusal().code() + ": " + refused.refusal().detail());
    }
    return verdict.orThrow();
  }
}
