package org.opengeps.protocol.cms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opengeps.protocol.fixture.FixedRandom;
import org.opengeps.protocol.fixture.TestAuthority;
import org.opengeps.protocol.threshold.Point;
import org.opengeps.protocol.threshold.Scalar;
import org.opengeps.testing.OpenSsl;

/** OpenSSL reads what we make, and we read what OpenSSL makes. */
class OpenSslCmsTest {
  private static final TestAuthority AUTHORITY = new TestAuthority("OpenSSL CA");
  private static final byte[] CONTENT = "{\"가\":1}".getBytes(StandardCharsets.UTF_8);
  private static final Instant AT = Instant.parse("2025-07-01T00:00:00Z");
  @TempDir Path folder;
  private final Scalar sealingKey = Scalar.random(new FixedRandom("sealing"));

  @BeforeEach
  void writeFiles() throws IOException {
    Files.write(folder.resolve("content"), CONTENT);
    pem("ca.pem", "CERTIFICATE", Certificates.der(AUTHORITY.root()));
    byte[] sealing = AUTHORITY.sealingCertificate("sealing", Point.base(sealingKey));
    pem("sealing.pem", "CERTIFICATE", sealing);
    pem("sealing.key", "PRIVATE KEY", TestAuthority.privateKey(sealingKey).getEncoded());
  }

  private void pem(String name, String label, byte[] der) throws IOException {
    String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
    Files.writeString(
        folder.resolve(name),
        "-----BEGIN " + label + "-----\n" + body + "\n-----END " + label + "-----\n");
  }

  private TestAuthority.Identity person(String kind) throws IOException {
    TestAuthority.Identity person =
        kind.equals("RSA") ? AUTHORITY.rsaPerson("signer") : AUTHORITY.person("signer");
    pem("signer.pem", "CERTIFICATE", Certificates.der(person.certificate()));
    pem("signer.key", "PRIVATE KEY", person.key().getEncoded());
    return person;
  }

  private Path path(String name) {
    return folder.resolve(name);
  }

  private static void ok(OpenSsl.Result result) {
    assertThat(result.exitCode()).as(result.output()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"EC", "RSA"})
  void openSslVerifiesOurSignature(String kind) throws IOException {
    byte[] signed = person(kind).signer().sign(CONTENT, AT);
    Files.write(path("signed"), signed);
    ok(
        OpenSsl.run(
            "cms",
            "-verify",
            "-cades",
            "-binary",
            "-inform",
            "DER",
            "-in",
            path("signed"),
            "-CAfile",
            path("ca.pem"),
            "-purpose",
            "any",
            "-attime",
            AT.getEpochSecond(),
            "-out",
            path("out")));
    assertThat(Files.readAllBytes(path("out"))).isEqualTo(CONTENT);
    signed[signed.length - 1] ^= 1;
    Files.write(path("signed"), signed);
    assertThat(
            OpenSsl.run(
                    "cms",
                    "-verify",
                    "-cades",
                    "-binary",
                    "-inform",
                    "DER",
                    "-in",
                    path("signed"),
                    "-CAfile",
                    path("ca.pem"),
                    "-purpose",
                    "any",
                    "-attime",
                    AT.getEpochSecond(),
                    "-out",
                    path("out"))
                .exitCode())
        .isNotZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"EC", "RSA"})
  void weReadOpenSslsSignature(String kind) throws IOException {
    TestAuthority.Identity person = person(kind);
    ok(
        OpenSsl.run(
            "cms",
            "-sign",
            "-cades",
            "-binary",
            "-md",
            "sha256",
            "-nodetach",
            "-nosmimecap",
            "-outform",
            "DER",
            "-signer",
            path("signer.pem"),
            "-inkey",
            path("signer.key"),
            "-in",
            path("content"),
            "-out",
            path("signed")));
    SignedDocument read = SignedDocument.read(Files.readAllBytes(path("signed")));
    assertThat(read.isSignatureValid()).isTrue();
    assertThat(read.content()).isEqualTo(CONTENT);
    assertThat(read.signer()).isEqualTo(person.certificate());
  }

  @Test
  void aSignatureOutsideTheProfileIsRefusedWithTheOptionThatHelps() throws IOException {
    person("EC");
    ok(
        OpenSsl.run(
            "cms",
            "-sign",
            "-binary",
            "-md",
            "sha256",
            "-nodetach",
            "-nosmimecap",
            "-outform",
            "DER",
            "-signer",
            path("signer.pem"),
            "-inkey",
            path("signer.key"),
            "-in",
            path("content"),
            "-out",
            path("plain")));
    assertThatThrownBy(() -> SignedDocument.read(Files.readAllBytes(path("plain"))))
        .hasMessageContaining("-cades");
    ok(
        OpenSsl.run(
            "cms",
            "-sign",
            "-cades",
            "-binary",
            "-md",
            "sha256",
            "-nosmimecap",
            "-outform",
            "DER",
            "-signer",
            path("signer.pem"),
            "-inkey",
            path("signer.key"),
            "-in",
            path("content"),
            "-out",
            path("detached")));
    assertThatThrownBy(() -> SignedDocument.read(Files.readAllBytes(path("detached"))))
        .hasMessageContaining("-nodetach");
    ok(
        OpenSsl.run(
            "cms",
            "-sign",
            "-cades",
            "-binary",
            "-md",
            "sha256",
            "-nodetach",
            "-outform",
            "DER",
            "-signer",
            path("signer.pem"),
            "-inkey",
            path("signer.key"),
            "-in",
            path("content"),
            "-out",
            path("capabilities")));
    assertThatThrownBy(() -> SignedDocument.read(Files.readAllBytes(path("capabilities"))))
        .hasMessageContaining("-nosmimecap");
    ok(
        OpenSsl.run(
            "cms",
            "-sign",
            "-cades",
            "-binary",
            "-md",
            "sha256",
            "-nodetach",
            "-nosmimecap",
            "-stream",
            "-outform",
            "DER",
            "-signer",
            path("signer.pem"),
            "-inkey",
            path("signer.key"),
            "-in",
            path("content"),
            "-out",
            path("ber")));
    assertThatThrownBy(() -> SignedDocument.read(Files.readAllBytes(path("ber"))))
        .hasMessageContaining("DER");
  }

  @Test
  void twoSignersAreRefused() throws IOException {
    person("EC");
    TestAuthority.Identity second = AUTHORITY.person("second");
    pem("second.pem", "CERTIFICATE", Certificates.der(second.certificate()));
    pem("second.key", "PRIVATE KEY", second.key().getEncoded());
    ok(
        OpenSsl.run(
            "cms",
            "-sign",
            "-cades",
            "-binary",
            "-md",
            "sha256",
            "-nodetach",
            "-nosmimecap",
            "-outform",
            "DER",
            "-signer",
            path("signer.pem"),
            "-inkey",
            path("signer.key"),
            "-signer",
            path("second.pem"),
            "-inkey",
            path("second.key"),
            "-in",
            path("content"),
            "-out",
            path("two")));
    assertThatThrownBy(() -> SignedDocument.read(Files.readAllBytes(path("two"))))
        .hasMessageContaining("exactly one signer");
  }

  @Test
  void openSslOpensOurEnvelope() throws IOException {
    Recipient recipient =
        Recipient.of(
            Certificates.read(AUTHORITY.sealingCertificate("sealing", Point.base(sealingKey))));
    byte[] certificate = AUTHORITY.sealingCertificate("sealing", Point.base(sealingKey));
    pem("sealing.pem", "CERTIFICATE", certificate);
    recipient = Recipient.of(Certificates.read(certificate));
    for (byte[] ukm : new byte[][] {null, new byte[65]}) {
      Files.write(
          path("sealed"),
          Envelope.seal(
              CONTENT, recipient, Scalar.random(new FixedRandom("e")), ukm, new FixedRandom("r")));
      ok(
          OpenSsl.run(
              "cms",
              "-decrypt",
              "-inform",
              "DER",
              "-in",
              path("sealed"),
              "-recip",
              path("sealing.pem"),
              "-inkey",
              path("sealing.key"),
              "-out",
              path("out")));
      assertThat(Files.readAllBytes(path("out"))).isEqualTo(CONTENT);
    }
  }

  @Test
  void weOpenOpenSslsEnvelope() throws IOException {
    ok(
        OpenSsl.run(
            "cms",
            "-encrypt",
            "-binary",
            "-aes-256-gcm",
            "-outform",
            "DER",
            "-recip",
            path("sealing.pem"),
            "-keyopt",
            "ecdh_kdf_md:sha256",
            "-in",
            path("content"),
            "-out",
            path("sealed")));
    Envelope envelope = Envelope.read(Files.readAllBytes(path("sealed")));
    assertThat(envelope.openWith(sealingKey)).hasValue(CONTENT);
    assertThat(envelope.openWith(envelope.originator().times(sealingKey))).hasValue(CONTENT);
    assertThat(envelope.openWith(Scalar.of(5))).isEmpty();
    assertThat(envelope.ukm()).isEmpty();
  }

  @Test
  void envelopesOutsideTheProfileAreRefused() throws IOException {
    ok(
        OpenSsl.run(
            "cms",
            "-encrypt",
            "-binary",
            "-aes-256-gcm",
            "-outform",
            "DER",
            "-recip",
            path("sealing.pem"),
            "-in",
            path("content"),
            "-out",
            path("sha1")));
    assertThatThrownBy(() -> Envelope.read(Files.readAllBytes(path("sha1"))))
        .hasMessageContaining("ecdh_kdf_md:sha256");
    ok(
        OpenSsl.run(
            "cms",
            "-encrypt",
            "-binary",
            "-aes-256-cbc",
            "-outform",
            "DER",
            "-recip",
            path("sealing.pem"),
            "-keyopt",
            "ecdh_kdf_md:sha256",
            "-in",
            path("content"),
            "-out",
            path("cbc")));
    assertThatThrownBy(() -> Envelope.read(Files.readAllBytes(path("cbc"))))
        .isInstanceOf(CmsFormatException.class);
    ok(
        OpenSsl.run(
            "cms",
            "-encrypt",
            "-binary",
            "-aes-256-gcm",
            "-outform",
            "DER",
            "-recip",
            path("sealing.pem"),
            "-keyopt",
            "ecdh_kdf_md:sha256",
            "-recip",
            path("sealing.pem"),
            "-keyopt",
            "ecdh_kdf_md:sha256",
            "-in",
            path("content"),
            "-out",
            path("two")));
    assertThatThrownBy(() -> Envelope.read(Files.readAllBytes(path("two"))))
        .hasMessageContaining("exactly one recipient");
    ok(
        OpenSsl.run(
            "cms",
            "-encrypt",
            "-binary",
            "-stream",
            "-aes-256-gcm",
            "-outform",
            "DER",
            "-recip",
            path("sealing.pem"),
            "-keyopt",
            "ecdh_kdf_md:sha256",
            "-in",
            path("content"),
            "-out",
            path("ber")));
    assertThatThrownBy(() -> Envelope.read(Files.readAllBytes(path("ber"))))
        .hasMessageContaining("DER");
  }
}
