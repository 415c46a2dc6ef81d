package org.opengeps.protocol.cms;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.opengeps.protocol.fixture.FixedRandom;
import org.opengeps.protocol.fixture.TestAuthority;
import org.opengeps.protocol.threshold.Point;
import org.opengeps.protocol.threshold.Scalar;
import org.opengeps.testing.OpenSsl;

/** A folder with keys and certificates as OpenSSL reads them. */
abstract class OpenSslFolder {
  static final TestAuthority AUTHORITY = new TestAuthority("OpenSSL CA");
  static final byte[] CONTENT = "{\"가\":1}".getBytes(StandardCharsets.UTF_8);
  static final Instant AT = Instant.parse("2025-07-01T00:00:00Z");
  @TempDir Path folder;
  final Scalar sealingKey = Scalar.random(new FixedRandom("sealing"));

  @BeforeEach
  void writeFiles() throws IOException {
    Files.write(folder.resolve("content"), CONTENT);
    pem("ca.pem", "CERTIFICATE", CertificateForm.der(AUTHORITY.root()));
    byte[] sealing = AUTHORITY.sealingCertificate("sealing", Point.base(sealingKey));
    pem("sealing.pem", "CERTIFICATE", sealing);
    pem("sealing.key", "PRIVATE KEY", TestAuthority.privateKey(sealingKey).getEncoded());
  }

  void pem(String name, String label, byte[] der) throws IOException {
    String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
    Files.writeString(
        folder.resolve(name),
        "-----BEGIN " + label + "-----\n" + body + "\n-----END " + label + "-----\n");
  }

  TestAuthority.Identity person(String kind) throws IOException {
    TestAuthority.Identity person =
        kind.equals("RSA") ? AUTHORITY.rsaPerson("signer") : AUTHORITY.person("signer");
    pem("signer.pem", "CERTIFICATE", CertificateForm.der(person.certificate()));
    pem("signer.key", "PRIVATE KEY", person.key().getEncoded());
    return person;
  }

  Path path(String name) {
    return folder.resolve(name);
  }

  static void ok(OpenSsl.Result result) {
    assertThat(result.exitCode()).as(result.output()).isZero();
  }
}
