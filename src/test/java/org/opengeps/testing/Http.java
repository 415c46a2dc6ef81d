package org.opengeps.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.opengeps.protocol.json.JsonObject;

/**
 * Requests to the server under test, without a browser. From outside, every answer is held against
 * the published OpenAPI document.
 */
public final class Http {
  public static final String CMS = "application/pkcs7-mime";
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  /** The schema validator is on the class path of the test run only, not inside the server. */
  private static final boolean OUTSIDE = isHere("com.networknt.schema.SpecVersion$VersionFlag");

  private Http() {}

  private static boolean isHere(String type) {
    try {
      Class.forName(type, false, Http.class.getClassLoader());
      return true;
    } catch (ClassNotFoundException e) {
      return false;
    }
  }

  /** What came back. */
  public record Answer(HttpResponse<byte[]> response) {
    public int status() {
      return response.statusCode();
    }

    public String text() {
      return new String(response.body(), StandardCharsets.UTF_8);
    }

    public JsonObject json() {
      return JsonObject.parse(response.body());
    }

    /**
     * Status and code of a problem, {@code 403 certificate-revoked}; of anything else the status.
     */
    public String outcome() {
      boolean problem =
          response
              .headers()
              .firstValue("Content-Type")
              .orElse("")
              .startsWith("application/problem+json");
      return problem ? status() + " " + json().string("code") : Integer.toString(status());
    }
  }

  /**
   * @param headers names and values by turns
   */
  public static Answer get(String path, String... headers) {
    return send(HttpRequest.newBuilder(TestServer.baseUrl().resolve(path)).GET(), headers);
  }

  /** Asks for the head of an answer, without its body. */
  public static Answer head(String path, String... headers) {
    return send(
        HttpRequest.newBuilder(TestServer.baseUrl().resolve(path))
            .method("HEAD", HttpRequest.BodyPublishers.noBody()),
        headers);
  }

  /** The same with a body. */
  public static Answer post(String path, String type, byte[] body, String... headers) {
    return send(
        HttpRequest.newBuilder(TestServer.baseUrl().resolve(path))
            .header("Content-Type", type)
            .POST(HttpRequest.BodyPublishers.ofByteArray(body)),
        headers);
  }

  /** Puts nothing but the address. */
  public static Answer put(String path, String... headers) {
    return send(
        HttpRequest.newBuilder(TestServer.baseUrl().resolve(path))
            .PUT(HttpRequest.BodyPublishers.noBody()),
        headers);
  }

  public static Answer delete(String path, String... headers) {
    return send(HttpRequest.newBuilder(TestServer.baseUrl().resolve(path)).DELETE(), headers);
  }

  /**
   * A connection may be closed by the server in the moment in which it is used again. A browser
   * repeats what only reads, and so does this; over HTTP/2 the client of the JDK does not.
   */
  private static HttpResponse<byte[]> exchange(HttpRequest request)
      throws IOException, InterruptedException {
    try {
      return CLIENT.send(request, HttpResponse.BodyHandlers.ofByteArray());
    } catch (IOException e) {
      if (!request.method().equals("GET")) {
        throw e;
      }
      return CLIENT.send(request, HttpResponse.BodyHandlers.ofByteArray());
    }
  }

  private static Answer send(HttpRequest.Builder request, String... headers) {
    List<String> pairs = List.of(headers);
    for (int i = 0; i + 1 < pairs.size(); i += 2) {
      request.header(pairs.get(i), pairs.get(i + 1));
    }
    try {
      HttpResponse<byte[]> answer = exchange(request.build());
      if (OUTSIDE) {
        ApiContract.hold(answer);
      }
      return new Answer(answer);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
