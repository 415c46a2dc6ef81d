package org.opengeps.kernel;

/**
 * A value that the sentence of a refusal names. It is signed as it is here; how a person sees it,
 * the texts of the language say.
 */
public sealed interface Argument {
  /** What a value is, which says how it is written here and how it is shown. */
  enum Kind {
    /** As it is: a name, a number with letters, what a parser says. */
    TEXT,
    /** Digits with a point, no separators. */
    NUMBER,
    /** Code of the currency, a blank, digits: {@code KRW 1000}. */
    MONEY,
    /** In UTC, with milliseconds: {@code 2026-12-01T01:00:00.000Z}. */
    INSTANT,
    /** {@code 2026-12-01}. */
    DATE,
    /** ISO 8601 with one unit, {@code P7D}, {@code PT5S}; working days are {@code P3WD}. */
    PERIOD,
    /** SHA-256 in hex. */
    HASH,
    /** A UUID. */
    ID
  }

  /** A plain value. */
  record Value(Kind kind, String text) implements Argument {}

  /** Another refusal that was the reason for this one. */
  record Cause(Refusal refusal) implements Argument {}
}
