package org.opengeps.app.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class OpenLoopTest {
  private static final long MILLI = 1_000_000;

  @Test
  void aSilentServerHoldsNobodyBackFromSending() {
    List<Integer> sent = new ArrayList<>();
    List<CompletableFuture<String>> begun =
        OpenLoop.run(
            System.nanoTime(),
            Arrivals.STEADY.within(1, 20),
            i -> {
              sent.add(i);
              return new CompletableFuture<>();
            },
            1);
    assertThat(sent).hasSize(20);
    assertThat(begun).noneMatch(CompletableFuture::isDone);
  }

  @Test
  void theTimeAServerStallsCountsForEverybodyWhoCameMeanwhile() {
    long start = 0;
    long[] times = {0, 100 * MILLI, 200 * MILLI, 300 * MILLI};
    // all are answered when the stall ends, at 400 ms
    List<CompletableFuture<Door.Reply>> replies =
        List.of(reply(200), reply(200), reply(200), reply(200));
    Histogram latencies = Reading.latencies(start, times, replies);
    assertThat(latencies.getMaxValue() / MILLI).isBetween(399L, 401L);
    assertThat(latencies.getMinValue() / MILLI).isBetween(99L, 101L);
    assertThat(latencies.getMean() / MILLI).isBetween(249.0, 251.0);
  }

  @Test
  void whatWasNotAnsweredWellIsTheWorstOfAllTimesAndNoneThatIsLeftOut() {
    Histogram latencies =
        Reading.latencies(
            0, new long[] {0, 0}, List.of(reply(503), new CompletableFuture<Door.Reply>()));
    assertThat(latencies.getTotalCount()).isEqualTo(2);
    assertThat(latencies.getMinValue() / MILLI).isGreaterThan(3_500_000L);
  }

  private static CompletableFuture<Door.Reply> reply(int status) {
    return CompletableFuture.completedFuture(new Door.Reply(status, new byte[0], 400 * MILLI));
  }
}
