package org.opengeps.protocol.pki;

import java.security.GeneralSecurityException;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.CertStore;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.PKIXCertPathBuilderResult;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Verdict;

/**
 * A path that holds as of an instant, from a certificate to a trusted root (RFC 5280 section 6).
 * Revocation is judged separately.
 *
 * @param certificates the certificate first, the trusted root last
 */
public record CertificatePath(List<X509Certificate> certificates) {
  /**
   * A signer, one or two authorities, a root: nobody needs more, and each level costs a signature
   * check.
   */
  private static final int LONGEST = 4;

  /**
   * Whether an instant is outside of a certificate's own period.
   *
   * @return {@code certificate-expired}, {@code certificate-not-yet-valid}, or empty
   */
  public static Optional<Refusal> period(X509Certificate certificate, Instant at) {
    Date date = Date.from(at);
    if (date.after(certificate.getNotAfter())) {
      return Optional.of(
          Refusal.of("certificate-expired").with("end", certificate.getNotAfter().toInstant()));
    }
    return date.before(certificate.getNotBefore())
        ? Optional.of(
            Refusal.of("certificate-not-yet-valid")
                .with("beginning", certificate.getNotBefore().toInstant()))
        : Optional.empty();
  }

  /**
   * Builds and checks the path with the JDK's validator.
   *
   * @param others certificates that came along; those that do not fit are ignored
   * @param use what the key of the certificate is about to be believed for
   * @return refused with {@code certificate-expired}, {@code certificate-not-yet-valid}, {@code
   *     certificate-use}, {@code certificate-untrusted}
   */
  public static Verdict<CertificatePath> validate(
      X509Certificate certificate,
      Collection<X509Certificate> others,
      Set<X509Certificate> roots,
      CertificateUse use,
      Instant at) {
    Optional<Refusal> outside = period(certificate, at);
    if (outside.isPresent()) {
      return Verdict.refuse(outside.get());
    }
    Date date = Date.from(at);
    if (!use.allows(certificate)) {
      return Verdict.refuse(
          Refusal.of("certificate-use")
              .with("signer", certificate.getSubjectX500Principal().getName())
              .with("use", use.words()));
    }
    if (roots.isEmpty()) {
      return untrusted(certificate, "no root is trusted here");
    }
    try {
      return Verdict.accept(build(certificate, others, roots, date));
    } catch (CertPathBuilderException e) {
      return untrusted(certificate, reason(e));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the JDK validates PKIX paths", e);
    }
  }

  private static CertificatePath build(
      X509Certificate certificate,
      Collection<X509Certificate> others,
      Set<X509Certificate> roots,
      Date date)
      throws GeneralSecurityException {
    X509CertSelector target = new X509CertSelector();
    target.setCertificate(certificate);
    Set<TrustAnchor> anchors =
        roots.stream().map(root -> new TrustAnchor(root, null)).collect(Collectors.toSet());
    PKIXBuilderParameters parameters = new PKIXBuilderParameters(anchors, target);
    List<X509Certificate> known = new ArrayList<>(others);
    known.add(certificate);
    parameters.addCertStore(
        CertStore.getInstance("Collection", new CollectionCertStoreParameters(known)));
    parameters.setRevocationEnabled(false);
    parameters.setDate(date);
    parameters.setMaxPathLength(LONGEST - 2);
    var result =
        (PKIXCertPathBuilderResult) CertPathBuilder.getInstance("PKIX", "SUN").build(parameters);
    List<X509Certificate> path = new ArrayList<>();
    result.getCertPath().getCertificates().forEach(one -> path.add((X509Certificate) one));
    path.add(result.getTrustAnchor().getTrustedCert());
    return new CertificatePath(List.copyOf(path));
  }

  private static String reason(CertPathBuilderException e) {
    if (e.getCause() instanceof CertPathValidatorException cause
        && cause.getReason() == BasicReason.EXPIRED) {
      return "an authority on the path had expired";
    }
    return "no path leads from it to a trusted root";
  }

  private static Verdict<CertificatePath> untrusted(X509Certificate certificate, String why) {
    return Verdict.refuse(
        Refusal.of("certificate-untrusted")
            .with("signer", certificate.getSubjectX500Principal().getName())
            .with("issuer", certificate.getIssuerX500Principal().getName())
            .with("why", why));
  }

  public X509Certificate signer() {
    return certificates.get(0);
  }

  /** The certificate that stands above the one at the index. */
  public X509Certificate issuerOf(int index) {
    return certificates.get(index + 1);
  }
}
