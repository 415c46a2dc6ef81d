package org.opengeps.app;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Supplier;

/** One line a step, with the seconds it took. */
final class Progress {
  private final PrintWriter out;
  private final long start = System.nanoTime();

  Progress(PrintWriter out) {
    this.out = out;
  }

  /** Runs a step and prints its line; a failing step prints nothing more. */
  <T> T step(String what, Supplier<T> work) {
    long begin = System.nanoTime();
    out.print(String.format(Locale.ROOT, "  %-46s ", what + " ..."));
    out.flush();
    T result;
    try {
      result = work.get();
    } catch (RuntimeException e) {
      out.println();
      throw e;
    }
    out.println(seconds(begin));
    return result;
  }

  /** A step that somebody else does: its beginning. */
  void begun(String what) {
    out.print(String.format(Locale.ROOT, "  %-46s ", what + " ..."));
    out.flush();
  }

  /** And its end. */
  void ended(Duration took) {
    out.println(seconds(System.nanoTime() - took.toNanos()));
  }

  /** Seconds since the start of all steps. */
  String total() {
    return seconds(start);
  }

  private static String seconds(long since) {
    long millis = Duration.ofNanos(System.nanoTime() - since).toMillis();
    return String.format(Locale.ROOT, "%d.%d s", millis / 1000, millis % 1000 / 100);
  }
}
