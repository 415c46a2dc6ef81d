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
import org.opengeps.protocol.message.LocalText;
import org.opengeps.registry.AgencyName;
import org.opengeps.registry.model.AgencyNames;

/** Names in the table {@code agency_name}. */
@ApplicationScoped
@Transactional
public class AgencyNamesTable implements AgencyNames {
  private static final String COLUMNS =
      "SELECT proposal, agency, name_ko, name_en, proposed_by, proposed_at, approval"
          + " FROM agency_name ";

  @PersistenceContext private EntityManager entities;

  @Override
  public void propose(AgencyName proposed) {
    entities
        .createNativeQuery(
            "INSERT IGNORE INTO agency_name (proposal, agency, name_ko, name_en, proposed_by,"
                + " proposed_at) VALUES (?, ?, ?, ?, ?, ?)")
        .setParameter(1, proposed.proposal().bytes())
        .setParameter(2, proposed.agency().value())
        .setParameter(3, proposed.name().ko())
        .setParameter(4, proposed.name().en())
        .setParameter(5, proposed.proposer().value())
        .setParameter(6, utc(proposed.proposedAt()))
        .executeUpdate();
  }

  @Override
  public Optional<AgencyName> lock(Sha256 proposal) {
    List<?> rows =
        entities
            .createNativeQuery(COLUMNS + "WHERE proposal = ? FOR UPDATE")
            .setParameter(1, proposal.bytes())
            .getResultList();
    return rows.stream().map(row -> name((Object[]) row)).findFirst();
  }

  @Override
  public List<AgencyName> listProposed(OrganisationId agency) {
    List<?> rows =
        entities
            .createNativeQuery(
                COLUMNS + "WHERE agency = ? AND approval IS NULL ORDER BY proposed_at DESC")
            .setParameter(1, agency.value())
            .getResultList();
    return rows.stream().map(row -> name((Object[]) row)).toList();
  }

  @Override
  public void approve(Sha256 proposal, PersonId approver, Sha256 approval, Instant at) {
    entities
        .createNativeQuery(
            "UPDATE agency_name SET approved_by = ?, approval = ?, approved_at = ?"
                + " WHERE proposal = ? AND approval IS NULL")
        .setParameter(1, approver.value())
        .setParameter(2, approval.bytes())
        .setParameter(3, utc(at))
        .setParameter(4, proposal.bytes())
        .executeUpdate();
  }

  private static AgencyName name(Object[] row) {
    return new AgencyName(
        Sha256.fromBytes((byte[]) row[0]),
        new OrganisationId((String) row[1]),
        new LocalText((String) row[2], (String) row[3]),
        new PersonId((String) row[4]),
        instant(row[5]),
        Optional.ofNullable((byte[]) row[6]).map(Sha256::fromBytes));
  }

  private static LocalDateTime utc(Instant instant) {
    return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
  }

  private static Instant instant(Object value) {
    return value instanceof Timestamp stamp
        ? stamp.toLocalDateTime().toInstant(ZoneOffset.UTC)
        : ((LocalDateTime) value).toInstant(ZoneOffset.UTC);
  }
}
