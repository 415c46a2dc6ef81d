package org.opengeps.law.outage;

import java.util.Optional;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.Verdict;
import org.opengeps.protocol.cms.CmsFormatException;
import org.opengeps.protocol.cms.SignedDocument;
import org.opengeps.protocol.json.JsonFormatException;
import org.opengeps.protocol.message.Incident;
import org.opengeps.protocol.message.OutageApproval;
import org.opengeps.protocol.message.OutageDeclaration;
import org.opengeps.protocol.pki.CertificatePath;
import org.opengeps.protocol.pki.CertificateUse;
import org.opengeps.protocol.pki.CertifiedSigner;
import org.opengeps.protocol.pki.Trust;

/**
 * Whether a declared outage carries the words of the two bodies that the rule set names: operator
 * and overseer, each certified by an accredited authority for the code that the rule set gives.
 */
public final class DeclaredOutage {
  private DeclaredOutage() {}

  /**
   * @param trust empty to check for consistency only
   */
  public static Optional<Refusal> judge(
      Incident incident, OutageRule.Declarers declarers, Optional<Trust> trust) {
    try {
      SignedDocument declared = SignedDocument.read(incident.declaration());
      SignedDocument approved = SignedDocument.read(incident.approval());
      OutageDeclaration declaration = OutageDeclaration.from(declared.json());
      boolean same =
          declaration.from().equals(incident.from())
              && declaration.until().equals(incident.until())
              && declaration.id().equals(incident.id())
              && OutageApproval.from(approved.json())
                  .declaration()
                  .equals(Sha256.of(incident.declaration()));
      if (!same) {
        return Optional.of(
            Refusal.of(GapEvidence.UNFOUNDED + ".elsewhere").with("incident", incident.id()));
      }
      return signer(declared, declarers.operator(), trust)
          .or(() -> signer(approved, declarers.oversight(), trust));
    } catch (CmsFormatException | JsonFormatException e) {
      return Optional.of(
          Refusal.of(GapEvidence.UNFOUNDED + ".form")
              .with("incident", incident.id())
              .with("problem", e.getMessage()));
    }
  }

  private static Optional<Refusal> signer(
      SignedDocument document, String code, Optional<Trust> trust) {
    if (!document.isSignatureValid()) {
      return Optional.of(Refusal.of("signature-invalid.outage"));
    }
    Optional<Refusal> path =
        trust.flatMap(
            anchors ->
                CertificatePath.validate(
                            document.signer(),
                            document.certificates(),
                            anchors.signingRoots(),
                            CertificateUse.SIGNING,
                            document.signingTime())
                        instanceof Verdict.Refused<CertificatePath> refused
                    ? Optional.of(refused.refusal())
                    : Optional.empty());
    return path.or(() -> CertifiedSigner.foreign(code, document.signer(), "a declared outage"));
  }
}
