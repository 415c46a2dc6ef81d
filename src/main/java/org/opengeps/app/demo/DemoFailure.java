package org.opengeps.app.demo;

import org.opengeps.kernel.Verdict;

/** The practice could not go on; the message is a sentence. */
class DemoFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  DemoFailure(String sentence) {
    super(sentence);
  }

  /** What was accepted, or a failure that says what was tried and why it was refused. */
  static <T> T orThrow(Verdict<T> verdict, String what) {
    if (verdict instanceof Verdict.Refused<T> refused) {
      throw new DemoFailure(
          what + ": " + refused.refusal().code() + ": " + refused.refusal().detail());
    }
    return verdict.orThrow();
  }
}
