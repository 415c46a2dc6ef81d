package org.opengeps.app.bench;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;
import org.opengeps.app.bench.Door.Reply;
import org.opengeps.app.bench.Figures.Better;
import org.opengeps.app.bench.Figures.Kind;

/** People who read pages while others hand in bids. */
final class Reading {
  private static final List<String> PAGES =
      List.of("/", "/tenders", "/tenders?q=%EA%B3%B5%EC%82%AC", "/log");
  private static final int PATIENCE = 60;
  private final CompletableFuture<Histogram> read;

  private Reading(CompletableFuture<Histogram> read) {
    this.read = read;
  }

  /** Begins at the given time; nobody reads if the rate is 0. */
  static Reading beside(Site site, long start, int rate, int seconds) {
    return new Reading(
        rate == 0
            ? CompletableFuture.completedFuture(new Histogram(2, 3))
            : CompletableFuture.supplyAsync(
                () -> read(new Door(site.engine().base()), start, rate, seconds)));
  }

  private static Histogram read(Door door, long start, int rate, int seconds) {
    long[] times = Arrivals.STEADY.within(seconds, rate * seconds);
    List<CompletableFuture<Reply>> replies =
        OpenLoop.run(start, times, i -> door.get(PAGES.get(i % PAGES.size()), from(i)), PATIENCE);
    return latencies(start, times, replies);
  }

  /** Readers are many. */
  static String from(int reader) {
    return "10.200." + reader / 250 % 250 + "." + (reader % 250 + 1);
  }

  /** Of what was answered with success; what was not counts as an hour. */
  static Histogram latencies(long start, long[] times, List<CompletableFuture<Reply>> replies) {
    long hour = TimeUnit.HOURS.toNanos(1);
    Histogram all = new Histogram(hour, 3);
    IntStream.range(0, times.length)
        .mapToLong(
            i ->
                Drive.resultNow(replies.get(i))
                    .filter(reply -> reply.status() == 200)
                    .map(reply -> reply.at() - start - times[i])
                    .orElse(hour))
        .forEach(latency -> all.recordValue(Math.max(1, Math.min(hour, latency))));
    return all;
  }

  void tell(Figures figures, String at) {
    Histogram all = read.join();
    if (all.getTotalCount() > 0) {
      figures.add(
          new Kind("C3", "pages read meanwhile, p99" + at, "ms", Better.LESS),
          Figures.millis(all.getValueAtPercentile(99)));
    }
  }
}
