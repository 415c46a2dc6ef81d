package org.opengeps.registry.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.opengeps.identity.OrganisationId;
import org.opengeps.identity.PersonId;
import org.opengeps.kernel.Sha256;
import org.opengeps.protocol.message.LocalText;
import org.opengeps.protocol.message.Sanction;
import org.opengeps.registry.Debarment;
import org.opengeps.registry.DebarmentPeriod;
import org.opengeps.registry.model.Sanctions;
import org.opengeps.registry.rules.SupplierIsNotDebarred;

/** Debarments in the table {@code sanction}. */
@ApplicationScoped
@Transactional
public class SanctionsTable implements Sanctions {
  @PersistenceContext private EntityManager entities;

  @Override
  public void propose(Debarment proposed) {
    Sanction sanction = proposed.sanction();
    entities
        .createNativeQuery(
            "INSERT IGNORE INTO sanction (id, organisation, authority, proposed_by, from_at, until_at,"
                + " reason_ko, reason_en, document) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .setParameter(1, UUID.randomUUID().toString())
        .setParameter(2, proposed.supplier().value())
        .setParameter(3, proposed.authority().value())
        .setParameter(4, proposed.proposer().value())
        .setParameter(5, utc(sanction.from()))
        .setParameter(6, utc(sanction.until()))
        .setParameter(7, sanction.reason().ko())
        .setParameter(8, sanction.reason().en())
        .setParameter(9, proposed.decision().bytes())
        .executeUpdate();
  }

  @Override
  public Optional<Debarment> lock(Sha256 decision) {
    List<?> rows =
        entities
            .createNativeQuery(
                "SELECT s.organisation, s.authority, s.proposed_by, o.identifier, s.from_at,"
                    + " s.until_at, s.reason_ko, s.reason_en, s.approval"
                    + " FROM sanction s JOIN organisation o ON o.id = s.organisation"
                    + " WHERE s.document = ? FOR UPDATE")
            .setParameter(1, decision.bytes())
            .getResultList();
    return rows.stream().map(row -> debarment(decision, (Object[]) row)).findFirst();
  }

  private static Debarment debarment(Sha256 decision, Object[] row) {
    return new Debarment(
        decision,
        new OrganisationId((String) row[0]),
        new OrganisationId((String) row[1]),
        new PersonId((String) row[2]),
        new Sanction(
            (String) row[3],
            instant(row[4]),
            instant(row[5]),
            new LocalText((String) row[6], (String) row[7])),
        Optional.ofNullable((byte[]) row[8]).map(Sha256::fromBytes));
  }

  @Override
  public void approve(Sha256 decision, PersonId approver, Sha256 approval, Instant at) {
    entities
        .createNativeQuery(
            "UPDATE sanction SET approved_by = ?, approval = ?, approved_at = ?"
                + " WHERE document = ? AND approval IS NULL")
        .setParameter(1, approver.value())
        .setParameter(2, approval.bytes())
        .setParameter(3, utc(at))
        .setParameter(4, decision.bytes())
        .executeUpdate();
  }

  @Override
  public List<SupplierIsNotDebarred.Period> listEndingAfter(
      OrganisationId organisation, Instant instant) {
    List<?> rows =
        entities
            .createNativeQuery(
                "SELECT GREATEST(from_at, approved_at), until_at FROM sanction"
                    + " WHERE organisation = ? AND until_at > ? AND approval IS NOT NULL ORDER BY from_at")
            .setParameter(1, organisation.value())
            .setParameter(2, utc(instant))
            .getResultList();
    return rows.stream()
        .map(Object[].class::cast)
        .map(row -> new SupplierIsNotDebarred.Period(instant(row[0]), instant(row[1])))
        .toList();
  }

  @Override
  public List<DebarmentPeriod> listOf(OrganisationId organisation, int most) {
    List<?> rows =
        entities
            .createNativeQuery(
                "SELECT o.name_ko, o.name_en, s.reason_ko, s.reason_en,"
                    + " GREATEST(s.from_at, s.approved_at), s.until_at"
                    + " FROM sanction s JOIN organisation o ON o.id = s.authority"
                    + " WHERE s.organisation = ? AND s.approval IS NOT NULL"
                    + " ORDER BY s.from_at DESC, s.id LIMIT ?")
            .setParameter(1, organisation.value())
            .setParameter(2, most)
            .getResultList();
    return rows.stream()
        .map(Object[].class::cast)
        .map(
            row ->
                new DebarmentPeriod(
                    new LocalText((String) row[0], (String) row[1]),
                    new LocalText((String) row[2], (String) row[3]),
                    instant(row[4]),
                    instant(row[5])))
        .toList();
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
