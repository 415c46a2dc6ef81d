package org.opengeps.notice.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.opengeps.identity.OrganisationId;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.TenderRef;
import org.opengeps.notice.LotUnderway;
import org.opengeps.notice.TenderNumber;
import org.opengeps.notice.TenderState;
import org.opengeps.notice.model.PublishedOrder;
import org.opengeps.notice.model.Tender;
import org.opengeps.notice.model.TenderLot;
import org.opengeps.notice.model.UnderwayRows;
import org.opengeps.platform.ManyRows;

/** {@link UnderwayRows} in {@code notice_tender}, {@code notice_lot} and {@code notice_order}. */
@ApplicationScoped
public class StoredUnderwayRows implements UnderwayRows {
  /** States of lots behind which nothing comes, as a list of literals. */
  private static final String ENDS =
      Arrays.stream(TenderState.values())
          .filter(TenderState::isEnd)
          .map(state -> "'" + state.word() + "'")
          .collect(Collectors.joining(", ", "(", ")"));

  @PersistenceContext private EntityManager entities;

  @Override
  public List<LotUnderway> listLots(OrganisationId agency, Instant endedSince, int most) {
    return entities
        .createQuery(
            "SELECT t, l FROM Tender t, TenderLot l WHERE t.agency = :agency"
                + " AND l.tender = t.tender AND (l.state NOT IN "
                + ENDS
                + " OR l.stateSince >= :since) ORDER BY CASE WHEN l.state IN "
                + ENDS
                + " THEN 1 ELSE 0 END, t.closesAt, t.tender, l.lot",
            Object[].class)
        .setParameter("agency", agency.value())
        .setParameter("since", endedSince)
        .setMaxResults(most)
        .getResultStream()
        .map(row -> ((Tender) row[0]).underway((TenderLot) row[1]))
        .toList();
  }

  @Override
  public List<PublishedOrder> listAwaitingBaseAmount(OrganisationId agency, int most) {
    return entities
        .createQuery(
            "SELECT o FROM PublishedOrder o, Tender t WHERE t.agency = :agency"
                + " AND t.state = :noticed AND t.awaitsBaseAmount = TRUE"
                + " AND o.tender = t.tender AND o.order = t.order ORDER BY t.closesAt",
            PublishedOrder.class)
        .setParameter("agency", agency.value())
        .setParameter("noticed", TenderState.NOTICED.word())
        .setMaxResults(most)
        .getResultList();
  }

  @Override
  public Set<TenderNumber> followed(Collection<TenderNumber> tenders) {
    return tenders.isEmpty()
        ? Set.of()
        : entities
            .createQuery(
                "SELECT DISTINCT t.follows FROM Tender t WHERE t.follows IN :tenders", String.class)
            .setParameter("tenders", tenders.stream().map(TenderNumber::value).toList())
            .getResultStream()
            .map(TenderNumber::new)
            .collect(Collectors.toSet());
  }

  @Override
  public Map<TenderRef, Sha256> notices(Collection<TenderRef> orders) {
    List<Object> keys =
        orders.stream().<Object>map(ref -> new Object[] {ref.number(), ref.order()}).toList();
    return ManyRows.select(
            entities,
            "SELECT tender, notice_order, notice_hash FROM notice_order"
                + " WHERE (tender, notice_order) IN",
            keys)
        .stream()
        .collect(
            Collectors.toMap(
                row -> new TenderRef((String) row[0], (String) row[1]),
                row -> Sha256.fromBytes((byte[]) row[2])));
  }
}
