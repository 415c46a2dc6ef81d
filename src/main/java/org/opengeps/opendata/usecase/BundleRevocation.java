package org.opengeps.opendata.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.opengeps.identity.VerifiedSignature;
import org.opengeps.identity.usecase.FindRevocationEvidence;
import org.opengeps.identity.usecase.VerifySignature;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.Verdict;
import org.opengeps.protocol.cms.SignedDocument;
import org.opengeps.protocol.pki.RevocationEvidence;

/** What the authorities said about the certificates in a bundle. */
@ApplicationScoped
public class BundleRevocation {
  @Inject private FindRevocationEvidence evidence;
  @Inject private VerifySignature signatures;

  /**
   * Adds the newest kept statement of each form for each certificate of the signed documents.
   *
   * @param others signed documents that are no files of their own: score sheets, the manifest
   */
  void addTo(BundleContents bundle, List<byte[]> others) {
    Set<X509Certificate> seen = new LinkedHashSet<>();
    Map<X509Certificate, SignedDocument> latest = new LinkedHashMap<>();
    List<byte[]> signed = new ArrayList<>(bundle.signed());
    signed.addAll(others);
    for (byte[] der : signed) {
      if (der.length > 0) {
        SignedDocument document = SignedDocument.read(der);
        latest.merge(document.signer(), document, BundleRevocation::later);
        seen.add(document.signer());
        seen.addAll(document.certificates());
      }
    }
    latest.values().forEach(this::ask);
    for (X509Certificate certificate : seen) {
      for (RevocationEvidence.Form form : RevocationEvidence.Form.values()) {
        add(bundle, certificate, form);
      }
    }
  }

  private static SignedDocument later(SignedDocument one, SignedDocument other) {
    return other.signingTime().isAfter(one.signingTime()) ? other : one;
  }

  /**
   * Bidders, and the platform itself, are judged without a trace before the opening; now the
   * evidence may be fetched and kept. What was said before the signer's last signature does not
   * vouch for it.
   */
  private void ask(SignedDocument document) {
    boolean known =
        Stream.concat(Stream.of(document.signer()), document.certificates().stream())
            .allMatch(
                certificate ->
                    evidence
                        .newest(certificate)
                        .filter(made -> !made.isBefore(document.signingTime()))
                        .isPresent());
    if (!known
        && signatures.judge(document, document.signingTime())
            instanceof Verdict.Refused<VerifiedSignature>) {
      var unused = signatures.judgePlatform(document, document.signingTime());
    }
  }

  private void add(
      BundleContents bundle, X509Certificate certificate, RevocationEvidence.Form form) {
    List<byte[]> kept = evidence.list(certificate, form);
    if (!kept.isEmpty()) {
      byte[] newest = kept.get(kept.size() - 1);
      bundle.put(
          "revocation/" + Sha256.of(newest).hex() + "." + form.name().toLowerCase(Locale.ROOT),
          newest);
    }
  }
}
