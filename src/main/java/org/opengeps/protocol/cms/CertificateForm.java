package org.opengeps.protocol.cms;

import java.io.ByteArrayInputStream;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Certificate;
import org.opengeps.kernel.Sha256;

/**
 * The strict form of a certificate: reads its DER and gives what the profile needs of its bytes.
 */
public final class CertificateForm {
  private CertificateForm() {}

  /**
   * @throws CmsFormatException if the bytes are not an X.509 certificate, or one whose key or
   *     signature has pad bits: some libraries read those, others throw when they are used
   */
  public static X509Certificate read(byte[] der) {
    // the JDK reads an indefinite length by recursion: a few kilobytes of it end the stack
    if (Der.isIndefinite(der)) {
      throw new CmsFormatException("a certificate of indefinite length");
    }
    try {
      X509Certificate certificate =
          (X509Certificate)
              CertificateFactory.getInstance("X.509")
                  .generateCertificate(new ByteArrayInputStream(der));
      if (certificate == null || hasPadBits(Certificate.getInstance(der(certificate)))) {
        throw new CmsFormatException("a certificate whose key or signature is of no whole bytes");
      }
      return certificate;
    } catch (CmsFormatException e) {
      throw e;
    } catch (CertificateException | IllegalArgumentException e) {
      throw new CmsFormatException("not an X.509 certificate", e);
    }
  }

  private static boolean hasPadBits(Certificate form) {
    return form.getSubjectPublicKeyInfo().getPublicKeyData().getPadBits() != 0
        || form.getSignature().getPadBits() != 0;
  }

  public static byte[] der(X509Certificate certificate) {
    try {
      return certificate.getEncoded();
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException("a certificate that was read can be written", e);
    }
  }

  /** SHA-256 of the SubjectPublicKeyInfo as it stands in the certificate. */
  public static Sha256 spkiHash(X509Certificate certificate) {
    return Sha256.of(
        Der.write(Certificate.getInstance(der(certificate)).getSubjectPublicKeyInfo()));
  }

  /** IssuerAndSerialNumber. */
  static org.bouncycastle.asn1.ASN1Encodable issuerAndSerial(X509Certificate certificate) {
    return Der.sequence(
        X500Name.getInstance(certificate.getIssuerX500Principal().getEncoded()),
        new ASN1Integer(certificate.getSerialNumber()));
  }
}
