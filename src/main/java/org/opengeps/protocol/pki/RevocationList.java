package org.opengeps.protocol.pki;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509CRLEntry;
import java.security.cert.X509Certificate;
import java.util.Optional;
import java.util.Set;

/** A complete revocation list of one issuer (RFC 5280 section 5), its signature checked. */
public final class RevocationList {
  /**
   * Issuing distribution point: only lists without it are complete. Delta lists carry the other
   * one.
   */
  private static final Set<String> PARTIAL = Set.of("2.5.29.28", "2.5.29.27");

  private final X509CRL list;
  private final byte[] der;

  private RevocationList(X509CRL list, byte[] der) {
    this.list = list;
    this.der = der;
  }

  /**
   * @throws RevocationFormatException if the bytes are no complete list signed by the issuer
   */
  public static RevocationList read(byte[] der, X509Certificate issuer)
      throws RevocationFormatException {
    try {
      X509CRL list =
          (X509CRL)
              CertificateFactory.getInstance("X.509").generateCRL(new ByteArrayInputStream(der));
      if (list == null || !list.getIssuerX500Principal().equals(issuer.getSubjectX500Principal())) {
        throw new RevocationFormatException("the list is not the issuer's");
      }
      boolean[] usage = issuer.getKeyUsage();
      if (usage != null && !usage[6]) {
        throw new RevocationFormatException("the issuer's key may not sign lists");
      }
      list.verify(issuer.getPublicKey());
      if (list.getCriticalExtensionOIDs() != null
          && list.getCriticalExtensionOIDs().stream().anyMatch(PARTIAL::contains)) {
        throw new RevocationFormatException("the list is not a complete one");
      }
      return new RevocationList(list, der.clone());
    } catch (GeneralSecurityException e) {
      throw new RevocationFormatException("no revocation list, or not signed by the issuer", e);
    }
  }

  /** What the list says about a certificate of its issuer. */
  public RevocationEvidence about(X509Certificate certificate) {
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
