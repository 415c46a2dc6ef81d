package org.opengeps.ledger.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.opengeps.identity.TrustFile;
import org.opengeps.protocol.log.NoteKey;
import org.opengeps.protocol.log.NoteSigner;
import org.opengeps.protocol.log.SignedNote;
import org.opengeps.protocol.pki.Trust;

/**
 * The log's own key and the witnesses it accepts: those of the trust file that the agency has
 * published.
 */
@ApplicationScoped
public class LogKeys {
  @Inject
  @ConfigProperty(name = "opengeps.log.key-file")
  private Optional<String> keyFile;

  @Inject
  @ConfigProperty(name = "opengeps.witness.url")
  private Optional<String> witnessUrl;

  @Inject
  @ConfigProperty(name = "opengeps.trust.file")
  private Optional<String> trustFileName;

  @Inject private TrustFile trustFile;

  /** Whether key, witness and trust file are named; without them facts only queue up. */
  public boolean areConfigured() {
    return keyFile.isPresent() && witnessUrl.isPresent() && trustFileName.isPresent();
  }

  /**
   * The log's private key. Its name is the log's origin.
   *
   * @throws IllegalStateException if the trust file names another key: nobody would accept what
   *     this one signs
   */
  NoteSigner signer() {
    NoteSigner signer = NoteSigner.parse(read(keyFile.orElseThrow()));
    Trust trust = trustFile.trust();
    if (!trust.logKey().equals(signer.key().toString())
        || !trust.origin().equals(signer.key().name())) {
      throw new IllegalStateException(
          "the log's key file does not hold the key that the trust file names");
    }
    return signer;
  }

  List<NoteKey> witnesses() {
    return trustFile.trust().witnessKeys().stream().map(NoteKey::parse).toList();
  }

  URI witnessUrl() {
    return URI.create(witnessUrl.orElseThrow());
  }

  /** Whether log and witness both signed the note. */
  static boolean isWitnessed(SignedNote note, NoteKey log, List<NoteKey> witnesses) {
    return note.isSignedBy(log) && witnesses.stream().anyMatch(note::isSignedBy);
  }

  private static String read(String file) {
    try {
      return Files.readString(Path.of(file));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }
}
