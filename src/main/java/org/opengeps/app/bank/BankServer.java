package org.opengeps.app.bank;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.opengeps.app.process.ServiceProcess;

/** The practice bank over HTTP, on the loopback address; docs/services/bank.yaml has its doors. */
public final class BankServer implements ServiceProcess.Service {
  private static final int LONGEST_BODY = 65_536;
  private static final int WORKERS = 4;

  /** What a door does with the names in the path and the body. */
  @FunctionalInterface
  private interface Work {
    BankAnswer with(Bank bank, List<String> names, byte[] body) throws IOException;
  }

  /**
   * @param path with names in braces, as OpenAPI writes it
   */
  private record Door(String method, String path, Work work) {
    Matcher match(HttpExchange exchange) {
      return Pattern.compile(path.replaceAll("\\{\\w+}", "([A-Za-z0-9-]{1,35})"))
          .matcher(exchange.getRequestURI().getPath());
    }
  }

  private static final List<Door> DOORS =
      List.of(
          new Door("POST", "/v1/payments", (bank, names, body) -> bank.pay(body)),
          new Door(
              "GET", "/v1/payments/{messageId}", (bank, names, body) -> bank.payment(names.get(0))),
          new Door(
              "GET",
              "/v1/payments/{messageId}/notices/{number}",
              (bank, names, body) -> bank.notice(names.get(0), names.get(1))),
          new Door("GET", "/v1/accounts/{bic}/{number}", (bank, names, body) -> bank.holder(names)),
          new Door(
              "PUT", "/v1/accounts/{bic}/{number}", (bank, names, body) -> bank.open(names, body)),
          new Door(
              "GET",
              "/v1/accounts/{bic}/{number}/balance",
              (bank, names, body) -> bank.balance(names)),
          new Door("POST", "/practice/failures", (bank, names, body) -> bank.fail(body)),
          new Door("POST", "/practice/release", (bank, names, body) -> bank.release()));

  private final Bank bank;
  private final byte[] token;
  private final HttpServer server;
  private final ExecutorService workers = Executors.newFixedThreadPool(WORKERS);

  private BankServer(Bank bank, byte[] token, HttpServer server) {
    this.bank = bank;
    this.token = token;
    this.server = server;
  }

  /** Method and path of every door, as OpenAPI writes them. */
  static List<String> doors() {
    return DOORS.stream().map(door -> door.method() + " " + door.path()).toList();
  }

  /**
   * @param port 0 takes any free one
   * @param clock the bank's days and times
   */
  public static BankServer start(Path home, int port, Clock clock) throws IOException {
    BankFolder folder = new BankFolder(home);
    var signer = folder.signer(clock);
    byte[] token = folder.secret();
    var http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    try {
      var server = new BankServer(new Bank(folder.journal(), signer, clock), token, http);
      http.setExecutor(server.workers);
      http.createContext("/", server::answer);
      http.start();
      return server;
    } catch (IOException e) {
      http.stop(0);
      throw e;
    }
  }

  @Override
  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      BankAnswer answer = decide(exchange);
      if (answer.status() == 0) {
        return;
      }
      exchange.getResponseHeaders().set("Content-Type", answer.type());
      exchange.sendResponseHeaders(answer.status(), answer.body().length);
      exchange.getResponseBody().write(answer.body());
    }
  }

  private BankAnswer decide(HttpExchange exchange) {
    if (!showsToken(exchange)) {
      return BankAnswer.plain(401, "Authorization: Bearer and the token of the customer");
    }
    for (Door door : DOORS) {
      Matcher match = door.match(exchange);
      if (door.method().equals(exchange.getRequestMethod()) && match.matches()) {
        return through(door, names(match), exchange);
      }
    }
    return BankAnswer.plain(404, "no such door: " + String.join(", ", doors()));
  }

  private BankAnswer through(Door door, List<String> names, HttpExchange exchange) {
    try {
      byte[] body = exchange.getRequestBody().readNBytes(LONGEST_BODY + 1);
      return body.length > LONGEST_BODY
          ? BankAnswer.plain(413, "too long")
          : door.work().with(bank, names, body);
    } catch (IllegalArgumentException e) {
      // of readers: what was sent has not the form
      return BankAnswer.plain(400, e.getMessage());
    } catch (IOException e) {
      return BankAnswer.plain(500, "the books cannot be written: " + e.getMessage());
    }
  }

  private boolean showsToken(HttpExchange exchange) {
    String shown = exchange.getRequestHeaders().getFirst("Authorization");
    return shown != null
        && shown.startsWith("Bearer ")
        && MessageDigest.isEqual(
            token, shown.substring("Bearer ".length()).getBytes(StandardCharsets.UTF_8));
  }

  private static List<String> names(Matcher match) {
    List<String> names = new ArrayList<>();
    for (int i = 1; i <= match.groupCount(); i++) {
      names.add(match.group(i));
    }
    return names;
  }

  @Override
  public void close() {
    server.stop(0);
    workers.shutdown();
    try {
      bank.close();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException("the books could not be closed", e);
    }
  }
}
