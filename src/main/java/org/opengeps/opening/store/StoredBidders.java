package org.opengeps.opening.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.regex.Pattern;
import org.opengeps.notice.TenderNumber;
import org.opengeps.opening.OwnBid;
import org.opengeps.opening.model.Bidders;
import org.opengeps.opening.model.EnvelopeKey;
import org.opengeps.opening.model.Opening;
import org.opengeps.platform.ManyRows;
import org.opengeps.platform.Sql;
import org.opengeps.protocol.message.OpeningRecord;

/** {@link Bidders} in MariaDB. */
@ApplicationScoped
@Transactional
class StoredBidders implements Bidders {
  /** What a bid says of its firm may be anything if the bid is void. */
  private static final Pattern BUSINESS_NUMBER = Pattern.compile("[0-9]{10}");

  @PersistenceContext private EntityManager entities;

  @Override
  public void add(EnvelopeKey key, OpeningRecord record) {
    ManyRows.insert(
        entities,
        "INSERT IGNORE INTO opening_bidder (tender, lot, envelope, submission, supplier, opened_at)",
        record.bids().stream()
            .filter(bid -> bid.supplier() != null)
            .filter(bid -> BUSINESS_NUMBER.matcher(bid.supplier()).matches())
            .map(
                bid ->
                    new Object[] {
                      key.tender(),
                      key.slot().lot(),
                      key.slot().envelope(),
                      bid.submission().toString(),
                      bid.supplier(),
                      Sql.utc(record.openedAt())
                    })
            .toList());
  }

  @Override
  public List<OwnBid> ofSupplier(String supplier, int most) {
    return Sql.rows(
            entities,
            "SELECT tender, lot, submission, MAX(opened_at) AS last FROM opening_bidder"
                + " WHERE supplier = ?1 GROUP BY tender, lot, submission"
                + " ORDER BY last DESC, tender DESC, lot, submission LIMIT ?2",
            supplier,
            most)
        .stream()
        .map(StoredBidders::bid)
        .toList();
  }

  private static OwnBid bid(Object[] row) {
    return new OwnBid(
        TenderNumber.find((String) row[0]).orElseThrow(), (String) row[1], Sql.id(row[2]));
  }

  @Override
  public List<Opening> unlisted() {
    return entities
        .createNativeQuery(
            "SELECT e.* FROM opening_envelope e WHERE e.record IS NOT NULL AND NOT EXISTS"
                + " (SELECT 1 FROM opening_bidder b WHERE b.tender = e.tender AND b.lot = e.lot"
                + " AND b.envelope = e.envelope)",
            Opening.class)
        .getResultList()
        .stream()
        .map(Opening.class::cast)
        .toList();
  }
}
