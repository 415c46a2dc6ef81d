package org.opengeps.app.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.opengeps.protocol.json.JsonBuilder;
import org.opengeps.protocol.json.JsonObject;

/**
 * What a benchmark found, run by run: a table for people, JSON for programs. One thing that a
 * receipt promised and the engine did not keep makes all of it worth nothing.
 */
final class Figures {
  /** Which way is good. */
  enum Better {
    MORE,
    LESS,
    /** Neither: it says under which circumstances the others were found. */
    NEITHER
  }

  /**
   * What is measured.
   *
   * @param id as in the table of targets, where it stands there: {@code A1}; else {@code -}
   * @param unit {@code ms}, {@code 1/s}, {@code x}
   */
  record Kind(String id, String name, String unit, Better better) {}

  private final String bench;
  private final boolean miniature;
  private final Map<String, String> settings = new LinkedHashMap<>();
  private final Map<Kind, List<BigDecimal>> values = new LinkedHashMap<>();
  private final List<String> faults = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  Figures(String bench, boolean miniature) {
    this.bench = bench;
    this.miniature = miniature;
  }

  void settings(Map<String, String> of) {
    settings.putAll(of);
  }

  /** One run's value. */
  void add(Kind kind, BigDecimal value) {
    values.computeIfAbsent(kind, any -> new ArrayList<>()).add(value);
  }

  void add(Kind kind, long value) {
    add(kind, BigDecimal.valueOf(value));
  }

  /** Something that must not be: all runs score zero. */
  void fault(String sentence) {
    faults.add(sentence);
  }

  void note(String sentence) {
    notes.add(sentence);
  }

  boolean isSpoiled() {
    return !faults.isEmpty();
  }

  /** {@code part / whole}, to three digits that count. */
  static BigDecimal ratio(BigDecimal part, BigDecimal whole) {
    return whole.signum() == 0
        ? BigDecimal.ZERO
        : part.divide(whole, new java.math.MathContext(3, RoundingMode.HALF_UP));
  }

  static BigDecimal ratio(long part, long whole) {
    return ratio(BigDecimal.valueOf(part), BigDecimal.valueOf(whole));
  }

  /** Nanoseconds as milliseconds, to three digits that count. */
  static BigDecimal millis(long nanos) {
    return ratio(nanos, 1_000_000);
  }

  private BigDecimal median(List<BigDecimal> runs) {
    return runs.stream().sorted().toList().get((runs.size() - 1) / 2);
  }

  private BigDecimal worst(Kind kind, List<BigDecimal> runs) {
    List<BigDecimal> sorted = runs.stream().sorted().toList();
    return sorted.get(kind.better() == Better.MORE ? 0 : sorted.size() - 1);
  }

  void print(PrintWriter out) {
    out.println();
    settings.forEach((name, value) -> out.printf(Locale.ROOT, "  %-34s %s%n", name, value));
    out.println();
    out.printf(Locale.ROOT, "%-4s %-52s %12s %12s %s%n", "id", bench, "median", "worst", "");
    values.forEach(
        (kind, runs) ->
            out.printf(
                Locale.ROOT,
                "%-4s %-52s %12s %12s %s%n",
                kind.id(),
                kind.name(),
                shown(median(runs)),
                shown(worst(kind, runs)),
                kind.unit()));
    notes.forEach(note -> out.println("  " + note));
    if (miniature) {
      out.println("  A miniature: it shows that the benchmark works, and no speed.");
    }
    if (isSpoiled()) {
      out.println("\nThese runs score zero:");
      faults.stream().limit(20).forEach(fault -> out.println("  " + fault));
    }
  }

  private static String shown(BigDecimal value) {
    return value.stripTrailingZeros().toPlainString();
  }

  /** Leaves the same as {@code <bench>.json}. */
  Path write(Path folder) {
    JsonBuilder all = JsonObject.builder();
    settings.forEach(all::put);
    JsonObject json =
        JsonObject.ofType("opengeps/bench/1")
            .put("bench", bench)
            .put(
                "at", Clock.systemUTC().instant().truncatedTo(java.time.temporal.ChronoUnit.MILLIS))
            .put("miniature", miniature)
            .put("holds", !isSpoiled())
            .put("settings", all.build())
            .put("faults", faults)
            .put("notes", notes)
            .put(
                "figures",
                List.copyOf(values.entrySet()),
                one -> json(one.getKey(), one.getValue()))
            .build();
    try {
      return Files.write(folder.resolve(bench + ".json"), json.canonical());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private JsonObject json(Kind kind, List<BigDecimal> runs) {
    return JsonObject.builder()
        .put("id", kind.id())
        .put("name", kind.name())
        .put("unit", kind.unit())
        .put("better", kind.better())
        .put("runs", runs, Figures::shown)
        .put("median", isSpoiled() ? "0" : shown(median(runs)))
        .put("worst", isSpoiled() ? "0" : shown(worst(kind, runs)))
        .build();
  }
}
