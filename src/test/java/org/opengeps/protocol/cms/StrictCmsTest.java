package org.opengeps.protocol.cms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.opengeps.protocol.fixture.FixedRandom;
import org.opengeps.protocol.fixture.OtherEncoding;
import org.opengeps.protocol.fixture.TestAuthority;
import org.opengeps.protocol.threshold.Point;
import org.opengeps.protocol.threshold.Scalar;

/**
 * Any changed, added or cut byte is refused, does not open, or makes the signature false: never
 * another meaning.
 */
class StrictCmsTest {
  private static final TestAuthority AUTHORITY = new TestAuthority("Strict CA");
  private static final byte[] CONTENT = "{\"a\":1}".getBytes(StandardCharsets.UTF_8);
  private static final Instant AT = Instant.parse("2025-07-01T00:00:00.999Z");
  private static final TestAuthority.Identity PERSON = AUTHORITY.person("strict");
  private static final byte[] SIGNED = PERSON.signer().sign(CONTENT, AT);
  private static final Scalar KEY = Scalar.random(new FixedRandom("strict key"));
  private static final byte[] SEALED =
      Envelope.seal(
          CONTENT,
          Recipient.ofKey(Point.base(KEY)),
          Scalar.of(9),
          new byte[] {1, 2},
          new FixedRandom("s"));

  @Test
  void signingIsDeterministicAndReadsBack() {
    assertThat(PERSON.signer().sign(CONTENT, AT)).isEqualTo(SIGNED);
    SignedDocument read = SignedDocument.read(SIGNED);
    assertThat(read.isSignatureValid()).isTrue();
    assertThat(read.signingTime()).isEqualTo(Instant.parse("2025-07-01T00:00:00Z"));
    assertThat(read.certificates()).as("the root is left out").hasSize(1);
    assertThat(Envelope.read(SEALED).openWith(KEY)).hasValue(CONTENT);
    assertThat(Envelope.read(SEALED).isFor(Recipient.ofKey(Point.base(KEY)))).isTrue();
  }

  @Test
  void whatWasSignedIsTheSameInEveryEncodingOfTheSignatureAndInNoOtherSignature() {
    SignedDocument own = SignedDocument.read(SIGNED);
    SignedDocument other = SignedDocument.read(OtherEncoding.of(SIGNED));
    assertThat(other.isSignatureValid()).isTrue();
    assertThat(other.hash()).isNotEqualTo(own.hash());
    assertThat(other.signed()).isEqualTo(own.signed());
    SignedDocument again = SignedDocument.read(PERSON.signer().sign(CONTENT, AT.plusSeconds(1)));
    assertThat(again.signed()).isNotEqualTo(own.signed());
    SignedDocument broken = SignedDocument.read(OtherEncoding.broken(SIGNED));
    assertThat(broken.isSignatureValid()).isFalse();
  }

  @Test
  void noChangedByteOfASignedDocumentIsValid() {
    int certificate = indexOf(SIGNED, CertificateForm.der(SignedDocument.read(SIGNED).signer()));
    assertThat(certificate).isPositive();
    for (int i = 0; i < SIGNED.length; i++) {
      byte[] changed = SIGNED.clone();
      changed[i] ^= 1;
      assertThat(isValid(changed)).as("byte " + i).isFalse();
    }
  }

  /**
   * A certificate whose key is a bit string of no whole bytes (X.690 8.6): some libraries read it,
   * others throw on the first use. It is refused on reading, whatever uses it later.
   */
  @Test
  void aKeyOfNoWholeBytesIsRefusedOnReading() throws Exception {
    byte[] der = CertificateForm.der(PERSON.certificate());
    int key = indexOf(der, new byte[] {0x03, 0x42, 0x00, 0x04});
    der[key + 2] = 3;
    der[key + 0x43] &= (byte) 0xF8;
    X509Certificate odd =
        (X509Certificate)
            CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(der));
    byte[] signed = new DocumentSigner(PERSON.key(), List.of(odd)).sign(CONTENT, AT);
    assertThatThrownBy(() -> SignedDocument.read(signed)).isInstanceOf(CmsFormatException.class);
  }

  private static boolean isValid(byte[] der) {
    try {
      return SignedDocument.read(der).isSignatureValid();
    } catch (CmsFormatException e) {
      return false;
    }
  }

  @Test
  void noChangedByteOfAnEnvelopeOpensTheContent() {
    for (int i = 0; i < SEALED.length; i++) {
      byte[] changed = SEALED.clone();
      changed[i] ^= 1;
      assertThat(opens(changed)).as("byte " + i).isEqualTo(isInRecipientName(i));
    }
  }

  /**
   * The name of the recipient is no secret and no part of the key derivation; who it names is asked
   * by isFor.
   */
  private static boolean isInRecipientName(int at) {
    byte[] id = Arrays.copyOf(org.opengeps.kernel.Sha256.of(Point.base(KEY).spki()).bytes(), 20);
    int start = indexOf(SEALED, id);
    return at >= start && at < start + id.length;
  }

  private static boolean opens(byte[] der) {
    try {
      return Envelope.read(der).openWith(KEY).isPresent();
    } catch (CmsFormatException e) {
      return false;
    }
  }

  @Test
  void bytesBeforeAfterOrMissingAreRefused() {
    for (byte[] good : new byte[][] {SIGNED, SEALED}) {
      byte[] longer = Arrays.copyOf(good, good.length + 1);
      byte[] shorter = Arrays.copyOf(good, good.length - 1);
      byte[] shifted = new byte[good.length + 1];
      System.arraycopy(good, 0, shifted, 1, good.length);
      for (byte[] bad :
          new byte[][] {longer, shorter, shifted, new byte[0], {0x30}, {0x30, (byte) 0x80, 0, 0}}) {
        assertThatThrownBy(() -> SignedDocument.read(bad)).isInstanceOf(CmsFormatException.class);
        assertThatThrownBy(() -> Envelope.read(bad)).isInstanceOf(CmsFormatException.class);
      }
    }
    assertThatThrownBy(() -> SignedDocument.read(SEALED)).isInstanceOf(CmsFormatException.class);
    assertThatThrownBy(() -> Envelope.read(SIGNED)).isInstanceOf(CmsFormatException.class);
  }

  @Test
  void theGatePayloadHasThreeSizesAndNoHiddenBytes() {
    byte[] part = {0x04, 3, 1, 2, 3};
    byte[] payload = new GatedPayload(part, part).bytes();
    assertThat(payload).hasSize(8192);
    assertThat(GatedPayload.read(payload).sealedConfidential()).isEqualTo(part);
    byte[] hidden = payload.clone();
    hidden[8191] = 1;
    assertThatThrownBy(() -> GatedPayload.read(hidden)).hasMessageContaining("padding");
    byte[] larger = Arrays.copyOf(payload, 65_536);
    assertThatThrownBy(() -> GatedPayload.read(larger)).hasMessageContaining("smallest");
    byte[] between = payload.clone();
    between[3] = 11;
    assertThatThrownBy(() -> GatedPayload.read(between)).isInstanceOf(CmsFormatException.class);
    assertThatThrownBy(() -> new GatedPayload(new byte[200_000], new byte[100_000]).bytes())
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aWeakRsaKeyIsRefused() throws Exception {
    var generator = java.security.KeyPairGenerator.getInstance("RSA");
    generator.initialize(1024);
    var weak = (java.security.interfaces.RSAPublicKey) generator.generateKeyPair().getPublic();
    assertThatThrownBy(() -> SignatureAlgorithm.of(weak)).hasMessageContaining("2048");
  }

  @Test
  void anEmptyContentCanBeSealed() {
    byte[] sealed =
        Envelope.seal(
            new byte[0],
            Recipient.ofKey(Point.base(KEY)),
            Scalar.of(9),
            null,
            new FixedRandom("s"));
    assertThat(Envelope.read(sealed).openWith(KEY))
        .hasValueSatisfying(bytes -> assertThat(bytes).isEmpty());
  }

  private static int indexOf(byte[] whole, byte[] part) {
    for (int i = 0; i + part.length <= whole.length; i++) {
      if (Arrays.equals(whole, i, i + part.length, part, 0, part.length)) {
        return i;
      }
    }
    return -1;
  }
}
