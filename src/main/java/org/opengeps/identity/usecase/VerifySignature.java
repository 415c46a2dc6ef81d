package org.opengeps.identity.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Set;
import java.util.function.Function;
import org.opengeps.identity.TrustFile;
import org.opengeps.identity.VerifiedSignature;
import org.opengeps.identity.revocation.RevocationChecks;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Verdict;
import org.opengeps.protocol.cms.CmsFormatException;
import org.opengeps.protocol.cms.SignedDocument;
import org.opengeps.protocol.json.JsonFormatException;
import org.opengeps.protocol.pki.CertificatePath;
import org.opengeps.protocol.pki.CertificateUse;
import org.opengeps.protocol.pki.RevocationStatus;

/**
 * Checks a signature of anybody, registered or not, under the accredited authorities. Call it
 * outside transactions: it may ask over HTTP.
 */
@ApplicationScoped
public class VerifySignature {
  @Inject private TrustFile trustFile;
  @Inject private RevocationChecks revocation;

  /**
   * The profile, the content's type and the signature itself: cheap, no database, no network.
   *
   * @return refused with {@code cms-format}, {@code type-unexpected}, {@code signature-invalid}
   */
  public Verdict<SignedDocument> readDocument(byte[] cms, String expectedType) {
    SignedDocument document;
    try {
      document = SignedDocument.read(cms);
    } catch (CmsFormatException e) {
      return Verdict.refuse(Refusal.of("cms-format").with("problem", e.getMessage()));
    }
    try {
      document.json().expectType(expectedType);
    } catch (JsonFormatException e) {
      return Verdict.refuse(
          Refusal.of("type-unexpected")
              .with("expectedType", expectedType)
              .with("problem", e.getMessage()));
    }
    if (!document.isSignatureValid()) {
      return Verdict.refuse(Refusal.of("signature-invalid"));
    }
    return Verdict.accept(document);
  }

  /**
   * Path and revocation of a document's signer as of an instant.
   *
   * @return with status good or unknown; refused with {@code certificate-expired}, {@code
   *     certificate-not-yet-valid}, {@code certificate-use}, {@code certificate-untrusted}, {@code
   *     certificate-revoked}
   */
  public Verdict<VerifiedSignature> judge(SignedDocument document, Instant at) {
    return judge(
        document,
        trustFile.trust().signingRoots(),
        CertificateUse.SIGNING,
        path -> revocation.of(path, at),
        at);
  }

  /** The same for a document that the platform signed. */
  public Verdict<VerifiedSignature> judgePlatform(SignedDocument document, Instant at) {
    return judge(
        document,
        trustFile.trust().platformRoots(),
        CertificateUse.PLATFORM,
        path -> revocation.of(path, at),
        at);
  }

  /** The same without a trace in the database: for bids before their opening. */
  public Verdict<VerifiedSignature> judgeInConfidence(SignedDocument document, Instant at) {
    return judge(
        document,
        trustFile.trust().signingRoots(),
        CertificateUse.SIGNING,
        path -> revocation.inConfidence(path, at),
        at);
  }

  private Verdict<VerifiedSignature> judge(
      SignedDocument document,
      Set<X509Certificate> roots,
      CertificateUse use,
      Function<CertificatePath, RevocationStatus> revoked,
      Instant at) {
    Verdict<CertificatePath> path =
        CertificatePath.validate(document.signer(), document.certificates(), roots, use, at);
    if (path instanceof Verdict.Refused<CertificatePath> refused) {
      return Verdict.refuse(refused.refusal());
    }
    CertificatePath held = path.orThrow();
    RevocationStatus status = revoked.apply(held);
    if (status instanceof RevocationStatus.Revoked since) {
      return Verdict.refuse(Refusal.of("certificate-revoked").with("since", since.since()));
    }
    return Verdict.accept(new VerifiedSignature(document, held, status));
  }

  /**
   * The same for those who cannot decide later: unknown is refused with {@code revocation-unknown}.
   */
  public Verdict<VerifiedSignature> judgeNow(SignedDocument document, Instant at) {
    Verdict<VerifiedSignature> verdict = judge(document, at);
    if (verdict instanceof Verdict.Accepted<VerifiedSignature> accepted
        && accepted.value().revocation() instanceof RevocationStatus.Unknown unknown) {
      return Verdict.refuse(revocationUnknown(unknown));
    }
    return verdict;
  }

  /** The refusal for those who cannot decide later. */
  static Refusal revocationUnknown(RevocationStatus.Unknown unknown) {
    return Refusal.of("revocation-unknown").with("why", unknown.why());
  }
}
