package org.opengeps.registry.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.opengeps.identity.OrganisationId;
import org.opengeps.identity.PersonId;
import org.opengeps.kernel.Sha256;
import org.opengeps.platform.Sql;
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
    Sql.run(
        entities,
        "INSERT IGNORE INTO agency_name (proposal, agency, name_ko, name_en, proposed_by,"
            + " proposed_at) VALUES (?, ?, ?, ?, ?, ?)",
        proposed.proposal().bytes(),
        proposed.agency().value(),
        proposed.name().ko(),
        proposed.name().en(),
        proposed.proposer().value(),
        proposed.proposedAt());
  }

  @Override
  public Optional<AgencyName> lock(Sha256 proposal) {
    List<Object[]> rows =
        Sql.rows(entities, COLUMNS + "WHERE proposal = ? FOR UPDATE", proposal.bytes());
    return rows.stream().map(row -> name(row)).findFirst();
  }

  @Override
  public List<AgencyName> listProposed(OrganisationId agency) {
    List<Object[]> rows =
        Sql.rows(
            entities,
            COLUMNS + "WHERE agency = ? AND approval IS NULL ORDER BY proposed_at DESC",
            agency.value());
    return rows.stream().map(row -> name(row)).toList();
  }

  @Override
  public void approve(Sha256 proposal, PersonId approver, Sha256 approval, Instant at) {
    Sql.run(
        entities,
        "UPDATE agency_name SET approved_by = ?, approval = ?, approved_at = ?"
            + " WHERE proposal = ? AND approval IS NULL",
        approver.value(),
        approval.bytes(),
        at,
        proposal.bytes());
  }

  private static AgencyName name(Object[] row) {
    return new AgencyName(
        Sha256.fromBytes((byte[]) row[0]),
        new OrganisationId((String) row[1]),
        new LocalText((String) row[2], (String) row[3]),
        new PersonId((String) row[4]),
        Sql.instant(row[5]),
        Optional.ofNullable((byte[]) row[6]).map(Sha256::fromBytes));
  }
}
