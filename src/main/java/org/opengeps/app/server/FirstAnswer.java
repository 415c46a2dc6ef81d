package org.opengeps.app.server;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * Whether a server that was just started answers. Payara reports a deployment even when the
 * application's own start failed, so it is asked; and it opens its port on a thread of its own, so
 * that what comes first may be refused, broken off, or answered by nobody's application.
 */
final class FirstAnswer {
  private static final Duration GLANCE = Duration.ofMillis(100);
  private static final Duration LONGEST = Duration.ofSeconds(60);
  private static final int OK = 200;

  private FirstAnswer() {}

  /**
   * Asks until the answer is good.
   *
   * @param question answered 200 by an application that runs
   * @param patience after which nothing is asked again; an answer may take longer
   * @return what was wrong with the last answer; empty if it was good
   */
  static Optional<String> objection(URI question, Duration patience) {
    long deadline = System.nanoTime() + patience.toNanos();
    HttpClient client = HttpClient.newHttpClient();
    HttpRequest request = HttpRequest.newBuilder(question).timeout(LONGEST).build();
    Optional<String> objection = ask(client, request);
    while (objection.isPresent() && System.nanoTime() < deadline && !Thread.interrupted()) {
      LockSupport.parkNanos(GLANCE.toNanos());
      objection = ask(client, request);
    }
    return objection;
  }

  private static Optional<String> ask(HttpClient client, HttpRequest request) {
    String path = request.uri().getPath();
    try {
      int status = client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
      return status == OK ? Optional.empty() : Optional.of(path + " was answered " + status);
    } catch (IOException e) {
      return Optional.of(path + " was not answered: " + e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.of("the start was interrupted");
    }
  }
}
