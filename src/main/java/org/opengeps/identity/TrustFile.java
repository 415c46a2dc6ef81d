package org.opengeps.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.opengeps.kernel.Sha256;
import org.opengeps.protocol.pki.Trust;

/**
 * The trust file of this installation: whom the engine itself trusts, and what it tells others to
 * compare with the printed hash.
 */
@ApplicationScoped
public class TrustFile {
  @Inject private Installed installed;
  private volatile Trust trust;

  /**
   * Read once, at first use; a new root takes effect with the next start.
   *
   * @throws IllegalStateException if the file is missing
   * @throws org.opengeps.protocol.json.JsonFormatException if it has another form
   */
  public Trust trust() {
    Trust known = trust;
    if (known == null) {
      Path file = installed.trustFile();
      try {
        known = Trust.read(Files.readAllBytes(file));
      } catch (IOException e) {
        throw new IllegalStateException("the trust file cannot be read: " + file, e);
      }
      trust = known;
    }
    return known;
  }

  /** The file in canonical form: what {@code GET /api/v1/trust} answers. */
  public byte[] content() {
    return trust().json().canonical();
  }

  /** What is printed at start and published elsewhere. */
  public Sha256 hash() {
    return trust().hash();
  }
}
