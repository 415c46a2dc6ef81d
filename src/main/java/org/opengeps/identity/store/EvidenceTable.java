package org.opengeps.identity.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.opengeps.identity.model.EvidenceBook;
import org.opengeps.kernel.Sha256;
import org.opengeps.platform.Documents;
import org.opengeps.platform.Sql;
import org.opengeps.protocol.pki.RevocationEvidence;

/** Evidence in the table {@code revocation_evidence}, its bytes in the document store. */
@ApplicationScoped
@Transactional
public class EvidenceTable implements EvidenceBook {
  @PersistenceContext private EntityManager entities;
  @Inject private Documents documents;

  @Override
  public void keep(Sha256 certificate, RevocationEvidence evidence, Instant fetchedAt) {
    Sha256 document = documents.put(evidence.der());
    Sql.run(
        entities,
        "INSERT IGNORE INTO revocation_evidence (certificate, document, form, this_update, fetched_at)"
            + " VALUES (?, ?, ?, ?, ?)",
        certificate.bytes(),
        document.bytes(),
        evidence.form().name(),
        evidence.thisUpdate(),
        fetchedAt);
  }

  @Override
  public List<Sha256> list(Sha256 certificate, RevocationEvidence.Form form) {
    return Sql.column(
            entities,
            "SELECT document FROM revocation_evidence WHERE certificate = ? AND form = ? ORDER BY this_update, fetched_at",
            certificate.bytes(),
            form.name())
        .stream()
        .map(row -> Sha256.fromBytes((byte[]) row))
        .toList();
  }

  @Override
  public Optional<Instant> newest(Sha256 certificate) {
    return Sql.value(
            entities,
            "SELECT MAX(this_update) FROM revocation_evidence WHERE certificate = ?",
            certificate.bytes())
        .map(Sql::instant);
  }
}
