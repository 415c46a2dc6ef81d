package org.opengeps.app.bank;

import java.util.EnumMap;
import java.util.Map;

/** What is to go wrong the next times, because somebody practises for it. Not kept on disk. */
final class Failures {
  /** A way in which a bank fails. */
  enum Kind {
    /** The payment is taken, and the connection dropped without an answer. */
    LOSE_ANSWER,
    /** The payment is rejected: closed account. */
    REJECT,
    /** The payment is booked, and the money comes back: blocked account. */
    RETURN,
    /** The payment is not decided before somebody says so. */
    DELAY,
    /** 503, and nothing happens. */
    UNAVAILABLE
  }

  private final Map<Kind, Integer> left = new EnumMap<>(Kind.class);

  /** So many times from now on, whatever was asked for before. */
  synchronized void expect(Kind kind, int times) {
    left.put(kind, times);
  }

  /** Whether it is to happen now; counts. */
  synchronized boolean happens(Kind kind) {
    int times = left.getOrDefault(kind, 0);
    left.put(kind, Math.max(0, times - 1));
    return times > 0;
  }
}
