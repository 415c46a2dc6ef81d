package org.opengeps.app.backup;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import org.opengeps.kernel.Sha256;
import org.opengeps.protocol.log.Checkpoint;
import org.opengeps.protocol.log.LogFormatException;
import org.opengeps.protocol.log.NoteKey;
import org.opengeps.protocol.log.NoteSignature;
import org.opengeps.protocol.log.SignedNote;
import org.opengeps.protocol.pki.Trust;

/**
 * What the witness cosigned last, as it says itself. It is only ever asked.
 *
 * @param at when it did, to the second
 */
record WitnessedHead(Checkpoint head, Instant at) {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /**
   * Asks a witness.
   *
   * @param location its address; or a file with a checkpoint that it has cosigned
   * @return empty if it knows nothing of this log
   * @throws IOException with a sentence, if it does not answer, or with something that the log or a
   *     trusted witness has not signed
   */
  static Optional<WitnessedHead> at(String location, Trust trust) throws IOException {
    Optional<String> text =
        location.matches("https?://.*")
            ? ask(URI.create(location), trust.origin())
            : Optional.of(Files.readString(Path.of(location)));
    return text.isEmpty() ? Optional.empty() : Optional.of(believed(text.get(), trust));
  }

  private static Optional<String> ask(URI witness, String origin) throws IOException {
    HttpClient http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    URI head = witness.resolve("/" + Sha256.ofText(origin).hex() + "/checkpoint");
    HttpResponse<String> answer;
    try {
      answer =
          http.send(
              HttpRequest.newBuilder(head).timeout(PATIENCE).build(),
              HttpResponse.BodyHandlers.ofString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } catch (IOException e) {
      throw new IOException("nobody answers at " + witness, e);
    }
    return switch (answer.statusCode()) {
      case 200 -> Optional.of(answer.body());
      case 404 -> Optional.empty();
      default -> throw new IOException("it answered " + answer.statusCode());
    };
  }

  private static WitnessedHead believed(String text, Trust trust) throws IOException {
    try {
      SignedNote note = SignedNote.parse(text);
      Checkpoint head = Checkpoint.parse(note.text());
      if (!head.origin().equals(trust.origin())
          || !note.isSignedBy(NoteKey.parse(trust.logKey()))) {
        throw new IOException("it shows a head that this log did not sign");
      }
      return new WitnessedHead(head, cosignedAt(note, trust));
    } catch (LogFormatException e) {
      throw new IOException("it shows something else than a checkpoint: " + e.getMessage(), e);
    }
  }

  private static Instant cosignedAt(SignedNote note, Trust trust) throws IOException {
    return trust.witnessKeys().stream()
        .map(NoteKey::parse)
        .filter(note::isSignedBy)
        .flatMap(
            key ->
                note.signatures().stream()
                    .filter(one -> one.name().equals(key.name()) && one.keyId() == key.id()))
        .map(NoteSignature::cosignedAt)
        .flatMap(Optional::stream)
        .max(Comparator.naturalOrder())
        .orElseThrow(() -> new IOException("it shows a head that no trusted witness cosigned"));
  }
}
