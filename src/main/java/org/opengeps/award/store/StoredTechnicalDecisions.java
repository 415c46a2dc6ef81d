package org.opengeps.award.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.opengeps.award.model.LotKey;
import org.opengeps.award.model.TechnicalDecisions;
import org.opengeps.identity.PersonId;
import org.opengeps.kernel.Sha256;

/** Technical decisions in {@code award_technical}. Plain SQL: rows are added, approved and read. */
@ApplicationScoped
public class StoredTechnicalDecisions implements TechnicalDecisions {
  private static final String SELECT =
      "SELECT signed, content, proposed_by, proposed_at, approval, approved_at FROM award_technical"
          + " WHERE tender = ? AND lot = ? ORDER BY proposed_at, signed";

  @PersistenceContext private EntityManager entities;

  @Override
  public void add(LotKey lot, Row proposed) {
    entities
        .createNativeQuery(
            "INSERT INTO award_technical (signed, tender, lot, content, proposed_by, proposed_at)"
                + " VALUES (?, ?, ?, ?, ?, ?)")
        .setParameter(1, proposed.signed().bytes())
        .setParameter(2, lot.tender())
        .setParameter(3, lot.lot())
        .setParameter(4, proposed.content().bytes())
        .setParameter(5, proposed.by().value())
        .setParameter(6, utc(proposed.at()))
        .executeUpdate();
  }

  @Override
  public void approve(Sha256 signed, Sha256 approval, PersonId by, Instant at) {
    entities
        .createNativeQuery(
            "UPDATE award_technical SET approval = ?, approved_by = ?, approved_at = ?"
                + " WHERE signed = ?")
        .setParameter(1, approval.bytes())
        .setParameter(2, by.value())
        .setParameter(3, utc(at))
        .setParameter(4, signed.bytes())
        .executeUpdate();
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
    List<?> rows =
        entities
            .createNativeQuery(sql)
            .setParameter(1, lot.tender())
            .setParameter(2, lot.lot())
            .getResultList();
    return rows.stream().map(row -> row((Object[]) row)).toList();
  }

  private static Row row(Object[] row) {
    return new Row(
        Sha256.fromBytes((byte[]) row[0]),
        Sha256.fromBytes((byte[]) row[1]),
        new PersonId((String) row[2]),
        instant(row[3]),
        Optional.ofNullable((byte[]) row[4]).map(Sha256::fromBytes),
        Optional.ofNullable(row[5]).map(StoredTechnicalDecisions::instant));
  }

  private static LocalDateTime utc(Instant instant) {
    return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
  }

  private static Instant instant(Object column) {
    LocalDateTime time =
        column instanceof LocalDateTime t ? t : ((java.sql.Timestamp) column).toLocalDateTime();
    return time.toInstant(ZoneOffset.UTC);
  }
}
