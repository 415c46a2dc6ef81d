package org.opengeps.client.committee;

import java.security.cert.X509Certificate;
import java.util.Set;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Verdict;
import org.opengeps.protocol.cms.CmsFormatException;
import org.opengeps.protocol.cms.SignedDocument;
import org.opengeps.protocol.pki.CertificatePath;
import org.opengeps.protocol.pki.CertificateUse;
import org.opengeps.protocol.pki.CertifiedSigner;

/**
 * Signature and path of a message under the roots of the trust file, as of its signing time.
 * Revocation is the engine's to check when a message arrives; an offline client cannot.
 */
final class SignatureCheck {
  private SignatureCheck() {}

  /**
   * @param what for the refusal: {@code the ceremony}
   * @param roots of people
   */
  static Verdict<SignedDocument> check(String what, byte[] cms, Set<X509Certificate> roots) {
    return check(what, cms, roots, CertificateUse.SIGNING);
  }

  /** The same of a message that the platform signed, under the roots of the platform. */
  static Verdict<SignedDocument> platform(String what, byte[] cms, Set<X509Certificate> roots) {
    return check(what, cms, roots, CertificateUse.PLATFORM);
  }

  private static Verdict<SignedDocument> check(
      String what, byte[] cms, Set<X509Certificate> roots, CertificateUse use) {
    SignedDocument document;
    try {
      document = SignedDocument.read(cms);
    } catch (CmsFormatException e) {
      return Verdict.refuse(
          Refusal.of("evidence-broken.message-form")
              .with("document", what)
              .with("problem", e.getMessage()));
    }
    if (!document.isSignatureValid()) {
      return Verdict.refuse(Refusal.of("evidence-broken.signature").with("document", what));
    }
    Verdict<CertificatePath> path =
        CertificatePath.validate(
            document.signer(), document.certificates(), roots, use, document.signingTime());
    return path instanceof Verdict.Refused<CertificatePath> refused
        ? Verdict.refuse(
            Refusal.of("signer-untrusted")
                .with("document", what)
                .with("because", refused.refusal()))
        : Verdict.accept(document);
  }

  /**
   * Whether two messages come from the same certified holder, though perhaps from a renewed
   * certificate.
   */
  static boolean sameSigner(SignedDocument one, SignedDocument other) {
    return CertifiedSigner.isSameHolder(one.signer(), other.signer());
  }
}
