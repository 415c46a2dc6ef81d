package org.opengeps.bid.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.util.List;
import java.util.Optional;
import org.opengeps.bid.EnvelopeRef;
import org.opengeps.bid.model.Closing;
import org.opengeps.bid.model.Closings;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.TenderRef;

/**
 * Closings in the tables {@code bid_intake} and {@code bid_close}. Plain SQL: the locks are the
 * point.
 */
@ApplicationScoped
public class StoredClosings implements Closings {
  @PersistenceContext private EntityManager entities;

  @Override
  public boolean holdOpen(EnvelopeRef envelope) {
    return isOpen(envelope, "LOCK IN SHARE MODE");
  }

  @Override
  public boolean holdAlone(EnvelopeRef envelope) {
    return isOpen(envelope, "FOR UPDATE");
  }

  private boolean isOpen(EnvelopeRef envelope, String lock) {
    String select = "SELECT closed FROM bid_intake WHERE tender = ? AND lot = ? AND envelope = ? ";
    if (bound(select, envelope).getResultList().isEmpty()) {
      bound(
              "INSERT IGNORE INTO bid_intake (tender, lot, envelope, closed) VALUES (?, ?, ?, FALSE)",
              envelope)
          .executeUpdate();
    }
    Object closed = bound(select + lock, envelope).getSingleResult();
    return closed instanceof Boolean b ? !b : ((Number) closed).intValue() == 0;
  }

  @Override
  public void close(Closing closing) {
    bound(
            "UPDATE bid_intake SET closed = TRUE WHERE tender = ? AND lot = ? AND envelope = ?",
            closing.envelope())
        .executeUpdate();
    bound(
            "INSERT INTO bid_close (tender, lot, envelope, notice_order, close_hash, salt) VALUES (?, ?, ?, ?, ?, ?)",
            closing.envelope())
        .setParameter(4, closing.envelope().tender().order())
        .setParameter(5, closing.closeHash().bytes())
        .setParameter(6, closing.salt().bytes())
        .executeUpdate();
  }

  @Override
  public Optional<Closing> find(EnvelopeRef envelope) {
    List<?> rows =
        bound(
                "SELECT notice_order, close_hash, salt FROM bid_close WHERE tender = ? AND lot = ? AND envelope = ?",
                envelope)
            .getResultList();
    return rows.stream().map(row -> closing(envelope, (Object[]) row)).findFirst();
  }

  private static Closing closing(EnvelopeRef envelope, Object[] row) {
    TenderRef tender = new TenderRef(envelope.tender().number(), (String) row[0]);
    return new Closing(
        new EnvelopeRef(tender, envelope.slot()),
        Sha256.fromBytes((byte[]) row[1]),
        Sha256.fromBytes((byte[]) row[2]));
  }

  private Query bound(String sql, EnvelopeRef envelope) {
    return entities
        .createNativeQuery(sql)
        .setParameter(1, envelope.tender().number())
        .setParameter(2, envelope.lot())
        .setParameter(3, envelope.envelope());
  }
}
