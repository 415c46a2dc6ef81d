package org.opengeps.opening.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.opengeps.identity.PersonId;
import org.opengeps.kernel.Sha256;
import org.opengeps.opening.model.SuspensionActs;
import org.opengeps.platform.ManyRows;
import org.opengeps.platform.Sql;

/** Suspensions in {@code opening_suspension}. Plain SQL: rows are added, approved and read. */
@ApplicationScoped
public class StoredSuspensionActs implements SuspensionActs {
  @PersistenceContext private EntityManager entities;

  @Override
  public void add(String tender, String lot, Row proposed) {
    Sql.run(
        entities,
        "INSERT INTO opening_suspension (act, tender, lot, content, suspends, proposed_by,"
            + " proposed_at) VALUES (?, ?, ?, ?, ?, ?, ?)",
        proposed.signed().bytes(),
        tender,
        lot,
        proposed.content().bytes(),
        proposed.suspends(),
        proposed.by().value(),
        proposed.at());
  }

  @Override
  public void approve(Sha256 signed, Sha256 approval, PersonId by, Instant at) {
    Sql.run(
        entities,
        "UPDATE opening_suspension SET approval = ?, approved_by = ?, approved_at = ?"
            + " WHERE act = ?",
        approval.bytes(),
        by.value(),
        at,
        signed.bytes());
  }

  @Override
  public List<Row> list(String tender, String lot) {
    List<Object[]> rows =
        Sql.rows(
            entities,
            "SELECT act, content, suspends, proposed_by, proposed_at, approval, approved_at"
                + " FROM opening_suspension WHERE tender = ? AND lot = ?"
                + " ORDER BY proposed_at, act",
            tender,
            lot);
    return rows.stream().map(row -> row(row)).toList();
  }

  @Override
  public List<OfLot> listOf(Collection<String> tenders) {
    return ManyRows.select(
            entities,
            "SELECT act, content, suspends, proposed_by, proposed_at, approval, approved_at,"
                + " tender, lot FROM opening_suspension WHERE tender IN",
            List.copyOf(tenders))
        .stream()
        .map(row -> new OfLot((String) row[7], (String) row[8], row(row)))
        .sorted(Comparator.comparing((OfLot one) -> one.row().at()))
        .toList();
  }

  private static Row row(Object[] row) {
    return new Row(
        Sha256.fromBytes((byte[]) row[0]),
        Sha256.fromBytes((byte[]) row[1]),
        row[2] instanceof Boolean value ? value : ((Number) row[2]).intValue() != 0,
        new PersonId((String) row[3]),
        Sql.instant(row[4]),
        Optional.ofNullable((byte[]) row[5]).map(Sha256::fromBytes),
        Optional.ofNullable(row[6]).map(Sql::instant));
  }
}
