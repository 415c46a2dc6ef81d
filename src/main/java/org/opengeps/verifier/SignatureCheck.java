package org.opengeps.verifier;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.opengeps.kernel.Verdict;
import org.opengeps.protocol.cms.SignedDocument;
import org.opengeps.protocol.pki.CertificatePath;
import org.opengeps.protocol.pki.CertificateUse;
import org.opengeps.protocol.pki.RevocationEvidence;
import org.opengeps.protocol.pki.RevocationStatus;
import org.opengeps.protocol.pki.Trust;

/** Signatures, certificate paths, and revocation from the data that lies in the bundle. */
final class SignatureCheck {
  private final Findings findings;
  private final Optional<Trust> trust;
  private final RevocationFiles revocation;
  private final RevocationCoverage coverage = new RevocationCoverage();
  private int checked;

  SignatureCheck(Findings findings, Optional<Trust> trust, Map<String, byte[]> revocation) {
    this.findings = findings;
    this.trust = trust;
    this.revocation = new RevocationFiles(revocation);
  }

  /** A signature that must be the platform's. */
  void platform(String where, SignedDocument document, Instant at) {
    check(where, document, at, CertificateUse.PLATFORM, trust.map(Trust::platformRoots));
  }

  /** A signature of a person: officer, committee member or bidder. */
  void person(String where, SignedDocument document, Instant at) {
    check(where, document, at, CertificateUse.SIGNING, trust.map(Trust::signingRoots));
  }

  /**
   * What can be said of a signer's certificate.
   *
   * @param code empty if it was good as far as known, else why not
   * @param evidence whether an authority's statement about it lies in the bundle
   */
  record Judgment(Optional<String> code, boolean evidence) {}

  /** Judges a person's certificate without a finding; empty without a trust file. */
  Optional<Judgment> judge(SignedDocument document, Instant at) {
    return trust.map(
        anchors -> {
          Verdict<CertificatePath> path =
              CertificatePath.validate(
                  document.signer(),
                  document.certificates(),
                  anchors.signingRoots(),
                  CertificateUse.SIGNING,
                  at);
          if (path instanceof Verdict.Refused<CertificatePath> refused) {
            return new Judgment(Optional.of(refused.refusal().code()), true);
          }
          List<X509Certificate> chain = path.orThrow().certificates();
          boolean evidence = false;
          for (int i = 0; i + 1 < chain.size(); i++) {
            List<RevocationEvidence> found = revocation.about(chain.get(i), chain.get(i + 1));
            evidence |= i == 0 && found.stream().anyMatch(one -> one.speaksOf(at));
            if (found.stream()
                .anyMatch(one -> one.status().asOf(at) instanceof RevocationStatus.Revoked)) {
              return new Judgment(Optional.of("certificate-revoked"), true);
            }
          }
          return new Judgment(Optional.empty(), evidence);
        });
  }

  /** Refutes unless the signature holds; says nothing of the certificate. */
  void holds(String where, SignedDocument document) {
    if (isSigned(where, document)) {
      checked++;
    }
  }

  private void check(
      String where,
      SignedDocument document,
      Instant at,
      CertificateUse use,
      Optional<Set<X509Certificate>> roots) {
    boolean signed =
        isSigned(where, document)
            && findings.require(
                use.allows(document.signer()),
                "certificate",
                where,
                "a certificate issued " + use.words(),
                name(document.signer()));
    if (signed) {
      checked++;
      roots.ifPresent(
          anchors -> path(where, document.signer(), document.certificates(), at, use, anchors));
    }
  }

  private boolean isSigned(String where, SignedDocument document) {
    return findings.require(
        document.isSignatureValid(),
        "signature",
        where,
        "a valid signature by " + name(document.signer()),
        "a false one");
  }

  private void path(
      String where,
      X509Certificate signer,
      List<X509Certificate> others,
      Instant at,
      CertificateUse use,
      Set<X509Certificate> roots) {
    Verdict<CertificatePath> path = CertificatePath.validate(signer, others, roots, use, at);
    if (path instanceof Verdict.Refused<CertificatePath> refused) {
      findings.refute(
          "certificate", where, "a path to a root of the trust file", refused.refusal().english());
      return;
    }
    List<X509Certificate> certificates = path.orThrow().certificates();
    for (int i = 0; i + 1 < certificates.size(); i++) {
      revoked(where, certificates.get(i), certificates.get(i + 1), at);
    }
  }

  private void revoked(
      String where, X509Certificate certificate, X509Certificate issuer, Instant at) {
    List<RevocationEvidence> evidence = revocation.about(certificate, issuer);
    coverage.see(name(certificate), evidence, at);
    for (RevocationEvidence one : evidence) {
      if (one.status().asOf(at) instanceof RevocationStatus.Revoked revoked) {
        findings.refute(
            "revocation",
            where,
            "a certificate good at " + at,
            name(certificate) + " revoked since " + revoked.since());
      }
    }
  }

  /** What revocation data is missing, as far as anybody's certificate was judged. */
  RevocationCoverage coverage() {
    return coverage;
  }

  /** Revocation files that speak of no certificate here: changed, or smuggled in. */
  void unusedRevocation() {
    if (trust.isPresent()) {
      revocation
          .unused()
          .forEach(
              name ->
                  findings.refute(
                      "revocation",
                      name,
                      "data signed for a certificate of this bundle",
                      "none such"));
    }
    findings.confirm(
        checked
            + " signatures hold"
            + (trust.isPresent() ? " with paths to the trust file." : "."));
  }

  private static String name(X509Certificate certificate) {
    return certificate.getSubjectX500Principal().getName();
  }
}
