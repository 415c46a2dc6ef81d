package org.opengeps.protocol.pki;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509CRLEntry;
import java.security.cert.X509Certificate;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;
import org.opengeps.protocol.cms.Der;

/**
 * A revocation list of one issuer (RFC 5280 section 5), or the part of it that a distribution point
 * gives, its signature checked.
 */
public final class RevocationList {
  private final X509CRL list;
  private final ListScope scope;
  private final byte[] der;

  private RevocationList(X509CRL list, ListScope scope, byte[] der) {
    this.list = list;
    this.scope = scope;
    this.der = der;
  }

  /**
   * @throws RevocationFormatException if the bytes are no list signed by the issuer, or the list
   *     demands what is not understood here
   */
  public static RevocationList read(byte[] der, X509Certificate issuer)
      throws RevocationFormatException {
    try {
      X509CRL list = parse(der);
      if (!list.getIssuerX500Principal().equals(issuer.getSubjectX500Principal())) {
        throw new RevocationFormatException("the list is not the issuer's");
      }
      boolean[] usage = issuer.getKeyUsage();
      if (usage != null && !usage[6]) {
        throw new RevocationFormatException("the issuer's key may not sign lists");
      }
      list.verify(issuer.getPublicKey());
      return new RevocationList(list, ListScope.of(list), der.clone());
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new RevocationFormatException("no revocation list, or not signed by the issuer", e);
    }
  }

  /**
   * Whose list the bytes claim to be; the signature is not checked.
   *
   * @throws RevocationFormatException if they are no list
   */
  public static X500Principal issuer(byte[] der) throws RevocationFormatException {
    try {
      return parse(der).getIssuerX500Principal();
    } catch (GeneralSecurityException e) {
      throw new RevocationFormatException("no revocation list", e);
    }
  }

  private static X509CRL parse(byte[] der)
      throws GeneralSecurityException, RevocationFormatException {
    // the JDK reads an indefinite length by recursion: a few kilobytes of it end the stack
    X509CRL list =
        Der.isIndefinite(der)
            ? null
            : (X509CRL)
                CertificateFactory.getInstance("X.509").generateCRL(new ByteArrayInputStream(der));
    if (list == null) {
      throw new RevocationFormatException("no revocation list in DER");
    }
    return list;
  }

  /**
   * What the list says about a certificate of its issuer.
   *
   * @throws RevocationFormatException if the list is a part that does not speak of the certificate
   */
  public RevocationEvidence about(X509Certificate certificate) throws RevocationFormatException {
    if (!scope.covers(certificate)) {
      throw new RevocationFormatException("the list is about other certificates of the issuer");
    }
    X509CRLEntry entry = list.getRevokedCertificate(certificate.getSerialNumber());
    RevocationStatus status =
        entry == null
            ? new RevocationStatus.Good()
            : new RevocationStatus.Revoked(entry.getRevocationDate().toInstant());
    return new RevocationEvidence(
        RevocationEvidence.Form.CRL,
        status,
        list.getThisUpdate().toInstant(),
        Optional.ofNullable(list.getNextUpdate()).map(java.util.Date::toInstant),
        der.clone());
  }
}
