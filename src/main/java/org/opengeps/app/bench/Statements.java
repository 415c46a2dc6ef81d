package org.opengeps.app.bench;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.opengeps.app.bench.Figures.Better;
import org.opengeps.app.bench.Figures.Kind;

/**
 * How many statements the database got, by kind.
 *
 * @param counts by name, since it started or in a while; all together are {@code Questions}
 * @param nanos when they were read of {@link System#nanoTime}, or how long the while was
 */
record Statements(Map<String, Long> counts, long nanos) {
  private static final String ALL = "Questions";
  private static final String KIND = "Com_";

  /** Counts in other ways what the kinds count already. */
  private static final String PREPARED = "Com_stmt_";

  private static final long SECOND = 1_000_000_000;

  /** Since the database started. */
  static Statements now(Database database) {
    return new Statements(database.counters(Statements::counts), System.nanoTime());
  }

  private static boolean counts(String name) {
    return name.equals(ALL) || (name.startsWith(KIND) && !name.startsWith(PREPARED));
  }

  /** What the engine sends by itself in so many seconds. */
  static Statements idle(Database database, int seconds) {
    Statements before = now(database);
    OpenLoop.sleepUntil(System.nanoTime() + seconds * SECOND);
    return now(database).since(before);
  }

  Statements since(Statements before) {
    Map<String, Long> more = new LinkedHashMap<>();
    counts.forEach((kind, count) -> more.put(kind, count - before.counts().get(kind)));
    return new Statements(more, nanos - before.nanos());
  }

  /** Without what an idle engine would have sent in the same while. */
  Statements without(Statements idle) {
    Map<String, Long> own = new LinkedHashMap<>();
    counts.forEach(
        (kind, count) ->
            own.put(
                kind,
                Math.max(
                    0, count - idle.counts().get(kind) * (nanos / 1000) / (idle.nanos() / 1000))));
    return new Statements(own, nanos);
  }

  /**
   * Tells how many there were for one of so many.
   *
   * @param name of what
   */
  void tell(Figures figures, String name, int of) {
    figures.add(
        new Kind("H3", name + ", database statements", "", Better.LESS),
        Figures.ratio(counts.get(ALL), of));
    figures.note(
        name
            + ", statements by kind: "
            + counts.entrySet().stream()
                .filter(one -> !one.getKey().equals(ALL) && one.getValue() * 10 > of)
                .map(one -> word(one.getKey()) + " " + each(one.getValue(), of))
                .collect(Collectors.joining(", ")));
  }

  private static String word(String kind) {
    return kind.substring(KIND.length()).toUpperCase(Locale.ROOT).replace("_OPTION", "");
  }

  private static String each(long count, int of) {
    BigDecimal share = Figures.ratio(count, of);
    return share.stripTrailingZeros().toPlainString();
  }
}
