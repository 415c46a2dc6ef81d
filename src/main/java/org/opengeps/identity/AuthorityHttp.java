package org.opengeps.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The connection to authorities' services. One request takes at most three seconds, body included;
 * a service that failed is left alone for five, so that a stall there is not multiplied here.
 */
@ApplicationScoped
public class AuthorityHttp {
  private static final Duration USUAL_LIMIT = Duration.ofSeconds(3);
  private static final Duration PAUSE = Duration.ofSeconds(5);
  private static final int LARGEST = 16 * 1024 * 1024;

  private final HttpClient http =
      HttpClient.newBuilder()
          .connectTimeout(Duration.ofSeconds(2))
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();
  private final Map<String, Instant> pausedUntil = new ConcurrentHashMap<>();
  private final Clock clock;
  private final Duration limit;

  /** For the container's proxy only. */
  protected AuthorityHttp() {
    this(null);
  }

  @Inject
  public AuthorityHttp(Clock clock) {
    this(clock, USUAL_LIMIT);
  }

  /** With a limit of its own, body included. */
  public AuthorityHttp(Clock clock, Duration limit) {
    this.clock = clock;
    this.limit = limit;
  }

  /**
   * @throws IOException if the service does not answer in time with status 200
   */
  public byte[] get(String url) throws IOException {
    return send(url, HttpRequest.newBuilder(URI.create(url)).GET());
  }

  /**
   * @throws IOException if the service does not answer in time with status 200
   */
  public byte[] post(String url, String contentType, byte[] body) throws IOException {
    return send(
        url,
        HttpRequest.newBuilder(URI.create(url))
            .header("Content-Type", contentType)
            .POST(HttpRequest.BodyPublishers.ofByteArray(body)));
  }

  private byte[] send(String url, HttpRequest.Builder request) throws IOException {
    Instant paused = pausedUntil.get(url);
    if (paused != null && clock.instant().isBefore(paused)) {
      throw new IOException(url + " failed a moment ago");
    }
    CompletableFuture<HttpResponse<byte[]>> answer =
        http.sendAsync(request.timeout(limit).build(), HttpResponse.BodyHandlers.ofByteArray());
    try {
      HttpResponse<byte[]> response = answer.get(limit.toMillis(), TimeUnit.MILLISECONDS);
      if (response.statusCode() != 200 || response.body().length > LARGEST) {
        throw new IOException("answered with status " + response.statusCode());
      }
      pausedUntil.remove(url);
      return response.body();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failed(url, "interrupted", e);
    } catch (TimeoutException e) {
      answer.cancel(true);
      throw failed(url, silent(), e);
    } catch (ExecutionException e) {
      // both limits are the same, so that either may be the first to be noticed
      boolean silent = e.getCause() instanceof HttpTimeoutException;
      throw failed(url, silent ? silent() : "cannot be reached", e);
    } catch (IOException e) {
      throw failed(url, e.getMessage(), e);
    }
  }

  private String silent() {
    return "does not answer within " + limit.toMillis() + " ms";
  }

  private IOException failed(String url, String why, Exception cause) {
    pausedUntil.put(url, clock.instant().plus(PAUSE));
    return new IOException(url + " " + why, cause);
  }
}
