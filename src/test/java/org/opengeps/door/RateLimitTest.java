package org.opengeps.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** The bounds of an address and of a kind of request. */
class RateLimitTest {
  private final AtomicLong nanos = new AtomicLong(-5);

  private void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
  }

  @Test
  void anAddressHasItsBurstAndThenItsSteadyPace() {
    RateLimit limit = new RateLimit(3, 60, nanos::get);
    for (int i = 0; i < 3; i++) {
      assertThat(limit.take("192.0.2.1")).isZero();
    }
    assertThat(limit.take("192.0.2.1")).isEqualTo(1);
    assertThat(limit.ask("192.0.2.1")).isEqualTo(1);
    assertThat(limit.take("192.0.2.2")).isZero();
    pass(Duration.ofSeconds(1));
    assertThat(limit.ask("192.0.2.1")).isZero();
    assertThat(limit.take("192.0.2.1")).isZero();
    assertThat(limit.take("192.0.2.1")).isEqualTo(1);
    pass(Duration.ofHours(1));
    for (int i = 0; i < 3; i++) {
      assertThat(limit.take("192.0.2.1")).isZero();
    }
    assertThat(limit.take("192.0.2.1")).isPositive();
  }

  @Test
  void aFullLaneSendsAwayAndAFreedPlaceGoesToWhoWaits() throws Exception {
    Lane lane = new Lane(1, 1, Optional.empty());
    assertThat(lane.enter("192.0.2.1")).isTrue();
    ExecutorService threads = Executors.newFixedThreadPool(1);
    CountDownLatch begun = new CountDownLatch(1);
    Future<Boolean> waiting =
        threads.submit(
            () -> {
              begun.countDown();
              return lane.enter("192.0.2.2");
            });
    begun.await();
    lane.leave("192.0.2.1");
    assertThat(waiting.get()).isTrue();
    lane.leave("192.0.2.2");
    threads.shutdown();
    Lane narrow = new Lane(1, 0, Optional.empty());
    assertThat(narrow.enter("192.0.2.1")).isTrue();
    assertThat(narrow.enter("192.0.2.2")).isFalse();
  }

  @Test
  void oneAddressCannotHoldAllPlacesOfALane() {
    Lane lane = new Lane(3, 2, 0, Optional.empty());
    assertThat(lane.enter("192.0.2.1")).isTrue();
    assertThat(lane.enter("192.0.2.1")).isTrue();
    assertThat(lane.enter("192.0.2.1")).isFalse();
    assertThat(lane.enter("192.0.2.2")).isTrue();
    assertThat(lane.enter("192.0.2.3")).as("no place is left").isFalse();
    lane.leave("192.0.2.1");
    assertThat(lane.enter("192.0.2.1")).isTrue();
    lane.leave("192.0.2.1");
    assertThat(lane.enter("192.0.2.3")).as("whoever was sent away holds nothing").isTrue();
  }

  @Test
  void anAddressThatHoldsNothingIsForgotten() throws InterruptedException {
    Share share = new Share(1);
    assertThat(share.take("192.0.2.1", Duration.ZERO)).isTrue();
    assertThat(share.take("192.0.2.1", Duration.ZERO)).isFalse();
    share.give("192.0.2.1");
    assertThat(share.size()).isZero();
  }
}
