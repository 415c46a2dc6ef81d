package org.opengeps.award.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.opengeps.award.model.LotKey;
import org.opengeps.award.model.TechnicalDecisions;
import org.opengeps.identity.PersonId;
import org.opengeps.kernel.Sha256;
import org.opengeps.platform.Sql;

/** Technical decisions in {@code award_technical}. Plain SQL: rows are added, approved and read. */
@ApplicationScoped
public class StoredTechnicalDecisions implements TechnicalDecisions {
  private static final String SELECT =
      "SELECT signed, content, proposed_by, proposed_at, approval, approved_at FROM award_technical"
          + " WHERE tender = ? AND lot = ? ORDER BY proposed_at, signed";

  @PersistenceContext private EntityManager entities;

  @Override
  public void add(LotKey lot, Row proposed) {
    Sql.run(
        entities,
        "INSERT INTO award_technical (signed, tender, lot, content, proposed_by, proposed_at)"
            + " VALUES (?, ?, ?, ?, ?, ?)",
        proposed.signed().bytes(),
        lot.tender(),
        lot.lot(),
        proposed.content().bytes(),
        proposed.by().value(),
        proposed.at());
  }

  @Override
  public void approve(Sha256 signed, Sha256 approval, PersonId by, Instant at) {
    Sql.run(
        entities,
        "UPDATE award_technical SET approval = ?, approved_by = ?, approved_at = ?"
            + " WHERE signed = ?",
        approval.bytes(),
        by.value(),
        at,
        signed.bytes());
  }

  @Override
  public List<Row> list(LotKey lot) {
    return rows(SELECT, lot);
  }

  @Override
  public List<Row> lock(LotKey lot) {
    return rows(SELECT + " FOR UPDATE", lot);
  }

  private List<Row> rows(String sql, LotKey lot) {
    List<Object[]> rows = Sql.rows(entities, sql, lot.tender(), lot.lot());
    return rows.stream().map(row -> row(row)).toList();
  }

  private static Row row(Object[] row) {
    return new Row(
        Sha256.fromBytes((byte[]) row[0]),
        Sha256.fromBytes((byte[]) row[1]),
        new PersonId((String) row[2]),
        Sql.instant(row[3]),
        Optional.ofNullable((byte[]) row[4]).map(Sha256::fromBytes),
        Optional.ofNullable(row[5]).map(Sql::instant));
  }
}
