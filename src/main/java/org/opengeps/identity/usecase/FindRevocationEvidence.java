package org.opengeps.identity.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.opengeps.identity.model.EvidenceBook;
import org.opengeps.platform.Documents;
import org.opengeps.protocol.pki.Certificates;
import org.opengeps.protocol.pki.RevocationEvidence;

/**
 * The authorities' statements that were used when a certificate's signatures were judged, for the
 * bundle.
 */
@ApplicationScoped
public class FindRevocationEvidence {
  @Inject private EvidenceBook book;
  @Inject private Documents documents;

  /** When the newest statement about a certificate was made; empty if there is none. */
  public Optional<Instant> newest(X509Certificate certificate) {
    return book.newest(Certificates.fingerprint(certificate));
  }

  /** Statements of a form about a certificate in DER, oldest first. */
  public List<byte[]> list(X509Certificate certificate, RevocationEvidence.Form form) {
    return book.list(Certificates.fingerprint(certificate), form).stream()
        .map(documents::get)
        .toList();
  }
}
