package org.opengeps.bid.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** More bids than can be examined at a time. */
class IntakePlacesTest {
  private static final Duration LONG = Duration.ofSeconds(30);
  private final CountDownLatch begun = new CountDownLatch(1);
  private final CountDownLatch end = new CountDownLatch(1);

  @Test
  void whoFindsEverythingFullIsSentAwayAndNothingIsDone() throws InterruptedException {
    IntakePlaces places = new IntakePlaces(1, 0, LONG);
    CompletableFuture<Optional<String>> first = occupy(places);
    assertThat(places.<String>with(() -> nothing())).isEmpty();
    end.countDown();
    assertThat(first.join()).contains("입찰");
    assertThat(places.with(() -> "다음")).contains("다음");
  }

  @Test
  void whoWaitsTooLongIsSentAwayAndNothingIsDone() throws InterruptedException {
    IntakePlaces places = new IntakePlaces(1, 1, Duration.ofMillis(20));
    CompletableFuture<Optional<String>> first = occupy(places);
    assertThat(places.<String>with(() -> nothing())).isEmpty();
    end.countDown();
    assertThat(first.join()).isPresent();
  }

  @Test
  void whoWaitsGetsThePlaceThatBecomesFree() throws InterruptedException {
    IntakePlaces places = new IntakePlaces(1, 1, LONG);
    CompletableFuture<Optional<String>> first = occupy(places);
    CompletableFuture<Optional<String>> second =
        CompletableFuture.supplyAsync(() -> places.with(() -> "둘째"));
    end.countDown();
    assertThat(second.join()).contains("둘째");
    assertThat(first.join()).isPresent();
  }

  @Test
  void whoAsksAnAuthorityGivesItsPlaceAwayMeanwhileAndHasOneAgainAfterwards() {
    IntakePlaces places = new IntakePlaces(1, 0, LONG);
    Optional<String> first =
        places.with(
            () -> {
              String answer =
                  places.aside(
                      () ->
                          CompletableFuture.supplyAsync(() -> places.with(() -> "둘째"))
                              .join()
                              .get());
              assertThat(CompletableFuture.supplyAsync(() -> places.with(() -> "셋째")).join())
                  .as("taken again")
                  .isEmpty();
              return answer;
            });
    assertThat(first).contains("둘째");
    assertThat(places.aside(() -> "없이")).as("who holds none asks all the same").isEqualTo("없이");
    assertThat(places.with(() -> "다음")).contains("다음");
  }

  @Test
  void whatFailsLeavesItsPlace() {
    IntakePlaces places = new IntakePlaces(1, 0, LONG);
    assertThatThrownBy(() -> places.with(IntakePlacesTest::nothing))
        .isInstanceOf(IllegalStateException.class);
    assertThat(places.with(() -> "다음")).contains("다음");
  }

  private CompletableFuture<Optional<String>> occupy(IntakePlaces places)
      throws InterruptedException {
    CompletableFuture<Optional<String>> one =
        CompletableFuture.supplyAsync(
            () ->
                places.with(
                    () -> {
                      begun.countDown();
                      await(end);
                      return "입찰";
                    }));
    begun.await();
    return one;
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String nothing() {
    throw new IllegalStateException("must not be asked");
  }
}
