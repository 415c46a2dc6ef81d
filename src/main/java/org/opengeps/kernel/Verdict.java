package org.opengeps.kernel;

/** Outcome of an expected decision: a value, never an exception. */
public sealed interface Verdict<T> {
  record Accepted<T>(T value) implements Verdict<T> {}

  /** An expected refusal. */
  record Refused<T>(Refusal refusal) implements Verdict<T> {}

  static <T> Verdict<T> accept(T value) {
    return new Accepted<>(value);
  }

  static <T> Verdict<T> refuse(Refusal refusal) {
    return new Refused<>(refusal);
  }

  static <T> Verdict<T> refuse(String code, String detail) {
    return new Refused<>(new Refusal(code, detail));
  }

  /** In both languages of the portal, Korean first. */
  static <T> Verdict<T> refuse(String code, String korean, String english) {
    return new Refused<>(new Refusal(code, korean, english));
  }

  /** The value, where a refusal would be a bug of the caller. */
  default T orThrow() {
    if (this instanceof Accepted<T> accepted) {
      return accepted.value();
    }
    throw new IllegalStateException(((Refused<T>) this).refusal().toString());
  }
}
