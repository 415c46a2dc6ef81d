package org.opengeps.verifier;

import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import org.opengeps.protocol.cms.CmsFormatException;
import org.opengeps.protocol.cms.SignedDocument;
import org.opengeps.protocol.message.CeremonyStatement;
import org.opengeps.protocol.message.Notice;
import org.opengeps.protocol.pki.CertifiedSigner;

/**
 * Who signed for the agency: every notice, the ceremony and the award come from people whom an
 * authority has certified for the agency that the notice names, and the committee consists of
 * different people. An accredited certificate alone says none of this.
 */
final class AgencyCheck {
  private static final String CHECK = "signer";

  private final Bundle bundle;
  private final Findings findings;

  AgencyCheck(Bundle bundle, Findings findings) {
    this.bundle = bundle;
    this.findings = findings;
  }

  void check() {
    int before = findings.count();
    for (Signed<Notice> notice : bundle.notices) {
      if (!bundle.postponements.containsKey(notice.name())) {
        signedFor(notice.content().agency().code(), notice);
      }
    }
    bundle.ceremony.ifPresent(this::ceremony);
    bundle.notice().ifPresent(notice -> oneAgency(notice.content().agency().code()));
    if (findings.count() == before && bundle.notice().isPresent()) {
      findings.confirm(
          "Notice, ceremony and award were signed by people certified for agency "
              + bundle.notice().get().content().agency().code()
              + ", and no member of the committee sits twice.");
    }
  }

  private void ceremony(Signed<CeremonyStatement> ceremony) {
    signedFor(ceremony.content().agency(), ceremony);
    List<X509Certificate> members = new ArrayList<>();
    for (CeremonyStatement.Member member : ceremony.content().members()) {
      try {
        members.add(SignedDocument.read(member.committeeKey()).signer());
      } catch (CmsFormatException e) {
        return; // named where the ceremony is read
      }
    }
    findings.accept(
        CHECK,
        ceremony.name() + " members",
        ceremony.content().n() + " different people",
        CertifiedSigner.twice(members));
  }

  private void oneAgency(String agency) {
    for (Signed<Notice> notice : bundle.notices) {
      findings.expect(
          CHECK, notice.name() + " agency.code", agency, notice.content().agency().code());
    }
    bundle.ceremony.ifPresent(
        ceremony ->
            findings.expect(
                CHECK, ceremony.name() + " agency", agency, ceremony.content().agency()));
    bundle.award.ifPresent(award -> signedFor(agency, award));
    bundle.unsuccessful.ifPresent(decision -> signedFor(agency, decision));
  }

  private void signedFor(String agency, Signed<?> message) {
    findings.accept(
        CHECK,
        message.name() + " signer",
        "somebody certified for agency " + agency,
        CertifiedSigner.foreign(agency, message.document().signer(), message.name()));
  }
}
