package org.opengeps.client.committee;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Verdict;
import org.opengeps.protocol.json.JsonFormatException;
import org.opengeps.protocol.json.JsonObject;

/**
 * The engine as a committee member's device sees it: HTTP, JSON answers, signed messages. Nothing
 * it says is believed unchecked.
 */
public final class CommitteeServer {
  private static final Duration CONNECT = Duration.ofSeconds(10);
  private static final Duration ANSWER = Duration.ofSeconds(120);
  private static final int SUCCESS = 2;
  private final URI base;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(CONNECT).build();

  /**
   * @param base address of the engine, without {@code /api/v1}
   */
  public CommitteeServer(URI base) {
    String text = base.toString();
    this.base = URI.create(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
  }

  /**
   * @param path below {@code /api/v1/}, with query
   */
  public Verdict<JsonObject> get(String path) {
    return send(request(path).header("Accept", "application/json").GET().build());
  }

  /** Sends SignedData. */
  public Verdict<JsonObject> post(String path, byte[] cms) {
    return send(
        request(path)
            .header("Content-Type", "application/pkcs7-mime")
            .header("Accept", "application/json")
            .POST(HttpRequest.BodyPublishers.ofByteArray(cms))
            .build());
  }

  /** Where the static files of the engine's log lie. */
  String logAddress() {
    return base + "/ledger/";
  }

  static String parameter(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(base + "/api/v1/" + path)).timeout(ANSWER);
  }

  private Verdict<JsonObject> send(HttpRequest request) {
    try {
      HttpResponse<byte[]> answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
      return answer.statusCode() / 100 == SUCCESS
          ? Verdict.accept(
              answer.body().length == 0
                  ? JsonObject.builder().build()
                  : JsonObject.parse(answer.body()))
          : Verdict.refuse(refusal(answer));
    } catch (ConnectException e) {
      throw new UncheckedIOException(
          "Nobody answers at " + base + ". Is the address right, and is the server up?", e);
    } catch (IOException e) {
      throw new UncheckedIOException("The connection to " + base + " failed: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for " + base, e);
    }
  }

  private static Refusal refusal(HttpResponse<byte[]> answer) {
    try {
      JsonObject problem = JsonObject.parse(answer.body());
      return new Refusal(problem.string("code"), problem.string("detail"));
    } catch (JsonFormatException e) {
      return new Refusal(
          "server-error",
          "The server answered with status " + answer.statusCode() + " and no reason.");
    }
  }
}
