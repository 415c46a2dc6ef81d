package org.opengeps.notice.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.opengeps.kernel.TenderRef;
import org.opengeps.notice.model.SignedOrders;

/** Rows of {@code notice_order}; one statement each, by the key or by the index of times. */
@ApplicationScoped
public class StoredSignedOrders implements SignedOrders {
  private static final String SELECT =
      "SELECT tender, MAX(notice_order) FROM notice_order WHERE kind <> 'postponement' AND ";

  @PersistenceContext private EntityManager entities;

  @Override
  public List<TenderRef> listBehind(String number, int most) {
    return list("tender > ? GROUP BY tender ORDER BY tender", number, most);
  }

  @Override
  public List<TenderRef> listSince(Instant since, int most) {
    return list(
        "published_at >= ? GROUP BY tender ORDER BY MAX(published_at) DESC, tender",
        LocalDateTime.ofInstant(since, ZoneOffset.UTC),
        most);
  }

  private List<TenderRef> list(String where, Object first, int most) {
    List<?> rows =
        entities
            // the driver's own bound would have the database send all rows first
            .createNativeQuery(SELECT + where + " LIMIT " + most)
            .setParameter(1, first)
            .getResultList();
    return rows.stream()
        .map(Object[].class::cast)
        .map(row -> new TenderRef((String) row[0], (String) row[1]))
        .toList();
  }
}
