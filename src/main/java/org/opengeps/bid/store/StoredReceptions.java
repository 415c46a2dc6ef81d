package org.opengeps.bid.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.opengeps.bid.EnvelopeRef;
import org.opengeps.bid.SealedBid;
import org.opengeps.bid.SubmissionId;
import org.opengeps.bid.model.Arrival;
import org.opengeps.bid.model.Reception;
import org.opengeps.bid.model.Receptions;
import org.opengeps.bid.model.SealedContent;
import org.opengeps.kernel.Sha256;

/** Receptions in the tables {@code bid_reception} and {@code bid_sealed}. */
@ApplicationScoped
public class StoredReceptions implements Receptions {
  private static final String OF_ENVELOPE =
      "SELECT r FROM Reception r WHERE r.tender = :tender AND r.lot = :lot AND r.envelope = :envelope ";

  @PersistenceContext private EntityManager entities;

  @Override
  public boolean add(Reception reception, SealedContent content) {
    if (insert(reception) == 0) {
      return false;
    }
    entities.persist(content);
    return true;
  }

  /**
   * The unique key on the live submission id decides between two requests with one id, wherever
   * they arrive.
   */
  private int insert(Reception reception) {
    Arrival arrival = reception.arrival();
    return entities
        .createNativeQuery(
            "INSERT IGNORE INTO bid_reception (id, submission, live_submission, tender, notice_order, lot, envelope,"
                + " notice_hash, statement_hash, signed_hash, envelope_hash, received_at, state)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'received')")
        .setParameter(1, reception.id())
        .setParameter(2, arrival.submission().toString())
        .setParameter(3, arrival.submission().toString())
        .setParameter(4, arrival.envelope().tender().number())
        .setParameter(5, arrival.envelope().tender().order())
        .setParameter(6, arrival.envelope().lot())
        .setParameter(7, arrival.envelope().envelope())
        .setParameter(8, arrival.noticeHash().bytes())
        .setParameter(9, arrival.statementHash().bytes())
        .setParameter(10, arrival.signed().bytes())
        .setParameter(11, arrival.envelopeHash().bytes())
        .setParameter(12, LocalDateTime.ofInstant(arrival.receivedAt(), ZoneOffset.UTC))
        .executeUpdate();
  }

  @Override
  public void addRefused(Reception reception) {
    entities.persist(reception);
  }

  @Override
  public Optional<Reception> findLive(SubmissionId submission) {
    return entities
        .createQuery(
            "SELECT r FROM Reception r WHERE r.liveSubmission = :submission", Reception.class)
        .setParameter("submission", submission.toString())
        .getResultStream()
        .findFirst();
  }

  @Override
  public Optional<Reception> findLatest(SubmissionId submission) {
    return findLive(submission)
        .or(
            () ->
                entities
                    .createQuery(
                        "SELECT r FROM Reception r WHERE r.submission = :submission ORDER BY r.receivedAt DESC",
                        Reception.class)
                    .setParameter("submission", submission.toString())
                    .setMaxResults(1)
                    .getResultStream()
                    .findFirst());
  }

  @Override
  public Optional<Reception> lock(String id) {
    return Optional.ofNullable(entities.find(Reception.class, id, LockModeType.PESSIMISTIC_WRITE));
  }

  @Override
  public void dropContent(Reception reception) {
    entities
        .createNativeQuery("DELETE FROM bid_sealed WHERE reception = ?")
        .setParameter(1, reception.id())
        .executeUpdate();
  }

  @Override
  public void discard(Reception reception) {
    dropContent(reception);
    entities.remove(entities.find(Reception.class, reception.id()));
    // another may come under its unique key in the same transaction
    entities.flush();
  }

  @Override
  public List<Reception> listUndecided(EnvelopeRef envelope, Instant before) {
    return entities
        .createQuery(
            OF_ENVELOPE
                + "AND r.state = 'received' AND r.receivedAt < :before ORDER BY r.receivedAt, r.submission",
            Reception.class)
        .setParameter("tender", envelope.tender().number())
        .setParameter("lot", envelope.lot())
        .setParameter("envelope", envelope.envelope())
        .setParameter("before", before)
        .getResultList();
  }

  @Override
  public List<Sha256> listSealed(EnvelopeRef envelope) {
    return entities
        .createQuery(
            OF_ENVELOPE.replace("SELECT r FROM", "SELECT r.coreHash FROM")
                + "AND r.state IN ('accepted', 'provisional') ORDER BY r.receivedAt, r.submission",
            Sha256.class)
        .setParameter("tender", envelope.tender().number())
        .setParameter("lot", envelope.lot())
        .setParameter("envelope", envelope.envelope())
        .getResultList();
  }

  /** Rows, not entities: those would all stay in memory until the transaction ends. */
  @Override
  public List<SealedBid> listSealedBytes(EnvelopeRef envelope, int from, int count) {
    List<?> rows =
        entities
            .createNativeQuery(
                "SELECT s.statement, s.content FROM bid_reception r LEFT JOIN bid_sealed s ON s.reception = r.id"
                    + " WHERE r.tender = ? AND r.lot = ? AND r.envelope = ? AND r.state IN ('accepted', 'provisional')"
                    + " ORDER BY r.received_at, r.submission LIMIT ? OFFSET ?")
            .setParameter(1, envelope.tender().number())
            .setParameter(2, envelope.lot())
            .setParameter(3, envelope.envelope())
            .setParameter(4, count)
            .setParameter(5, from)
            .getResultList();
    return rows.stream()
        .map(row -> (Object[]) row)
        .map(row -> new SealedBid((byte[]) row[0], (byte[]) row[1]))
        .toList();
  }
}
