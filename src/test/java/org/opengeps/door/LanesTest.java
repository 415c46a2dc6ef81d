package org.opengeps.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.Proxy;
import java.util.concurrent.CompletionService;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.opengeps.protocol.json.JsonObject;

/** What becomes of requests of which there are more than their lane holds. */
class LanesTest {
  /** One receipt on paper is made at a time, and so many wait for theirs. */
  private static final int WAITING = 16;

  private static final String PAPER = "/api/v1/receipts/7";
  private final Lanes lanes = new Lanes(Lanes.USUAL);

  @Test
  void whoFindsItsLaneFullIsSentAwayAtOnceAndNobodyElse() throws Exception {
    CountDownLatch end = new CountDownLatch(1);
    ExecutorService senders = Executors.newCachedThreadPool();
    try {
      CompletionService<String> answers = new ExecutorCompletionService<>(senders);
      for (int i = 0; i < 1 + WAITING + 1; i++) {
        answers.submit(() -> ask(PAPER, (request, response) -> end.await()));
      }
      String first = answers.poll(1, TimeUnit.MINUTES).get();
      assertThat(JsonObject.parse(first.getBytes(java.nio.charset.StandardCharsets.UTF_8)))
          .matches(answer -> answer.string("code").equals("busy"))
          .matches(answer -> answer.count("status") == 503);
      assertThat(ask("/api/v1/time", (request, response) -> {})).isEmpty();
      end.countDown();
      for (int i = 0; i < 1 + WAITING; i++) {
        assertThat(answers.poll(1, TimeUnit.MINUTES).get()).isEmpty();
      }
    } finally {
      end.countDown();
      senders.shutdownNow();
    }
  }

  @Test
  void aRateThatIsNoNumberOrShutsThePortalIsNamed() {
    assertThat(Lanes.perMinute("6000")).isEqualTo(6000);
    for (String wrong : java.util.List.of("", "0", "1", "-1200", "1200/분", "99999999999")) {
      assertThatThrownBy(() -> Lanes.perMinute(wrong))
          .hasMessageContaining("OPENGEPS_REQUESTS_PER_MINUTE")
          .hasMessageEndingWith("not " + wrong);
    }
  }

  private interface Work {
    void run(Object request, Object response) throws InterruptedException;
  }

  /** What the door itself answers; empty if the request got through. */
  private String ask(String path, Work work) throws Exception {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    FilterChain chain =
        (request, response) -> {
          try {
            work.run(request, response);
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
        };
    lanes.doFilter(request(path), response(said), chain);
    return said.toString(java.nio.charset.StandardCharsets.UTF_8);
  }

  private static HttpServletRequest request(String path) {
    return proxy(
        HttpServletRequest.class,
        method ->
            switch (method) {
              case "getRequestURI" -> path;
              case "getQueryString" -> "format=pdf";
              case "getRemoteAddr" -> "192.0.2.7";
              default -> null;
            });
  }

  private static HttpServletResponse response(ByteArrayOutputStream said) {
    ServletOutputStream out =
        new ServletOutputStream() {
          @Override
          public void write(int one) {
            said.write(one);
          }

          @Override
          public boolean isReady() {
            return true;
          }

          @Override
          public void setWriteListener(WriteListener listener) {
            throw new UnsupportedOperationException();
          }
        };
    return proxy(
        HttpServletResponse.class, method -> method.equals("getOutputStream") ? out : null);
  }

  private static <T> T proxy(Class<T> type, java.util.function.Function<String, Object> answer) {
    return type.cast(
        Proxy.newProxyInstance(
            LanesTest.class.getClassLoader(),
            new Class<?>[] {type},
            (self, method, args) -> answer.apply(method.getName())));
  }
}
