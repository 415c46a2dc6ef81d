package org.opengeps.identity;

import java.security.cert.X509Certificate;
import org.opengeps.protocol.cms.SignedDocument;
import org.opengeps.protocol.pki.CertificatePath;
import org.opengeps.protocol.pki.RevocationStatus;

/**
 * A signature that holds under an accredited authority, by somebody who need not be registered.
 *
 * @param revocation good or unknown
 */
public record VerifiedSignature(
    SignedDocument document, CertificatePath path, RevocationStatus revocation) {
  public X509Certificate certificate() {
    return path.signer();
  }
}
