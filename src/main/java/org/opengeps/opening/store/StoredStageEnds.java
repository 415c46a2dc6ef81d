package org.opengeps.opening.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.opengeps.opening.model.StageEnd;
import org.opengeps.opening.model.StageEnds;
import org.opengeps.opening.model.StageKey;

/** {@link StageEnds} in MariaDB. */
@ApplicationScoped
@Transactional
class StoredStageEnds implements StageEnds {
  /** So many in one round; the next one is a second later. */
  private static final int MOST = 100;

  @PersistenceContext private EntityManager entities;

  @Override
  public void add(StageEnd end) {
    entities.persist(end);
    entities.flush();
  }

  @Override
  public Optional<StageEnd> find(StageKey key) {
    return Optional.ofNullable(entities.find(StageEnd.class, key));
  }

  @Override
  public Optional<StageEnd> lock(StageKey key) {
    StageEnd found = entities.find(StageEnd.class, key, LockModeType.PESSIMISTIC_WRITE);
    if (found != null) {
      entities.refresh(found, LockModeType.PESSIMISTIC_WRITE);
    }
    return Optional.ofNullable(found);
  }

  @Override
  public List<StageEnd> listOpen(Collection<String> tenders) {
    return tenders.isEmpty()
        ? List.of()
        : entities
            .createQuery(
                "SELECT e FROM StageEnd e WHERE e.outcome IS NULL AND e.tender IN :tenders"
                    + " ORDER BY e.endsAt",
                StageEnd.class)
            .setParameter("tenders", tenders)
            .getResultList();
  }

  @Override
  public List<StageEnd> due(Instant now) {
    return entities
        .createQuery(
            "SELECT e FROM StageEnd e WHERE e.outcome IS NULL AND e.endsAt <= :now ORDER BY e.endsAt",
            StageEnd.class)
        .setParameter("now", now)
        .setMaxResults(MOST)
        .getResultList();
  }
}
