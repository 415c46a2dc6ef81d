package org.opengeps.app.bank;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.HexFormat;
import org.opengeps.app.authorities.Credential;
import org.opengeps.app.authorities.SelfSigned;
import org.opengeps.protocol.cms.CertificateForm;
import org.opengeps.protocol.cms.DocumentSigner;

/**
 * The bank's folder: {@code bank.p12} (its key, made at the first start), {@code bank.crt} (public,
 * PEM), {@code token} (what its customer shows, for its owner's eyes only) and {@code journal}.
 */
public record BankFolder(Path path) {
  private static final int TOKEN_BYTES = 32;

  /** The certificate that everything the bank says is signed under. */
  public Path certificate() {
    return path.resolve("bank.crt");
  }

  /** The customer's token, on one line. */
  public Path token() {
    return path.resolve("token");
  }

  Path journal() {
    return path.resolve("journal");
  }

  /** Makes what is missing. */
  DocumentSigner signer(Clock clock) throws IOException {
    Files.createDirectories(path);
    Path file = path.resolve("bank.p12");
    if (!Files.exists(file)) {
      SelfSigned.make("연습은행 (practice bank)", "Practice Bank Signing", clock)
          .write(file, "bank", Credential.PRACTICE_PASSWORD);
    }
    Credential credential = Credential.read(file, Credential.PRACTICE_PASSWORD);
    String pem =
        "-----BEGIN CERTIFICATE-----\n"
            + Base64.getMimeEncoder(64, new byte[] {'\n'})
                .encodeToString(CertificateForm.der(credential.certificate()))
            + "\n-----END CERTIFICATE-----\n";
    Files.writeString(certificate(), pem);
    return new DocumentSigner(credential.key(), credential.chain());
  }

  /** The token, made at the first start. */
  byte[] secret() throws IOException {
    if (!Files.exists(token())) {
      byte[] random = new byte[TOKEN_BYTES];
      new SecureRandom().nextBytes(random);
      Path draft = path.resolve("token.draft");
      Files.deleteIfExists(draft);
      Files.createFile(
          draft,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(draft, HexFormat.of().formatHex(random) + "\n", StandardOpenOption.WRITE);
      Files.move(draft, token(), StandardCopyOption.ATOMIC_MOVE);
    }
    return Files.readString(token()).strip().getBytes(StandardCharsets.UTF_8);
  }
}
