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
import java.util.UUID;
import org.opengeps.identity.OrganisationId;
import org.opengeps.kernel.Sha256;
import org.opengeps.protocol.message.LocalText;
import org.opengeps.registry.model.Sanctions;
import org.opengeps.registry.rules.SupplierIsNotDebarred;

/** Debarments in the table {@code sanction}. */
@ApplicationScoped
@Transactional
public class SanctionsTable implements Sanctions {
  @PersistenceContext private EntityManager entities;

  @Override
  public boolean add(
      OrganisationId organisation,
      SupplierIsNotDebarred.Period period,
      LocalText reason,
      Sha256 decision) {
    return entities
            .createNativeQuery(
                "INSERT IGNORE INTO sanction (id, organisation, from_at, until_at, reason_ko, reason_en, document)"
                    + " VALUES (?, ?, ?, ?, ?, ?, ?)")
            .setParameter(1, UUID.randomUUID().toString())
            .setParameter(2, organisation.value())
            .setParameter(3, LocalDateTime.ofInstant(period.from(), ZoneOffset.UTC))
            .setParameter(4, LocalDateTime.ofInstant(period.until(), ZoneOffset.UTC))
            .setParameter(5, reason.ko())
            .setParameter(6, reason.en())
            .setParameter(7, decision.bytes())
            .executeUpdate()
        == 1;
  }

  @Override
  public List<SupplierIsNotDebarred.Period> listEndingAfter(
      OrganisationId organisation, Instant instant) {
    List<?> rows =
        entities
            .createNativeQuery(
                "SELECT from_at, until_at FROM sanction WHERE organisation = ? AND until_at > ? ORDER BY from_at")
            .setParameter(1, organisation.value())
            .setParameter(2, LocalDateTime.ofInstant(instant, ZoneOffset.UTC))
            .getResultList();
    return rows.stream()
        .map(Object[].class::cast)
        .map(row -> new SupplierIsNotDebarred.Period(instant(row[0]), instant(row[1])))
        .toList();
  }

  private static Instant instant(Object column) {
    return column instanceof Timestamp stamp
        ? stamp.toLocalDateTime().toInstant(ZoneOffset.UTC)
        : ((LocalDateTime) column).toInstant(ZoneOffset.UTC);
  }
}
