package org.opengeps.audit.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.opengeps.audit.model.AuditReads;
import org.opengeps.identity.PersonId;
import org.opengeps.kernel.Sha256;

/** Reads in the table {@code audit_read}. */
@ApplicationScoped
@Transactional
public class StoredAuditReads implements AuditReads {
  @PersistenceContext private EntityManager entities;

  @Override
  public Optional<Sha256> stillGood(PersonId auditor, Sha256 what, Instant now) {
    List<?> facts =
        entities
            .createNativeQuery(
                "SELECT fact FROM audit_read WHERE auditor = ? AND what = ? AND read_until > ?"
                    + " ORDER BY read_until DESC LIMIT 1")
            .setParameter(1, auditor.value())
            .setParameter(2, what.bytes())
            .setParameter(3, utc(now))
            .getResultList();
    return facts.stream().map(fact -> Sha256.fromBytes((byte[]) fact)).findFirst();
  }

  @Override
  public void add(Sha256 fact, PersonId auditor, Sha256 what, Instant at, Instant until) {
    entities
        .createNativeQuery(
            "INSERT IGNORE INTO audit_read (fact, auditor, what, read_at, read_until)"
                + " VALUES (?, ?, ?, ?, ?)")
        .setParameter(1, fact.bytes())
        .setParameter(2, auditor.value())
        .setParameter(3, what.bytes())
        .setParameter(4, utc(at))
        .setParameter(5, utc(until))
        .executeUpdate();
  }

  private static LocalDateTime utc(Instant instant) {
    return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
  }
}
