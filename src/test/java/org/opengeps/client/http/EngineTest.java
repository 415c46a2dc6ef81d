package org.opengeps.client.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.opengeps.kernel.Verdict;

/** An engine that is not ready yet, or sends everybody away for a while. */
class EngineTest {
  private final List<String> said = new ArrayList<>();
  private final AtomicInteger asked = new AtomicInteger();

  private HttpServer sendingAway(int times) throws IOException {
    HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    server.createContext(
        "/",
        exchange -> {
          boolean away = asked.incrementAndGet() <= times;
          byte[] body =
              (away ? "{\"code\":\"busy\",\"detail\":\"later\"}" : "here")
                  .getBytes(StandardCharsets.UTF_8);
          if (away) {
            exchange.getResponseHeaders().set("Retry-After", "1");
          }
          exchange.sendResponseHeaders(away ? 503 : 200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    return server;
  }

  private Verdict<byte[]> ask(HttpServer server, Duration patience) {
    URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    return new Engine(address, patience, said::add).get("/x");
  }

  @Test
  void isWaitedForAndThePersonIsTold() throws IOException {
    HttpServer server = sendingAway(1);
    try {
      assertThat(ask(server, Duration.ofSeconds(30)).orThrow()).asString().isEqualTo("here");
      assertThat(said).singleElement().asString().contains("sends us away", "waiting up to 30 s");
    } finally {
      server.stop(0);
    }
  }

  @Test
  void withoutPatienceItsRefusalIsTheAnswer() throws IOException {
    HttpServer server = sendingAway(1);
    try {
      assertThat(ask(server, Duration.ZERO)).isInstanceOf(Verdict.Refused.class);
      assertThat(asked).hasValue(1);
      assertThat(said).isEmpty();
    } finally {
      server.stop(0);
    }
  }
}
