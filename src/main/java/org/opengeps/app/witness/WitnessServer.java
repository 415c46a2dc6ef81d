package org.opengeps.app.witness;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.opengeps.app.process.ServiceProcess;

/**
 * The witness over HTTP, on the loopback address: {@code POST /add-checkpoint}, {@code GET /<origin
 * hash>/checkpoint}, {@code GET /vkey}.
 */
public final class WitnessServer implements ServiceProcess.Service {
  /** A checkpoint and 63 hashes are below 5 kB. */
  private static final int LONGEST_BODY = 65_536;

  private final Witness witness;
  private final HttpServer server;
  private final ExecutorService workers = Executors.newFixedThreadPool(2);

  private WitnessServer(Witness witness, HttpServer server) {
    this.witness = witness;
    this.server = server;
  }

  /**
   * @param port 0 takes any free one
   * @param clock whose seconds go into cosignatures
   */
  public static WitnessServer start(Path home, int port, Clock clock) throws IOException {
    var http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    var server = new WitnessServer(new Witness(home, "opengeps.example/witness", clock), http);
    http.setExecutor(server.workers);
    http.createContext("/", server::answer);
    http.start();
    return server;
  }

  @Override
  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  public Witness witness() {
    return witness;
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      Witness.Answer answer = decide(exchange);
      byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", answer.type());
      exchange.sendResponseHeaders(answer.status(), body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private Witness.Answer decide(HttpExchange exchange) throws IOException {
    String request = exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
    if (request.equals("POST /add-checkpoint")) {
      byte[] body = exchange.getRequestBody().readNBytes(LONGEST_BODY + 1);
      return body.length > LONGEST_BODY ? Witness.Answer.plain(413, "too long") : witness.add(body);
    }
    if (request.equals("GET /vkey")) {
      return Witness.Answer.plain(200, witness.key().toString());
    }
    if (request.matches("GET /[0-9a-f]{64}/checkpoint")) {
      return witness
          .head(request.substring(5, 69))
          .map(note -> new Witness.Answer(200, "text/plain; charset=utf-8", note.toString()))
          .orElse(Witness.Answer.plain(404, "nothing cosigned yet"));
    }
    return Witness.Answer.plain(
        404, "POST /add-checkpoint, GET /<SHA-256 of origin>/checkpoint, GET /vkey");
  }

  @Override
  public void close() {
    server.stop(0);
    workers.shutdown();
  }
}
