package org.opengeps.registry.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.opengeps.identity.OrganisationId;
import org.opengeps.identity.PersonId;
import org.opengeps.kernel.Sha256;
import org.opengeps.platform.Sql;
import org.opengeps.registry.model.Registrations;

/** Registrations in the table {@code registration}. */
@ApplicationScoped
@Transactional
public class RegistrationsTable implements Registrations {
  @PersistenceContext private EntityManager entities;

  @Override
  public Optional<Accepted> find(Sha256 id) {
    List<Object[]> rows =
        Sql.rows(
            entities,
            "SELECT document, organisation, person, signed_at, received_at FROM registration WHERE id = ?",
            id.bytes());
    return rows.stream().map(row -> accepted(id, row)).findFirst();
  }

  @Override
  public Optional<Accepted> findInForceAt(OrganisationId organisation, Instant at) {
    String select =
        "SELECT document, organisation, person, signed_at, received_at, id FROM registration"
            + " WHERE organisation = ? AND received_at ";
    LocalDateTime border = Sql.utc(at);
    return first(select + "<= ? ORDER BY received_at DESC LIMIT 1", organisation, border)
        .or(() -> first(select + "> ? ORDER BY received_at LIMIT 1", organisation, border));
  }

  @Override
  public List<Accepted> listLast(OrganisationId organisation, int most) {
    List<Object[]> rows =
        Sql.rows(
            entities,
            "SELECT document, organisation, person, signed_at, received_at, id"
                + " FROM registration WHERE organisation = ?"
                + " ORDER BY received_at DESC LIMIT ?",
            organisation.value(),
            most);
    return rows.stream().map(row -> accepted(Sha256.fromBytes((byte[]) row[5]), row)).toList();
  }

  private Optional<Accepted> first(String sql, OrganisationId organisation, LocalDateTime border) {
    List<Object[]> rows = Sql.rows(entities, sql, organisation.value(), border);
    return rows.stream().map(row -> accepted(Sha256.fromBytes((byte[]) row[5]), row)).findFirst();
  }

  private static Accepted accepted(Sha256 id, Object[] row) {
    return new Accepted(
        id,
        Sha256.fromBytes((byte[]) row[0]),
        new OrganisationId((String) row[1]),
        new PersonId((String) row[2]),
        Sql.instant(row[3]),
        Sql.instant(row[4]));
  }

  @Override
  public void add(Accepted registration) {
    Sql.run(
        entities,
        "INSERT INTO registration (id, document, organisation, person, signed_at, received_at)"
            + " VALUES (?, ?, ?, ?, ?, ?)",
        registration.id().bytes(),
        registration.document().bytes(),
        registration.organisation().value(),
        registration.person().value(),
        registration.signedAt(),
        registration.receivedAt());
  }
}
