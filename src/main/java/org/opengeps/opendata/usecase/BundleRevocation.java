package org.opengeps.opendata.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.opengeps.identity.VerifiedSignature;
import org.opengeps.identity.usecase.FindRevocationEvidence;
import org.opengeps.identity.usecase.VerifySignature;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.Verdict;
import org.opengeps.protocol.cms.SignedDocument;
import org.opengeps.protocol.pki.Certificates;
import org.opengeps.protocol.pki.RevocationEvidence;

/** What the authorities said about the certificates in a bundle. */
@ApplicationScoped
public class BundleRevocation {
  @Inject private FindRevocationEvidence evidence;
  @Inject private VerifySignature signatures;

  /** Collects for one bundle. */
  Collector collect() {
    return new Collector();
  }

  /**
   * Sees the signed documents of a bundle one after the other and remembers their certificates in
   * DER, nothing else: there are as many as bids.
   */
  final class Collector {
    private final Map<Sha256, byte[]> certificates = new LinkedHashMap<>();

    /** One of them; nothing for an empty one. */
    void see(byte[] der) {
      if (der.length == 0) {
        return;
      }
      SignedDocument document = SignedDocument.read(der);
      ask(document);
      remember(document.signer());
      document.certificates().forEach(this::remember);
    }

    private void remember(X509Certificate certificate) {
      try {
        certificates.putIfAbsent(Certificates.fingerprint(certificate), certificate.getEncoded());
      } catch (CertificateException e) {
        throw new IllegalStateException("a certificate that was read has no encoding", e);
      }
    }

    /** Adds the newest kept statement of each form for each certificate that was seen. */
    void addTo(BundleZip bundle) {
      for (byte[] der : certificates.values()) {
        for (RevocationEvidence.Form form : RevocationEvidence.Form.values()) {
          add(bundle, read(der), form);
        }
      }
    }

    private static X509Certificate read(byte[] der) {
      try {
        return Certificates.read(der);
      } catch (CertificateException e) {
        throw new IllegalStateException("a certificate that was written cannot be read", e);
      }
    }
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

  private void add(BundleZip bundle, X509Certificate certificate, RevocationEvidence.Form form) {
    List<byte[]> kept = evidence.list(certificate, form);
    if (!kept.isEmpty()) {
      byte[] newest = kept.get(kept.size() - 1);
      bundle.put(
          "revocation/" + Sha256.of(newest).hex() + "." + form.name().toLowerCase(Locale.ROOT),
          newest);
    }
  }
}
