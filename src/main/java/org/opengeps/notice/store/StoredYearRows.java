package org.opengeps.notice.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.opengeps.identity.OrganisationId;
import org.opengeps.identity.PersonId;
import org.opengeps.notice.ReviewCount;
import org.opengeps.notice.model.PublishedOrder;
import org.opengeps.notice.model.Tender;
import org.opengeps.notice.model.YearRows;
import org.opengeps.platform.Sql;

/** {@link YearRows} in {@code notice_tender}, {@code notice_order} and {@code notice_draft}. */
@ApplicationScoped
public class StoredYearRows implements YearRows {
  @PersistenceContext private EntityManager entities;

  @Override
  public List<Tender> list(OrganisationId agency, Instant from, Instant until, int most) {
    return entities
        .createQuery(
            "SELECT t FROM Tender t WHERE t.agency = :agency AND t.noticedAt >= :from"
                + " AND t.noticedAt < :until ORDER BY t.noticedAt, t.tender",
            Tender.class)
        .setParameter("agency", agency.value())
        .setParameter("from", from)
        .setParameter("until", until)
        .setMaxResults(most)
        .getResultList();
  }

  @Override
  public List<PublishedOrder> orders(Collection<String> tenders) {
    if (tenders.isEmpty()) {
      return List.of();
    }
    return entities
        .createQuery(
            "SELECT o FROM PublishedOrder o WHERE o.tender IN :tenders ORDER BY o.tender, o.order",
            PublishedOrder.class)
        .setParameter("tenders", tenders)
        .getResultList();
  }

  @Override
  public List<ReviewCount> reviews(OrganisationId agency, Instant from, Instant until) {
    Map<String, Integer> approved = count("approver", "approved_at", agency, from, until);
    Map<String, Integer> returned = count("returned_by", "returned_at", agency, from, until);
    TreeSet<String> people = new TreeSet<>(approved.keySet());
    people.addAll(returned.keySet());
    return people.stream()
        .map(
            person ->
                new ReviewCount(
                    new PersonId(person),
                    approved.getOrDefault(person, 0),
                    returned.getOrDefault(person, 0)))
        .toList();
  }

  @SuppressWarnings("unchecked")
  private Map<String, Integer> count(
      String who, String when, OrganisationId agency, Instant from, Instant until) {
    List<Object[]> rows =
        Sql.rows(
            entities,
            "SELECT "
                + who
                + ", COUNT(*) FROM notice_draft WHERE agency = ? AND "
                + when
                + " >= ? AND "
                + when
                + " < ? GROUP BY "
                + who,
            agency.value(),
            from,
            until);
    Map<String, Integer> counts = new HashMap<>();
    rows.forEach(row -> counts.put((String) row[0], ((Number) row[1]).intValue()));
    return counts;
  }
}
