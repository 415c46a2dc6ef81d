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
import org.opengeps.identity.OrganisationId;
import org.opengeps.identity.PersonId;
import org.opengeps.kernel.Sha256;
import org.opengeps.registry.model.Registrations;

/** Registrations in the table {@code registration}. */
@ApplicationScoped
@Transactional
public class RegistrationsTable implements Registrations {
  @PersistenceContext private EntityManager entities;

  @Override
  public Optional<Accepted> find(Sha256 id) {
    List<?> rows =
        entities
            .createNativeQuery(
                "SELECT document, organisation, person, signed_at, received_at FROM registration WHERE id = ?")
            .setParameter(1, id.bytes())
            .getResultList();
    return rows.stream().map(row -> accepted(id, (Object[]) row)).findFirst();
  }

  @Override
  public Optional<Accepted> findInForceAt(OrganisationId organisation, Instant at) {
    String select =
        "SELECT document, organisation, person, signed_at, received_at, id FROM registration"
            + " WHERE organisation = ? AND received_at ";
    LocalDateTime border = LocalDateTime.ofInstant(at, ZoneOffset.UTC);
    return first(select + "<= ? ORDER BY received_at DESC LIMIT 1", organisation, border)
        .or(() -> first(select + "> ? ORDER BY received_at LIMIT 1", organisation, border));
  }

  @Override
  public List<Accepted> listLast(OrganisationId organisation, int most) {
    List<?> rows =
        entities
            .createNativeQuery(
                "SELECT document, organisation, person, signed_at, received_at, id"
                    + " FROM registration WHERE organisation = ?"
                    + " ORDER BY received_at DESC LIMIT ?")
            .setParameter(1, organisation.value())
            .setParameter(2, most)
            .getResultList();
    return rows.stream()
        .map(Object[].class::cast)
        .map(row -> accepted(Sha256.fromBytes((byte[]) row[5]), row))
        .toList();
  }

  private Optional<Accepted> first(String sql, OrganisationId organisation, LocalDateTime border) {
    List<?> rows =
        entities
            .createNativeQuery(sql)
            .setParameter(1, organisation.value())
            .setParameter(2, border)
            .getResultList();
    return rows.stream()
        .map(Object[].class::cast)
        .map(row -> accepted(Sha256.fromBytes((byte[]) row[5]), row))
        .findFirst();
  }

  private static Accepted accepted(Sha256 id, Object[] row) {
    return new Accepted(
        id,
        Sha256.fromBytes((byte[]) row[0]),
        new OrganisationId((String) row[1]),
        new PersonId((String) row[2]),
        instant(row[3]),
        instant(row[4]));
  }

  private static Instant instant(Object column) {
    return column instanceof Timestamp stamp
        ? stamp.toLocalDateTime().toInstant(ZoneOffset.UTC)
        : ((LocalDateTime) column).toInstant(ZoneOffset.UTC);
  }

  @Override
  public void add(Accepted registration) {
    entities
        .createNativeQuery(
            "INSERT INTO registration (id, document, organisation, person, signed_at, received_at)"
                + " VALUES (?, ?, ?, ?, ?, ?)")
        .setParameter(1, registration.id().bytes())
        .setParameter(2, registration.document().bytes())
        .setParameter(3, registration.organisation().value())
        .setParameter(4, registration.person().value())
        .setParameter(5, LocalDateTime.ofInstant(registration.signedAt(), ZoneOffset.UTC))
        .setParameter(6, LocalDateTime.ofInstant(registration.receivedAt(), ZoneOffset.UTC))
        .executeUpdate();
  }
}
