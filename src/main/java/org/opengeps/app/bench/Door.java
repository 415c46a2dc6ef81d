package org.opengeps.app.bench;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** The engine's address, for many senders at a time, each with an address of its own. */
final class Door {
  static final String BORDER = "opengeps-bench-4c1f";
  private static final Duration ANSWER = Duration.ofSeconds(60);
  private final URI base;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(20))
          .build();

  Door(URI base) {
    this.base = base;
  }

  /**
   * An answer.
   *
   * @param status of HTTP; 0 if the connection broke or nothing came in time
   * @param body why, then
   * @param at when its last byte was there, of {@link System#nanoTime}
   */
  record Reply(int status, byte[] body, long at) {
    static Reply none(Throwable broken) {
      Throwable cause = broken.getCause() == null ? broken : broken.getCause();
      return new Reply(0, cause.toString().getBytes(StandardCharsets.UTF_8), System.nanoTime());
    }

    /** In a few words, for whoever wonders why it is no receipt. */
    String summary() {
      String text = new String(body, StandardCharsets.UTF_8);
      return status + " " + text.substring(0, Math.min(160, text.length()));
    }

    boolean isSuccess() {
      return status / 100 == 2;
    }
  }

  /** Begins to hand in a bid. */
  CompletableFuture<Reply> submit(String tender, byte[] form, String from) {
    return send(
        HttpRequest.newBuilder(base.resolve("/api/v1/tenders/" + tender + "/submissions"))
            .header("Content-Type", "multipart/form-data; boundary=" + BORDER)
            .POST(BodyPublishers.ofByteArray(form)),
        from);
  }

  /** Begins to read a page as a browser does. */
  CompletableFuture<Reply> get(String path, String from) {
    return send(
        HttpRequest.newBuilder(URI.create(base + path)).header("Accept-Encoding", "gzip").GET(),
        from);
  }

  /** Begins to read a page whose text is wanted: not compressed. */
  CompletableFuture<Reply> plain(String path, String from) {
    return send(HttpRequest.newBuilder(URI.create(base + path)).GET(), from);
  }

  private CompletableFuture<Reply> send(HttpRequest.Builder request, String from) {
    return http.sendAsync(
            request.header("X-Forwarded-For", from).timeout(ANSWER).build(),
            HttpResponse.BodyHandlers.ofByteArray())
        .handle(
            (answer, broken) ->
                broken == null
                    ? new Reply(answer.statusCode(), answer.body(), System.nanoTime())
                    : Reply.none(broken));
  }

  /** The body of a request that hands in a bid. */
  static byte[] form(byte[] statement, Map<String, byte[]> envelopes) {
    ByteArrayOutputStream form = new ByteArrayOutputStream();
    envelopes.forEach((name, content) -> field(form, name, content));
    field(form, "statement", statement);
    form.writeBytes(ascii("--" + BORDER + "--\r\n"));
    return form.toByteArray();
  }

  private static void field(ByteArrayOutputStream form, String name, byte[] content) {
    String head =
        "--%1$s\r\nContent-Disposition: form-data; name=\"%2$s\"; filename=\"%2$s.der\"\r\n"
            + "Content-Type: application/pkcs7-mime\r\n\r\n";
    form.writeBytes(ascii(String.format(java.util.Locale.ROOT, head, BORDER, name)));
    form.writeBytes(content);
    form.writeBytes(ascii("\r\n"));
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
