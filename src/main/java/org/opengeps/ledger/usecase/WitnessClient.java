package org.opengeps.ledger.usecase;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import org.opengeps.kernel.Sha256;
import org.opengeps.protocol.log.ConsistencyProof;
import org.opengeps.protocol.log.LogFormatException;
import org.opengeps.protocol.log.NoteSignature;
import org.opengeps.protocol.log.SignedNote;

/** Talks to a witness over HTTP (C2SP tlog-witness). */
final class WitnessClient {
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
  private final URI base;

  WitnessClient(URI base) {
    this.base = base;
  }

  /** The newest head that the witness cosigned for the origin; empty if it has seen none. */
  Optional<SignedNote> head(String origin) throws IOException {
    var request =
        HttpRequest.newBuilder(base.resolve("/" + Sha256.ofText(origin).hex() + "/checkpoint"));
    HttpResponse<String> answer = send(request.GET());
    return switch (answer.statusCode()) {
      case 200 -> Optional.of(SignedNote.parse(answer.body()));
      case 404 -> Optional.empty();
      default ->
          throw new IOException(
              "the witness answered " + answer.statusCode() + ": " + answer.body().strip());
    };
  }

  /**
   * Compare-and-swap at the witness.
   *
   * @return the checkpoint with the cosignatures; empty if the witness stands at another size or
   *     root than the proof starts from
   * @throws IOException if the witness cannot be reached or refuses the request as such
   */
  Optional<SignedNote> add(ConsistencyProof proof, SignedNote checkpoint) throws IOException {
    StringBuilder body = new StringBuilder("old " + proof.oldSize() + "\n");
    proof
        .path()
        .forEach(
            hash -> body.append(Base64.getEncoder().encodeToString(hash.bytes())).append('\n'));
    body.append('\n').append(checkpoint);
    var request = HttpRequest.newBuilder(base.resolve("/add-checkpoint"));
    HttpResponse<String> answer =
        send(request.POST(HttpRequest.BodyPublishers.ofString(body.toString())));
    return switch (answer.statusCode()) {
      case 200 ->
          Optional.of(checkpoint.with(answer.body().lines().map(NoteSignature::parse).toList()));
      case 409 -> Optional.empty();
      default ->
          throw new IOException(
              "the witness answered " + answer.statusCode() + ": " + answer.body().strip());
    };
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws IOException {
    try {
      return http.send(request.timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while asking the witness", e);
    } catch (LogFormatException e) {
      throw new IOException("the witness sent something else than a note", e);
    } catch (HttpTimeoutException e) {
      throw new IOException("it did not answer within " + PATIENCE.toSeconds() + " s", e);
    } catch (ConnectException e) {
      // its own message is null
      throw new IOException("nobody answers at " + base, e);
    }
  }
}
