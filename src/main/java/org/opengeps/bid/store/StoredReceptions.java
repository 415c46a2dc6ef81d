package org.opengeps.bid.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.opengeps.bid.EnvelopeRef;
import org.opengeps.bid.SubmissionId;
import org.opengeps.bid.model.Reception;
import org.opengeps.bid.model.Receptions;
import org.opengeps.bid.model.SealedContent;

/** Receptions in the tables {@code bid_reception} and {@code bid_sealed}. */
@ApplicationScoped
public class StoredReceptions implements Receptions {
  private static final String OF_ENVELOPE =
      "SELECT r FROM Reception r WHERE r.tender = :tender AND r.lot = :lot AND r.envelope = :envelope ";

  @PersistenceContext private EntityManager entities;

  @Override
  public boolean add(Reception reception, SealedContent content) {
    // A current read with a gap lock decides between two requests with one id; the unique key is
    // the last word.
    if (!entities
        .createNativeQuery("SELECT id FROM bid_reception WHERE live_submission = ? FOR UPDATE")
        .setParameter(1, reception.arrival().submission().toString())
        .getResultList()
        .isEmpty()) {
      return false;
    }
    entities.persist(reception);
    entities.flush();
    entities.persist(content);
    return true;
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
  public SealedContent content(Reception reception) {
    return entities.find(SealedContent.class, reception.id());
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
  public List<Reception> listSealed(EnvelopeRef envelope) {
    return entities
        .createQuery(
            OF_ENVELOPE
                + "AND r.state IN ('accepted', 'provisional') ORDER BY r.receivedAt, r.submission",
            Reception.class)
        .setParameter("tender", envelope.tender().number())
        .setParameter("lot", envelope.lot())
        .setParameter("envelope", envelope.envelope())
        .getResultList();
  }
}
