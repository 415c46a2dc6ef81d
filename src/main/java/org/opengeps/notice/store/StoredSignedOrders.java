package org.opengeps.notice.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.TenderRef;
import org.opengeps.notice.model.SignedOrder;
import org.opengeps.notice.model.SignedOrders;
import org.opengeps.platform.Sql;

/** Rows of {@code notice_order}; one statement each, by the key or by the index of times. */
@ApplicationScoped
public class StoredSignedOrders implements SignedOrders {
  /** Orders are three digits, so that the largest text is of the last one. */
  private static final String SELECT =
      "SELECT tender, MAX(CONCAT(notice_order, HEX(notice_hash))) FROM notice_order WHERE kind <> 'postponement' AND ";

  private static final int DIGITS = 3;

  @PersistenceContext private EntityManager entities;

  @Override
  public List<SignedOrder> listBehind(String number, int most) {
    return list("tender > ? GROUP BY tender ORDER BY tender", number, most);
  }

  @Override
  public List<SignedOrder> listSince(Instant since, int most) {
    return list(
        "published_at >= ? GROUP BY tender ORDER BY MAX(published_at) DESC, tender",
        Sql.utc(since),
        most);
  }

  private List<SignedOrder> list(String where, Object first, int most) {
    // the driver's own bound would have the database send all rows first
    return Sql.rows(entities, SELECT + where + " LIMIT ?", first, most).stream()
        .map(row -> order((String) row[0], (String) row[1]))
        .toList();
  }

  private static SignedOrder order(String tender, String last) {
    return new SignedOrder(
        new TenderRef(tender, last.substring(0, DIGITS)),
        Sha256.fromHex(last.substring(DIGITS).toLowerCase(Locale.ROOT)));
  }
}
