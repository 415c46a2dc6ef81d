package org.opengeps.protocol.cms;

import java.security.cert.X509Certificate;
import java.util.Arrays;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERTaggedObject;
import org.opengeps.kernel.Sha256;
import org.opengeps.protocol.threshold.Point;

/** For whom an envelope is sealed, and how the envelope names the key. */
public final class Recipient {
  /** Bytes of a key id. */
  static final int KEY_ID_LENGTH = 20;

  private final Point key;
  private final ASN1Encodable identifier;

  private Recipient(Point key, ASN1Encodable identifier) {
    this.key = key;
    this.identifier = identifier;
  }

  /**
   * By issuer and serial number of a sealing certificate.
   *
   * @throws IllegalArgumentException if its key is not on P-256
   */
  public static Recipient of(X509Certificate certificate) {
    return new Recipient(
        Point.of(certificate.getPublicKey()), CertificateForm.issuerAndSerial(certificate));
  }

  /** By key id: the first 20 bytes of SHA-256 of the SubjectPublicKeyInfo. */
  public static Recipient ofKey(Point key) {
    byte[] id = Arrays.copyOf(Sha256.of(key.spki()).bytes(), KEY_ID_LENGTH);
    return new Recipient(key, new DERTaggedObject(false, 0, Der.sequence(new DEROctetString(id))));
  }

  public Point key() {
    return key;
  }

  ASN1Encodable identifier() {
    return identifier;
  }
}
