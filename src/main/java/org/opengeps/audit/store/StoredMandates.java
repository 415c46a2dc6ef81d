package org.opengeps.audit.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.opengeps.audit.Mandate;
import org.opengeps.audit.model.Mandates;
import org.opengeps.identity.OrganisationId;
import org.opengeps.identity.PersonId;
import org.opengeps.kernel.Pages;
import org.opengeps.kernel.Sha256;
import org.opengeps.platform.Documents;
import org.opengeps.protocol.cms.SignedDocument;
import org.opengeps.protocol.message.AuditMandate;

/** Mandates in the table {@code audit_mandate}; what they say is in the signed documents. */
@ApplicationScoped
@Transactional
public class StoredMandates implements Mandates {
  private static final String SELECT =
      "SELECT mandate, body, proposed_by, proposed_at, approved_at, ended_at FROM audit_mandate ";

  @PersistenceContext private EntityManager entities;
  @Inject private Documents documents;

  @Override
  public void propose(Mandate proposed) {
    entities
        .createNativeQuery(
            "INSERT IGNORE INTO audit_mandate (mandate, body, auditor, proposed_by, proposed_at,"
                + " from_at, until_at) VALUES (?, ?, ?, ?, ?, ?, ?)")
        .setParameter(1, proposed.id().bytes())
        .setParameter(2, proposed.body().value())
        .setParameter(3, proposed.auditor().value())
        .setParameter(4, proposed.proposer().value())
        .setParameter(5, utc(proposed.proposedAt()))
        .setParameter(6, utc(proposed.content().from()))
        .setParameter(7, utc(proposed.content().until()))
        .executeUpdate();
  }

  @Override
  public Optional<Mandate> lock(Sha256 id) {
    return mandates(
            entities
                .createNativeQuery(SELECT + "WHERE mandate = ? FOR UPDATE")
                .setParameter(1, id.bytes())
                .getResultList())
        .stream()
        .findFirst();
  }

  @Override
  public void approve(Sha256 id, PersonId by, Sha256 approval, Instant at) {
    entities
        .createNativeQuery(
            "UPDATE audit_mandate SET approved_by = ?, approval = ?, approved_at = ?"
                + " WHERE mandate = ? AND approval IS NULL")
        .setParameter(1, by.value())
        .setParameter(2, approval.bytes())
        .setParameter(3, utc(at))
        .setParameter(4, id.bytes())
        .executeUpdate();
  }

  @Override
  public void end(Sha256 id, PersonId by, Sha256 ending, Instant at) {
    entities
        .createNativeQuery(
            "UPDATE audit_mandate SET ended_by = ?, ending = ?, ended_at = ?"
                + " WHERE mandate = ? AND ending IS NULL")
        .setParameter(1, by.value())
        .setParameter(2, ending.bytes())
        .setParameter(3, utc(at))
        .setParameter(4, id.bytes())
        .executeUpdate();
  }

  @Override
  public List<Mandate> listOf(PersonId auditor, Instant at, int most) {
    return mandates(
        entities
            .createNativeQuery(
                SELECT
                    + "WHERE auditor = ? AND until_at > ? AND ended_at IS NULL"
                    + " AND approved_at IS NOT NULL ORDER BY proposed_at DESC LIMIT ?")
            .setParameter(1, auditor.value())
            .setParameter(2, utc(at))
            .setParameter(3, most)
            .getResultList());
  }

  @Override
  public Optional<Mandate> find(Sha256 id) {
    return mandates(
            entities
                .createNativeQuery(SELECT + "WHERE mandate = ?")
                .setParameter(1, id.bytes())
                .getResultList())
        .stream()
        .findFirst();
  }

  @Override
  public List<Mandate> listBy(OrganisationId body, Pages page) {
    return mandates(
        entities
            .createNativeQuery(
                SELECT + "WHERE body = ? ORDER BY proposed_at DESC, mandate LIMIT ? OFFSET ?")
            .setParameter(1, body.value())
            .setParameter(2, page.size())
            .setParameter(3, page.before())
            .getResultList());
  }

  @Override
  public long countBy(OrganisationId body) {
    return number(
        entities
            .createNativeQuery("SELECT COUNT(*) FROM audit_mandate WHERE body = ?")
            .setParameter(1, body.value()));
  }

  @Override
  public long countProposed(OrganisationId body, Instant at) {
    return number(
        entities
            .createNativeQuery(
                "SELECT COUNT(*) FROM audit_mandate WHERE body = ? AND approval IS NULL"
                    + " AND ending IS NULL AND until_at > ?")
            .setParameter(1, body.value())
            .setParameter(2, utc(at)));
  }

  private static long number(Query query) {
    return ((Number) query.getSingleResult()).longValue();
  }

  private List<Mandate> mandates(List<?> rows) {
    List<Sha256> ids =
        rows.stream().map(row -> Sha256.fromBytes((byte[]) ((Object[]) row)[0])).toList();
    Iterator<byte[]> signed = documents.list(ids).iterator();
    List<Mandate> mandates = new ArrayList<>();
    for (Object row : rows) {
      mandates.add(mandate((Object[]) row, signed.next()));
    }
    return mandates;
  }

  private static Mandate mandate(Object[] row, byte[] signed) {
    return new Mandate(
        Sha256.fromBytes((byte[]) row[0]),
        new OrganisationId((String) row[1]),
        new PersonId((String) row[2]),
        AuditMandate.from(SignedDocument.read(signed).json()),
        instant(row[3]),
        Optional.ofNullable(row[4]).map(StoredMandates::instant),
        Optional.ofNullable(row[5]).map(StoredMandates::instant));
  }

  private static LocalDateTime utc(Instant instant) {
    return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
  }

  private static Instant instant(Object column) {
    return column instanceof Timestamp stamp
        ? stamp.toLocalDateTime().toInstant(ZoneOffset.UTC)
        : ((LocalDateTime) column).toInstant(ZoneOffset.UTC);
  }
}
