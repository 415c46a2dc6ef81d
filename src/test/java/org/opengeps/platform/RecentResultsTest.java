package org.opengeps.platform;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RecentResultsTest {
  private final RecentResults<String, String> results = new RecentResults<>(10, String::length);
  private final List<String> made = new ArrayList<>();

  private String get(String key, String result) {
    return results.get(
        key,
        known -> true,
        () -> {
          made.add(key);
          return result;
        });
  }

  @Test
  void whatWasMadeOnceIsNotMadeAgainWhileItHolds() {
    assertThat(get("a", "1")).isEqualTo("1");
    assertThat(get("a", "2")).isEqualTo("1");
    assertThat(results.get("a", known -> false, () -> "3")).isEqualTo("3");
    assertThat(get("a", "4")).isEqualTo("3");
    assertThat(made).containsExactly("a");
  }

  @Test
  void theLongestUnaskedGoesWhenTheBudgetIsUsedUp() {
    get("a", "12345");
    get("b", "12345");
    get("a", "");
    get("c", "1");
    get("a", "");
    get("b", "12345");
    assertThat(made).containsExactly("a", "b", "c", "b");
  }

  @Test
  void whatIsLargerThanTheBudgetIsGivenAndForgotten() {
    assertThat(get("a", "12345678901")).hasSize(11);
    assertThat(get("a", "12345678901")).hasSize(11);
    assertThat(made).containsExactly("a", "a");
    get("b", "1234567890");
    get("b", "");
    assertThat(made).containsExactly("a", "a", "b");
  }

  @Test
  void aFailureIsNotRemembered() {
    assertThatThrownBy(
            () ->
                results.get(
                    "a",
                    known -> true,
                    () -> {
                      throw new IllegalStateException("no answer");
                    }))
        .hasMessage("no answer");
    assertThat(get("a", "1")).isEqualTo("1");
  }

  @Test
  void whoAsksForTheSameAtTheSameTimeWaitsForOne() throws Exception {
    AtomicInteger count = new AtomicInteger();
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch finish = new CountDownLatch(1);
    ExecutorService askers = Executors.newFixedThreadPool(8);
    try {
      List<CompletableFuture<String>> answers = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        answers.add(
            CompletableFuture.supplyAsync(
                () ->
                    results.get(
                        "a",
                        known -> true,
                        () -> {
                          begun.countDown();
                          count.incrementAndGet();
                          awaitQuietly(finish);
                          return "1";
                        }),
                askers));
      }
      assertThat(begun.await(10, SECONDS)).isTrue();
      finish.countDown();
      for (CompletableFuture<String> answer : answers) {
        assertThat(answer.get(10, SECONDS)).isEqualTo("1");
      }
      assertThat(count).hasValue(1);
    } finally {
      askers.shutdownNow();
    }
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      if (!latch.await(10, SECONDS)) {
        throw new AssertionError("never released");
      }
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
