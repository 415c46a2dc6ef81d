package org.opengeps.bid.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.util.List;
import java.util.Optional;
import org.opengeps.bid.LotRef;
import org.opengeps.bid.model.Closing;
import org.opengeps.bid.model.Closings;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.TenderRef;
import org.opengeps.platform.Sql;

/**
 * Closings in the tables {@code bid_intake} and {@code bid_close}. Plain SQL: the locks are the
 * point.
 */
@ApplicationScoped
public class StoredClosings implements Closings {
  @PersistenceContext private EntityManager entities;

  @Override
  public boolean holdOpen(LotRef lot) {
    return isOpen(lot, "LOCK IN SHARE MODE");
  }

  @Override
  public boolean holdAlone(LotRef lot) {
    return isOpen(lot, "FOR UPDATE");
  }

  private boolean isOpen(LotRef lot, String lock) {
    String select = "SELECT closed FROM bid_intake WHERE tender = ? AND lot = ? ";
    List<?> rows = bound(select + lock, lot).getResultList();
    if (rows.isEmpty()) {
      bound("INSERT IGNORE INTO bid_intake (tender, lot, closed) VALUES (?, ?, FALSE)", lot)
          .executeUpdate();
      rows = bound(select + lock, lot).getResultList();
    }
    Object closed = rows.get(0);
    return closed instanceof Boolean b ? !b : ((Number) closed).intValue() == 0;
  }

  @Override
  public void close(Closing closing) {
    bound("UPDATE bid_intake SET closed = TRUE WHERE tender = ? AND lot = ?", closing.lot())
        .executeUpdate();
    bound(
            "INSERT INTO bid_close (tender, lot, notice_order, close_hash, salt) VALUES (?, ?, ?, ?, ?)",
            closing.lot())
        .setParameter(3, closing.lot().tender().order())
        .setParameter(4, closing.closeHash().bytes())
        .setParameter(5, closing.salt().bytes())
        .executeUpdate();
  }

  @Override
  public Optional<Closing> find(LotRef lot) {
    List<?> rows =
        bound(
                "SELECT notice_order, close_hash, salt FROM bid_close WHERE tender = ? AND lot = ?",
                lot)
            .getResultList();
    return rows.stream().map(row -> closing(lot, (Object[]) row)).findFirst();
  }

  private static Closing closing(LotRef lot, Object[] row) {
    TenderRef tender = new TenderRef(lot.tender().number(), (String) row[0]);
    return new Closing(
        new LotRef(tender, lot.lot()),
        Sha256.fromBytes((byte[]) row[1]),
        Sha256.fromBytes((byte[]) row[2]));
  }

  private Query bound(String sql, LotRef lot) {
    return Sql.query(entities, sql, lot.tender().number(), lot.lot());
  }
}
