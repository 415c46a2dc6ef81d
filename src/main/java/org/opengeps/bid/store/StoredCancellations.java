package org.opengeps.bid.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.opengeps.bid.CancellationState;
import org.opengeps.bid.CancellationView;
import org.opengeps.bid.GrantedCancellation;
import org.opengeps.bid.LotRef;
import org.opengeps.bid.SubmissionId;
import org.opengeps.bid.model.Cancellations;
import org.opengeps.identity.PersonId;
import org.opengeps.kernel.Sha256;
import org.opengeps.notice.TenderNumber;
import org.opengeps.protocol.cms.SignedDocument;
import org.opengeps.protocol.message.CancellationReceipt;

/** Requests in the table {@code bid_cancellation}. Plain SQL: the locks are the point. */
@ApplicationScoped
public class StoredCancellations implements Cancellations {
  private static final String SELECT =
      "SELECT receipt, grant_hash, outcome FROM bid_cancellation WHERE ";
  private static final String IN_ORDER = " ORDER BY received_at, request_hash";

  @PersistenceContext private EntityManager entities;

  @Override
  public boolean add(CancellationView asked, Sha256 tag, byte[] sealed) {
    CancellationReceipt core = asked.core();
    return entities
            .createNativeQuery(
                "INSERT IGNORE INTO bid_cancellation (request_hash, tag, tender, lot, submission,"
                    + " reason, request, received_at, receipt_hash, receipt)"
                    + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
            .setParameter(1, core.request().bytes())
            .setParameter(2, tag.bytes())
            .setParameter(3, core.tender().number())
            .setParameter(4, core.lot())
            .setParameter(5, core.submission().toString())
            .setParameter(6, core.toJson().string("reason"))
            .setParameter(7, sealed)
            .setParameter(8, utc(core.receivedAt()))
            .setParameter(9, core.toJson().hash().bytes())
            .setParameter(10, asked.receipt())
            .executeUpdate()
        == 1;
  }

  @Override
  public Optional<CancellationView> findByTag(Sha256 tag) {
    return views("tag = ?", tag.bytes()).stream().findFirst();
  }

  @Override
  public List<CancellationView> list(SubmissionId submission) {
    return views("submission = ?" + IN_ORDER, submission.toString());
  }

  @Override
  public List<CancellationView> list(TenderNumber tender) {
    return views("tender = ?" + IN_ORDER, tender.value());
  }

  @Override
  public Map<TenderNumber, Integer> countWaiting(Collection<TenderNumber> tenders) {
    if (tenders.isEmpty()) {
      return Map.of();
    }
    Query query =
        entities.createNativeQuery(
            "SELECT tender, COUNT(*) FROM bid_cancellation"
                + " WHERE grant_hash IS NULL AND outcome IS NULL AND tender IN ("
                + String.join(", ", Collections.nCopies(tenders.size(), "?"))
                + ") GROUP BY tender");
    int place = 1;
    for (TenderNumber tender : tenders) {
      query.setParameter(place++, tender.value());
    }
    List<?> rows = query.getResultList();
    return rows.stream()
        .map(row -> (Object[]) row)
        .collect(
            Collectors.toMap(
                row -> new TenderNumber((String) row[0]), row -> ((Number) row[1]).intValue()));
  }

  @Override
  public Optional<CancellationView> lock(Sha256 request) {
    return views("request_hash = ? FOR UPDATE", request.bytes()).stream().findFirst();
  }

  @Override
  public void grant(Sha256 request, Sha256 signed, PersonId by, Instant at) {
    entities
        .createNativeQuery(
            "UPDATE bid_cancellation SET grant_hash = ?, granted_by = ?, granted_at = ?"
                + " WHERE request_hash = ?")
        .setParameter(1, signed.bytes())
        .setParameter(2, by.value())
        .setParameter(3, utc(at))
        .setParameter(4, request.bytes())
        .executeUpdate();
  }

  @Override
  public List<GrantedCancellation> lockGranted(LotRef lot) {
    List<?> rows =
        ofLot(
                "SELECT submission, request_hash, request, grant_hash FROM bid_cancellation"
                    + " WHERE tender = ? AND lot = ? AND outcome IS NULL"
                    + IN_ORDER
                    + " FOR UPDATE",
                lot)
            .getResultList();
    return rows.stream()
        .map(row -> (Object[]) row)
        .filter(row -> row[3] != null)
        .map(
            row ->
                new GrantedCancellation(
                    UUID.fromString((String) row[0]),
                    Sha256.fromBytes((byte[]) row[1]),
                    (byte[]) row[2],
                    Sha256.fromBytes((byte[]) row[3])))
        .toList();
  }

  @Override
  public void decide(LotRef lot, List<Sha256> removed) {
    removed.forEach(
        request ->
            entities
                .createNativeQuery(
                    "UPDATE bid_cancellation SET outcome = 'removed' WHERE request_hash = ?")
                .setParameter(1, request.bytes())
                .executeUpdate());
    ofLot(
            "UPDATE bid_cancellation SET outcome = 'refused'"
                + " WHERE tender = ? AND lot = ? AND outcome IS NULL",
            lot)
        .executeUpdate();
  }

  private Query ofLot(String sql, LotRef lot) {
    return entities
        .createNativeQuery(sql)
        .setParameter(1, lot.tender().number())
        .setParameter(2, lot.lot());
  }

  private List<CancellationView> views(String condition, Object value) {
    List<?> rows =
        entities.createNativeQuery(SELECT + condition).setParameter(1, value).getResultList();
    return rows.stream().map(row -> view((Object[]) row)).toList();
  }

  private static CancellationView view(Object[] row) {
    byte[] receipt = (byte[]) row[0];
    return new CancellationView(
        CancellationReceipt.from(SignedDocument.read(receipt).json()),
        state(row[1] != null, (String) row[2]),
        receipt);
  }

  private static CancellationState state(boolean granted, String outcome) {
    if (outcome != null) {
      return outcome.equals(CancellationState.REMOVED.word())
          ? CancellationState.REMOVED
          : CancellationState.REFUSED;
    }
    return granted ? CancellationState.GRANTED : CancellationState.REQUESTED;
  }

  private static LocalDateTime utc(Instant instant) {
    return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
  }
}
