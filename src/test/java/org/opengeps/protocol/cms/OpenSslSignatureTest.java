package org.opengeps.protocol.cms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opengeps.protocol.fixture.TestAuthority;
import org.opengeps.testing.OpenSsl;

/** OpenSSL verifies what we sign, and we read what OpenSSL signs. */
class OpenSslSignatureTest extends OpenSslFolder {
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
    pem("second.pem", "CERTIFICATE", CertificateForm.der(second.certificate()));
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
}
