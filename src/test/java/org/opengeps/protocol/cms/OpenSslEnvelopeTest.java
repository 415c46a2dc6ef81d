package org.opengeps.protocol.cms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.opengeps.protocol.fixture.FixedRandom;
import org.opengeps.protocol.threshold.Point;
import org.opengeps.protocol.threshold.Scalar;
import org.opengeps.testing.OpenSsl;

/** OpenSSL opens what we seal, and we open what OpenSSL seals. */
class OpenSslEnvelopeTest extends OpenSslFolder {
  @Test
  void openSslOpensOurEnvelope() throws IOException {
    Recipient recipient =
        Recipient.of(
            CertificateForm.read(AUTHORITY.sealingCertificate("sealing", Point.base(sealingKey))));
    byte[] certificate = AUTHORITY.sealingCertificate("sealing", Point.base(sealingKey));
    pem("sealing.pem", "CERTIFICATE", certificate);
    recipient = Recipient.of(CertificateForm.read(certificate));
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
