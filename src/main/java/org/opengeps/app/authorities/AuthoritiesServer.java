package org.opengeps.app.authorities;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.security.cert.CertificateEncodingException;
import java.time.Clock;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.opengeps.app.process.ServiceProcess;

/**
 * The authorities behind one HTTP server on the loopback address.
 *
 * <p>Open to all: {@code GET /} (names), {@code GET /<issuer>/certificate|root|crl}, {@code POST
 * /<issuer>/ocsp} (or GET, RFC 6960 appendix A), {@code POST /tsa}. With the token of the file
 * {@code token} as bearer: {@code POST /<issuer>/issue}, {@code POST /<issuer>/revoke}.
 */
public final class AuthoritiesServer implements ServiceProcess.Service {
  private final HttpServer server;
  private final ExecutorService workers = Executors.newFixedThreadPool(4);
  private final String url;
  private final Map<String, Issuer> issuers = new LinkedHashMap<>();
  private final Map<String, OcspResponder> responders = new LinkedHashMap<>();
  private final TimeStamper timeStamper;
  private final IssuingDoor door;

  private AuthoritiesServer(Path home, int port, Clock clock) throws IOException {
    Files.createDirectories(home);
    server =
        HttpServer.create(
            new InetSocketAddress(InetAddress.getByName("127.0.0.1"), keptPort(home, port)), 64);
    url = "http://127.0.0.1:" + server.getAddress().getPort();
    Files.writeString(home.resolve("port"), Integer.toString(server.getAddress().getPort()));
    for (Operator operator : Operator.ALL) {
      operator.open(url, home, clock).forEach(issuers::put);
    }
    issuers.forEach((name, issuer) -> responders.put(name, new OcspResponder(issuer)));
    timeStamper =
        new TimeStamper(
            issuers.get("tsa").kept("tsa", KeyKind.P_256, Profile.TIME_STAMPING), clock);
    door = new IssuingDoor(issuers, token(home));
    server.createContext("/", this::handle);
    server.setExecutor(workers);
    server.start();
  }

  /**
   * Opens the authorities kept in a folder, or founds them at the first start.
   *
   * @param home folder of their keys and journals
   * @param port on 127.0.0.1; 0 takes a free one at the first start and the same again later, since
   *     certificates name it
   * @throws IOException if the folder cannot be written or the port is taken
   */
  public static AuthoritiesServer start(Path home, int port, Clock clock) throws IOException {
    return new AuthoritiesServer(home, port, clock);
  }

  private static int keptPort(Path home, int port) throws IOException {
    Path kept = home.resolve("port");
    return port == 0 && Files.exists(kept)
        ? Integer.parseInt(Files.readString(kept).strip())
        : port;
  }

  private static String token(Path home) throws IOException {
    Path file = home.resolve(AuthorityClient.TOKEN_FILE);
    if (!Files.exists(file)) {
      byte[] secret = new byte[32];
      new SecureRandom().nextBytes(secret);
      var ownerOnly =
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
      Files.createFile(file, ownerOnly);
      Files.writeString(file, HexFormat.of().formatHex(secret));
    }
    return Files.readString(file).strip();
  }

  /** Where the authorities answer, without a slash at the end. */
  @Override
  public String url() {
    return url;
  }

  /** Stops answering; what was issued and revoked stays in the folder. */
  @Override
  public void close() {
    server.stop(0);
    workers.shutdownNow();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      Answer answer;
      try {
        answer = route(exchange);
      } catch (RefusedRequestException e) {
        answer = Answer.text(e.status(), e.getMessage());
      } catch (RuntimeException | CertificateEncodingException e) {
        answer = Answer.text(500, "the authority failed: " + e);
      }
      exchange.getResponseHeaders().set("Content-Type", answer.type());
      exchange.sendResponseHeaders(
          answer.status(), answer.body().length == 0 ? -1 : answer.body().length);
      exchange.getResponseBody().write(answer.body());
    }
  }

  private Answer route(HttpExchange exchange)
      throws IOException, CertificateEncodingException, RefusedRequestException {
    String path = exchange.getRequestURI().getPath();
    if (path.equals("/")) {
      return Answer.text(200, String.join("\n", issuers.keySet()) + "\n");
    }
    if (path.equals("/tsa")) {
      return new Answer(200, "application/timestamp-reply", timeStamper.answer(body(exchange)));
    }
    String[] parts = path.split("/", 4);
    Issuer issuer = parts.length < 3 ? null : issuers.get(parts[1]);
    if (issuer == null) {
      throw new RefusedRequestException(404, "no such authority: " + path);
    }
    return switch (parts[2]) {
      case "crl" -> new Answer(200, "application/pkix-crl", issuer.revocationList());
      case "certificate" ->
          new Answer(200, "application/pkix-cert", issuer.chain().get(0).getEncoded());
      case "root" ->
          new Answer(200, "application/pkix-cert", issuer.rootCertificate().getEncoded());
      case "ocsp" -> ocsp(exchange, parts);
      case "issue" -> door.issue(exchange, parts[1], body(exchange));
      case "revoke" -> door.revoke(exchange, parts[1]);
      default -> throw new RefusedRequestException(404, "no such door: " + path);
    };
  }

  private Answer ocsp(HttpExchange exchange, String[] parts)
      throws IOException, RefusedRequestException {
    byte[] request;
    if (exchange.getRequestMethod().equals("GET") && parts.length == 4) {
      try {
        request = Base64.getDecoder().decode(parts[3].getBytes(StandardCharsets.US_ASCII));
      } catch (IllegalArgumentException e) {
        throw new RefusedRequestException(400, "not base64: " + parts[3]);
      }
    } else {
      request = body(exchange);
    }
    return new Answer(200, "application/ocsp-response", responders.get(parts[1]).answer(request));
  }

  private static byte[] body(HttpExchange exchange) throws IOException {
    return exchange.getRequestBody().readNBytes(65_536);
  }
}
