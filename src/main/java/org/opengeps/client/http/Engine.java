package org.opengeps.client.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Verdict;
import org.opengeps.protocol.json.JsonFormatException;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.message.RefusalJson;

/**
 * Requests to an engine. A refusal is a value; an engine that cannot be reached is an exception
 * with a sentence for the person.
 */
public final class Engine {
  private static final Duration CONNECT = Duration.ofSeconds(10);
  private static final Duration ANSWER = Duration.ofSeconds(120);
  private static final int SUCCESS = 2;

  private static final int TOO_MANY = 429;
  private static final int UNAVAILABLE = 503;

  private final URI base;
  private final Duration patience;
  private final Consumer<String> waiting;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(CONNECT).build();

  /**
   * @param base address of the engine, without {@code /api/v1}
   */
  public Engine(URI base) {
    this(base, Duration.ZERO, sentence -> {});
  }

  /**
   * The same for a person who would rather wait than begin again.
   *
   * @param patience for an engine that is just starting or sends away for a while
   * @param waiting is told, once for each request, that it has to be waited for
   */
  public Engine(URI base, Duration patience, Consumer<String> waiting) {
    this.patience = patience;
    this.waiting = waiting;
    String text = base.toString();
    this.base = URI.create(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
  }

  public URI base() {
    return base;
  }

  /**
   * @param path from the root: {@code /api/v1/tenders/R26BK00000001}, {@code /ledger/checkpoint}
   */
  public Verdict<byte[]> get(String path) {
    return body(send(request(path).GET().build()));
  }

  public Verdict<JsonObject> getJson(String path) {
    return get(path).map(Engine::json);
  }

  /** What stands in a query, escaped. */
  public static String parameter(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  /** Sends SignedData. */
  public Verdict<JsonObject> post(String path, byte[] cms) {
    HttpRequest request =
        request(path)
            .header("Content-Type", "application/pkcs7-mime")
            .POST(BodyPublishers.ofByteArray(cms))
            .build();
    return body(send(request)).map(Engine::json);
  }

  /** A request with headers of its own, such as a cookie. */
  Answer call(String method, String path, Map<String, String> headers, byte[] body) {
    HttpRequest.Builder request = request(path).method(method, BodyPublishers.ofByteArray(body));
    headers.forEach(request::header);
    return send(request.build());
  }

  /** Some acts are answered with success alone. */
  private static JsonObject json(byte[] body) {
    return body.length == 0 ? JsonObject.builder().build() : JsonObject.parse(body);
  }

  /** A form with files; the status tells more than success here. */
  public Answer postForm(String path, Map<String, byte[]> fields) {
    String boundary = "opengeps-" + UUID.randomUUID();
    ByteArrayOutputStream form = new ByteArrayOutputStream();
    fields.forEach((name, content) -> addField(form, boundary, name, content));
    form.writeBytes(ascii("--" + boundary + "--\r\n"));
    return send(
        request(path)
            .header("Content-Type", "multipart/form-data; boundary=" + boundary)
            .POST(BodyPublishers.ofByteArray(form.toByteArray()))
            .build());
  }

  private static void addField(
      ByteArrayOutputStream form, String boundary, String name, byte[] content) {
    form.writeBytes(
        ascii(
            "--"
                + boundary
                + "\r\nContent-Disposition: form-data; name=\""
                + name
                + "\"; filename=\""
                + name
                + ".der\"\r\nContent-Type: application/pkcs7-mime\r\n\r\n"));
    form.writeBytes(content);
    form.writeBytes(ascii("\r\n"));
  }

  /** How many bytes of an upload the engine has; refused if it knows no such upload. */
  public Verdict<Long> offset(String path) {
    Answer answer = send(request(path).method("HEAD", BodyPublishers.noBody()).build());
    return answer.isSuccess()
        ? Verdict.accept(Long.parseLong(answer.header("Upload-Offset")))
        : Verdict.refuse(answer.refusal());
  }

  /** Sends one part of a file. */
  public Verdict<byte[]> put(String path, String contentRange, byte[] part) {
    return body(
        send(
            request(path)
                .header("Content-Range", contentRange)
                .PUT(BodyPublishers.ofByteArray(part))
                .build()));
  }

  /**
   * An answer.
   *
   * @param status HTTP status
   */
  public record Answer(int status, byte[] body, java.net.http.HttpHeaders headers) {
    public boolean isSuccess() {
      return status / 100 == SUCCESS;
    }

    String header(String name) {
      return headers
          .firstValue(name)
          .orElseThrow(() -> new IllegalStateException("the engine's answer lacks " + name));
    }

    /** What the engine said instead of doing it. */
    public Refusal refusal() {
      try {
        JsonObject problem = JsonObject.parse(body);
        return RefusalJson.from(problem);
      } catch (JsonFormatException e) {
        return Refusal.of("server-error").with("status", status);
      }
    }
  }

  private static Verdict<byte[]> body(Answer answer) {
    return answer.isSuccess() ? Verdict.accept(answer.body()) : Verdict.refuse(answer.refusal());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(base + path)).timeout(ANSWER);
  }

  private Answer send(HttpRequest request) {
    long end = System.nanoTime() + patience.toNanos();
    boolean told = false;
    while (true) {
      Optional<Answer> answer = ask(request, end);
      if (answer.isPresent()
          && (!sendsAway(answer.get()) || System.nanoTime() + pause(answer).toNanos() > end)) {
        return answer.get();
      }
      if (!told) {
        waiting.accept(
            base
                + (answer.isPresent() ? " sends us away for a while" : " does not answer yet")
                + "; waiting up to "
                + patience.toSeconds()
                + " s ...");
        told = true;
      }
      LockSupport.parkNanos(pause(answer).toNanos());
    }
  }

  /** Whether it asks to come back, not having read what was sent. */
  private static boolean sendsAway(Answer answer) {
    return (answer.status() == UNAVAILABLE || answer.status() == TOO_MANY)
        && answer.headers().firstValue("Retry-After").isPresent();
  }

  private static Duration pause(Optional<Answer> answer) {
    return answer
        .flatMap(one -> one.headers().firstValue("Retry-After"))
        .filter(text -> text.matches("[0-9]{1,4}"))
        .map(text -> Duration.ofSeconds(Long.parseLong(text)))
        .orElse(Duration.ofMillis(500));
  }

  /** Empty if nobody answers and there is time left. */
  private Optional<Answer> ask(HttpRequest request, long end) {
    try {
      HttpResponse<byte[]> answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
      return Optional.of(new Answer(answer.statusCode(), answer.body(), answer.headers()));
    } catch (ConnectException e) {
      if (System.nanoTime() < end) {
        return Optional.empty();
      }
      throw new UncheckedIOException(
          "Nobody answers at " + base + ". Is the address right, and is the server up?", e);
    } catch (IOException e) {
      throw new UncheckedIOException("The connection to " + base + " broke: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for " + base, e);
    }
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
