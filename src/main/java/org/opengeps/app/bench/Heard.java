package org.opengeps.app.bench;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.opengeps.app.bench.Door.Reply;
import org.opengeps.app.bench.Figures.Better;
import org.opengeps.app.bench.Figures.Kind;
import org.opengeps.app.bench.Oracle.Told;

/** What the senders of a step heard, and after how long. */
final class Heard {
  private static final long IN_TIME = Duration.ofSeconds(2).toNanos();
  private static final int HUNDRED = 100;
  private static final int MOST_SILENCES = 5;
  private static final long NEVER = TimeUnit.HOURS.toNanos(1);
  private final Histogram receipts = new Histogram(NEVER, 3);
  private final Map<Told, Integer> told = new EnumMap<>(Told.class);
  private final Map<String, Integer> silences = new TreeMap<>();
  private int due;
  private int inTime;

  /**
   * @param at when it had to be sent, of {@link System#nanoTime}
   */
  void add(Sending sending, Told word, Optional<Reply> reply, long at) {
    told.merge(word, 1, Integer::sum);
    due += sending.isGood() ? 1 : 0;
    if (word == Told.NOTHING) {
      silences.merge(reply.map(Reply::summary).orElse("no answer"), 1, Integer::sum);
    }
    if (word == Told.RECEIPT) {
      long latency = reply.orElseThrow().at() - at;
      receipts.recordValue(Math.max(1, latency));
      inTime += latency <= IN_TIME ? 1 : 0;
    } else if (sending.isGood()) {
      // whoever got no receipt waits for it still: a percentile of the others alone would flatter
      receipts.recordValue(NEVER);
    }
  }

  int inTime() {
    return inTime;
  }

  /**
   * Whether 99 of 100 good bids had their receipt within two seconds; who was sent away had none.
   */
  boolean isFast() {
    return due > 0 && inTime * HUNDRED >= due * (HUNDRED - 1);
  }

  BigDecimal millis(String percentile) {
    return Figures.millis(receipts.getValueAtPercentile(Double.parseDouble(percentile)));
  }

  void tell(Figures figures, String at) {
    for (Told word : Told.values()) {
      String name = word.name().toLowerCase(Locale.ROOT).replace('_', ' ');
      Kind kind = new Kind("-", "told: " + name + at, "bids", Better.NEITHER);
      figures.add(kind, told.getOrDefault(word, 0));
    }
    for (String percentile : List.of("50", "99", "99.9", "100")) {
      Kind kind = new Kind("-", "receipt, p" + percentile + at, "ms", Better.LESS);
      figures.add(kind, millis(percentile));
    }
    silences.entrySet().stream()
        .limit(MOST_SILENCES)
        .forEach(
            one ->
                figures.note("told nothing" + at + ": " + one.getValue() + " x " + one.getKey()));
  }
}
