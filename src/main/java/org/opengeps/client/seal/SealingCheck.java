package org.opengeps.client.seal;

import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Optional;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Verdict;
import org.opengeps.protocol.cms.Recipient;
import org.opengeps.protocol.message.EnvelopeTerms;
import org.opengeps.protocol.pki.CertificatePath;
import org.opengeps.protocol.pki.CertificateUse;
import org.opengeps.protocol.pki.Certificates;
import org.opengeps.protocol.pki.Trust;
import org.opengeps.protocol.threshold.Point;

/**
 * Whether the two sealing certificates of an envelope carry the keys of the signed notice, are for
 * key agreement, and come from the platform's sealing authority, under which nothing is signed
 * (sealing.md section 1).
 */
final class SealingCheck {
  private final Trust trust;

  SealingCheck(Trust trust) {
    this.trust = trust;
  }

  /**
   * @param at when the notice was signed
   */
  Optional<Refusal> judge(EnvelopeTerms terms, Dossier dossier, Instant at) {
    Point committee = terms.committeeKey().y();
    return judge("committee", terms.committeeCertificate(), committee, dossier, at)
        .or(() -> judge("gate", terms.gateCertificate(), terms.gateKey(), dossier, at));
  }

  private Optional<Refusal> judge(
      String whose, byte[] der, Point key, Dossier dossier, Instant at) {
    try {
      X509Certificate certificate = Certificates.read(der);
      if (!Recipient.of(certificate).key().equals(key)) {
        return Optional.of(Refusal.of("sealing-certificate.key").with("whose", whose));
      }
      return CertificatePath.validate(
                  certificate,
                  dossier.sealingAuthorities(),
                  trust.sealingRoots(),
                  CertificateUse.SEALING,
                  at)
              instanceof Verdict.Refused<CertificatePath> refused
          ? Optional.of(
              Refusal.of("sealing-certificate.untrusted")
                  .with("whose", whose)
                  .with("because", refused.refusal()))
          : Optional.empty();
    } catch (CertificateException | IllegalArgumentException e) {
      return Optional.of(
          Refusal.of("sealing-certificate.unreadable")
              .with("whose", whose)
              .with("problem", e.getMessage()));
    }
  }
}
