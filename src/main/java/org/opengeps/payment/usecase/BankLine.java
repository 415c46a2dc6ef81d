package org.opengeps.payment.usecase;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Requests to a bank over HTTP, without judging what comes back. */
final class BankLine {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int LONGEST_SENTENCE = 300;
  private static final int OK = 200;
  private static final int CREATED = 201;
  private static final int NOT_FOUND = 404;
  private static final int REFUSALS = 400;
  private static final int FAILURES = 500;

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE).build();

  /**
   * @param base where the bank answers
   * @return the body; empty if the bank knows nothing of it
   */
  Optional<byte[]> get(URI base, String path, String token) throws BankException {
    HttpResponse<byte[]> answer = answer(request(base, path, token).GET().build());
    return answer.statusCode() == NOT_FOUND ? Optional.empty() : Optional.of(body(answer));
  }

  byte[] post(URI base, String path, String token, byte[] xml) throws BankException {
    return body(
        answer(
            request(base, path, token)
                .header("Content-Type", "application/xml")
                .POST(HttpRequest.BodyPublishers.ofByteArray(xml))
                .build()));
  }

  private static HttpRequest.Builder request(URI base, String path, String token) {
    String place = base.toString().replaceAll("/+$", "") + path;
    return HttpRequest.newBuilder(URI.create(place))
        .timeout(PATIENCE)
        .header("Authorization", "Bearer " + token);
  }

  private HttpResponse<byte[]> answer(HttpRequest request) throws BankException {
    CompletableFuture<HttpResponse<byte[]>> coming =
        http.sendAsync(request, HttpResponse.BodyHandlers.ofByteArray());
    try {
      // the request's own patience ends with the first line of the answer
      return coming.get(2 * PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      coming.cancel(true);
      Thread.currentThread().interrupt();
      throw new BankSilentException("interrupted while asking the bank", e);
    } catch (TimeoutException e) {
      coming.cancel(true);
      throw new BankSilentException("the bank did not finish its answer", e);
    } catch (ExecutionException e) {
      throw new BankSilentException(
          "the bank does not answer at " + request.uri().resolve("/"), e.getCause());
    }
  }

  private static byte[] body(HttpResponse<byte[]> answer) throws BankException {
    int status = answer.statusCode();
    if (status == OK || status == CREATED) {
      return answer.body();
    }
    String text = new String(answer.body(), StandardCharsets.UTF_8).strip();
    String sentence = text.substring(0, Math.min(text.length(), LONGEST_SENTENCE));
    if (status >= REFUSALS && status < FAILURES) {
      throw new BankRefusedException(status, sentence);
    }
    throw new BankSilentException("the bank answered " + status + ": " + sentence, null);
  }
}
