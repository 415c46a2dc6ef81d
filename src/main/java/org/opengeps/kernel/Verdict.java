package org.opengeps.kernel;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

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

  /**
   * What was looked for.
   *
   * @param otherwise why there is none
   */
  static <T> Verdict<T> found(Optional<T> value, Supplier<Refusal> otherwise) {
    return value.map(Verdict::accept).orElseGet(() -> refuse(otherwise.get()));
  }

  /** The next value, made from this one. */
  default <R> Verdict<R> map(Function<? super T, ? extends R> next) {
    return then(value -> accept(next.apply(value)));
  }

  /** The next decision, asked only where this one accepts. */
  default <R> Verdict<R> then(Function<? super T, Verdict<R>> next) {
    if (this instanceof Accepted<T> accepted) {
      return next.apply(accepted.value());
    }
    return new Refused<>(((Refused<T>) this).refusal());
  }

  /**
   * The same value, unless a rule refuses it.
   *
   * @param rule empty if it has nothing against the value
   */
  default Verdict<T> unless(Function<? super T, Optional<Refusal>> rule) {
    return then(value -> rule.apply(value).<Verdict<T>>map(Verdict::refuse).orElse(this));
  }

  /** Why it was refused; empty if it was accepted. */
  default Optional<Refusal> refused() {
    return this instanceof Refused<T> no ? Optional.of(no.refusal()) : Optional.empty();
  }

  /** The value; empty if it was refused, where nobody needs to know why. */
  default Optional<T> accepted() {
    return this instanceof Accepted<T> yes ? Optional.of(yes.value()) : Optional.empty();
  }

  /** The value, where a refusal would be a bug of the caller. */
  default T orThrow() {
    if (this instanceof Accepted<T> accepted) {
      return accepted.value();
    }
    throw new IllegalStateException(((Refused<T>) this).refusal().toString());
  }
}
