package org.opengeps.identity.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.opengeps.identity.model.EvidenceBook;
import org.opengeps.kernel.Sha256;
import org.opengeps.platform.Documents;
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
    entities
        .createNativeQuery(
            "INSERT IGNORE INTO revocation_evidence (certificate, document, form, this_update, fetched_at)"
                + " VALUES (?, ?, ?, ?, ?)")
        .setParameter(1, certificate.bytes())
        .setParameter(2, document.bytes())
        .setParameter(3, evidence.form().name())
        .setParameter(4, utc(evidence.thisUpdate()))
        .setParameter(5, utc(fetchedAt))
        .executeUpdate();
  }

  @Override
  public List<Sha256> list(Sha256 certificate, RevocationEvidence.Form form) {
    List<?> rows =
        entities
            .createNativeQuery(
                "SELECT document FROM revocation_evidence WHERE certificate = ? AND form = ? ORDER BY this_update, fetched_at")
            .setParameter(1, certificate.bytes())
            .setParameter(2, form.name())
            .getResultList();
    List<Sha256> hashes = new ArrayList<>();
    rows.forEach(row -> hashes.add(Sha256.fromBytes((byte[]) row)));
    return hashes;
  }

  @Override
  public Optional<Instant> newest(Sha256 certificate) {
    Object newest =
        entities
            .createNativeQuery(
                "SELECT MAX(this_update) FROM revocation_evidence WHERE certificate = ?")
            .setParameter(1, certificate.bytes())
            .getSingleResult();
    return Optional.ofNullable(newest)
        .map(
            column ->
                column instanceof LocalDateTime t ? t : ((Timestamp) column).toLocalDateTime())
        .map(made -> made.toInstant(ZoneOffset.UTC));
  }

  private static LocalDateTime utc(Instant instant) {
    return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
  }
}
