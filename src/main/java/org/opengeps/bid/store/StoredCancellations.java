package org.opengeps.bid.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
import org.opengeps.platform.Sql;
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
    return Sql.run(
            entities,
            "INSERT IGNORE INTO bid_cancellation (request_hash, tag, tender, lot, submission,"
                + " reason, request, received_at, receipt_hash, receipt)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            core.request().bytes(),
            tag.bytes(),
            core.tender().number(),
            core.lot(),
            core.submission().toString(),
            core.toJson().string("reason"),
            sealed,
            core.receivedAt(),
            core.toJson().hash().bytes(),
            asked.receipt())
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
    Object[] numbers = tenders.stream().map(TenderNumber::value).toArray();
    return Sql.rows(
            entities,
            "SELECT tender, COUNT(*) FROM bid_cancellation"
                + " WHERE grant_hash IS NULL AND outcome IS NULL AND tender IN ("
                + String.join(", ", Collections.nCopies(tenders.size(), "?"))
                + ") GROUP BY tender",
            numbers)
        .stream()
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
    Sql.run(
        entities,
        "UPDATE bid_cancellation SET grant_hash = ?, granted_by = ?, granted_at = ?"
            + " WHERE request_hash = ?",
        signed.bytes(),
        by.value(),
        at,
        request.bytes());
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
                    Sql.id(row[0]),
                    Sha256.fromBytes((byte[]) row[1]),
                    (byte[]) row[2],
                    Sha256.fromBytes((byte[]) row[3])))
        .toList();
  }

  @Override
  public void decide(LotRef lot, List<Sha256> removed) {
    removed.forEach(
        request ->
            Sql.run(
                entities,
                "UPDATE bid_cancellation SET outcome = 'removed' WHERE request_hash = ?",
                request.bytes()));
    ofLot(
            "UPDATE bid_cancellation SET outcome = 'refused'"
                + " WHERE tender = ? AND lot = ? AND outcome IS NULL",
            lot)
        .executeUpdate();
  }

  private Query ofLot(String sql, LotRef lot) {
    return Sql.query(entities, sql, lot.tender().number(), lot.lot());
  }

  private List<CancellationView> views(String condition, Object value) {
    List<Object[]> rows = Sql.rows(entities, SELECT + condition, value);
    return rows.stream().map(row -> view(row)).toList();
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
}
