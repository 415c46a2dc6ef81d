package org.opengeps.bid.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.opengeps.bid.LotRef;
import org.opengeps.bid.SealedBid;
import org.opengeps.bid.SubmissionId;
import org.opengeps.bid.model.Arrival;
import org.opengeps.bid.model.Reception;
import org.opengeps.bid.model.Receptions;
import org.opengeps.kernel.Sha256;
import org.opengeps.platform.Sql;
import org.opengeps.protocol.message.EnvelopeHash;

/** Receptions in the tables {@code bid_reception} and {@code bid_sealed}. */
@ApplicationScoped
public class StoredReceptions implements Receptions {
  private static final String OF_LOT =
      "SELECT r FROM Reception r WHERE r.tender = :tender AND r.lot = :lot ";

  @PersistenceContext private EntityManager entities;

  @Override
  public boolean add(
      Reception reception, byte[] encryptedStatement, Map<String, byte[]> envelopes) {
    if (insert(reception) == 0) {
      return false;
    }
    Sql.run(
        entities,
        "INSERT INTO bid_sealed (reception, statement) VALUES (?, ?)",
        reception.id(),
        encryptedStatement);
    envelopes.forEach((envelope, content) -> insert(reception, envelope, content));
    return true;
  }

  private void insert(Reception reception, String envelope, byte[] content) {
    Sql.run(
        entities,
        "INSERT INTO bid_sealed_envelope (reception, envelope, content) VALUES (?, ?, ?)",
        reception.id(),
        envelope,
        content);
  }

  /**
   * The unique key on the live submission id decides between two requests with one id, wherever
   * they arrive.
   */
  private int insert(Reception reception) {
    Arrival arrival = reception.arrival();
    return Sql.run(
        entities,
        "INSERT IGNORE INTO bid_reception (id, submission, live_submission, tender, notice_order, lot,"
            + " notice_hash, statement_hash, signed_hash, envelopes, received_at, state)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'received')",
        reception.id(),
        arrival.submission().toString(),
        arrival.submission().toString(),
        arrival.lot().tender().number(),
        arrival.lot().tender().order(),
        arrival.lot().lot(),
        arrival.noticeHash().bytes(),
        arrival.statementHash().bytes(),
        arrival.signed().bytes(),
        EnvelopeHash.text(arrival.envelopes()),
        arrival.receivedAt());
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
    Sql.run(entities, "DELETE FROM bid_sealed_envelope WHERE reception = ?", reception.id());
    Sql.run(entities, "DELETE FROM bid_sealed WHERE reception = ?", reception.id());
  }

  @Override
  public void discard(Reception reception) {
    dropContent(reception);
    entities.remove(entities.find(Reception.class, reception.id()));
    // another may come under its unique key in the same transaction
    entities.flush();
  }

  @Override
  public List<Reception> listUndecided(LotRef lot, Instant before) {
    return entities
        .createQuery(
            OF_LOT
                + "AND r.state = 'received' AND r.receivedAt < :before ORDER BY r.receivedAt, r.submission",
            Reception.class)
        .setParameter("tender", lot.tender().number())
        .setParameter("lot", lot.lot())
        .setParameter("before", before)
        .getResultList();
  }

  @Override
  public List<Sha256> listSealed(LotRef lot) {
    return entities
        .createQuery(
            OF_LOT.replace("SELECT r FROM", "SELECT r.coreHash FROM")
                + "AND r.state IN ('accepted', 'provisional') ORDER BY r.receivedAt, r.submission",
            Sha256.class)
        .setParameter("tender", lot.tender().number())
        .setParameter("lot", lot.lot())
        .getResultList();
  }

  /**
   * Rows, not entities: those would all stay in memory until the transaction ends. The rows of the
   * page are found before their bytes are read: else each page would read those of all before it.
   */
  @Override
  public List<SealedBid> listSealedBytes(LotRef lot, String envelope, int from, int count) {
    List<Object[]> rows =
        Sql.rows(
            entities,
            "SELECT s.statement, e.content FROM"
                + " (SELECT id, received_at, submission FROM bid_reception"
                + " WHERE tender = ? AND lot = ? AND state IN ('accepted', 'provisional')"
                + " ORDER BY received_at, submission LIMIT ? OFFSET ?) r"
                + " LEFT JOIN bid_sealed s ON s.reception = r.id"
                + " LEFT JOIN bid_sealed_envelope e ON e.reception = r.id AND e.envelope = ?"
                + " ORDER BY r.received_at, r.submission",
            lot.tender().number(),
            lot.lot(),
            count,
            from,
            envelope);
    return rows.stream().map(row -> new SealedBid((byte[]) row[0], (byte[]) row[1])).toList();
  }
}
