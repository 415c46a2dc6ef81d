package org.opengeps.notice.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.opengeps.identity.OrganisationId;
import org.opengeps.notice.DraftId;
import org.opengeps.notice.DraftState;
import org.opengeps.notice.model.Drafts;
import org.opengeps.notice.model.StoredDraft;

/** Drafts in {@code notice_draft}. */
@ApplicationScoped
public class StoredDrafts implements Drafts {
  @PersistenceContext private EntityManager entities;

  @Override
  public void add(StoredDraft draft) {
    entities.persist(draft);
    entities.flush();
  }

  @Override
  public Optional<StoredDraft> find(DraftId draft) {
    return Optional.ofNullable(entities.find(StoredDraft.class, draft.toString()));
  }

  @Override
  public Optional<StoredDraft> lock(DraftId draft) {
    StoredDraft found =
        entities.find(StoredDraft.class, draft.toString(), LockModeType.PESSIMISTIC_WRITE);
    if (found != null) {
      entities.refresh(found, LockModeType.PESSIMISTIC_WRITE);
    }
    return Optional.ofNullable(found);
  }

  @Override
  public List<StoredDraft> listUnpublished(OrganisationId agency, int most) {
    return entities
        .createQuery(
            "SELECT d FROM StoredDraft d WHERE d.agency = :agency AND d.state <> :published"
                + " ORDER BY d.filedAt DESC",
            StoredDraft.class)
        .setParameter("agency", agency.value())
        .setParameter("published", DraftState.PUBLISHED.word())
        .setMaxResults(most)
        .getResultList();
  }

  @Override
  public List<StoredDraft> listWaiting(OrganisationId agency, Instant returnedSince, int most) {
    return entities
        .createQuery(
            "SELECT d FROM StoredDraft d WHERE d.agency = :agency AND (d.state IN :underway OR"
                + " (d.state = :returned AND d.returnedAt >= :since AND NOT EXISTS (SELECT n FROM"
                + " StoredDraft n WHERE n.agency = d.agency AND n.drafter = d.drafter"
                + " AND n.kind = d.kind AND n.titleKo = d.titleKo AND n.titleKo <> ''"
                + " AND n.filedAt > d.returnedAt))) ORDER BY d.filedAt DESC",
            StoredDraft.class)
        .setParameter("agency", agency.value())
        .setParameter(
            "underway",
            List.of(
                DraftState.DRAFTED.word(), DraftState.APPROVED.word(), DraftState.PREPARED.word()))
        .setParameter("returned", DraftState.RETURNED.word())
        .setParameter("since", returnedSince)
        .setMaxResults(most)
        .getResultList();
  }
}
