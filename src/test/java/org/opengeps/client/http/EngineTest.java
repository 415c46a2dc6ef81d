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
import org.opengeps.client.seal.DossierSource;
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
    return new Engine(address(server), patience, said::add).get("/x");
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
  void anAnswerThatGivesNoReasonIsToldAsSuch() throws IOException {
    HttpServer server = answering(502, "<html>Bad Gateway</html>");
    try {
      assertThat(ask(server, Duration.ZERO).refused())
          .get()
          .matches(refusal -> refusal.code().equals("server-error"))
          .matches(refusal -> refusal.detail().contains("502"));
    } finally {
      server.stop(0);
    }
  }

  @Test
  void whatIsNoTenderAtAllIsNotReadAsOne() throws IOException {
    String tender = "{\"log\":{\"entry\":\"AA==\",\"proof\":\"\"},\"notice\":\"AAAA\"}";
    HttpServer server = answering(200, tender);
    try {
      Engine engine = new Engine(address(server), Duration.ZERO, said::add);
      assertThat(new DossierSource(engine).fetch("R25BK00000001", "0").refused())
          .get()
          .matches(refusal -> refusal.code().equals("dossier-format"));
    } finally {
      server.stop(0);
    }
  }

  private static HttpServer answering(int status, String text) throws IOException {
    HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    server.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(status, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    return server;
  }

  private static URI address(HttpServer server) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
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
