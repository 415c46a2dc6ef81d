package org.opengeps.notice.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;
import org.eclipse.persistence.config.HintValues;
import org.eclipse.persistence.config.QueryHints;
import org.opengeps.kernel.TenderRef;
import org.opengeps.notice.TenderNumber;
import org.opengeps.notice.TenderPage;
import org.opengeps.notice.TenderQuery;
import org.opengeps.notice.TenderState;
import org.opengeps.notice.model.OrderKey;
import org.opengeps.notice.model.PublishedOrder;
import org.opengeps.notice.model.Tender;
import org.opengeps.notice.model.TenderLot;
import org.opengeps.notice.model.Tenders;
import org.opengeps.platform.ManyRows;
import org.opengeps.platform.Sql;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.message.Eligibility;
import org.opengeps.protocol.message.Notice;

/**
 * Tenders in {@code notice_tender}, {@code notice_lot}, {@code notice_order} and {@code
 * notice_move}.
 */
@ApplicationScoped
public class StoredTenders implements Tenders {
  private static final int FOLLOWING = 5;

  @PersistenceContext private EntityManager entities;

  @Override
  public TenderNumber nextNumber(int year) {
    return TenderNumber.of(year, Sql.count(entities, "SELECT NEXT VALUE FOR notice_serial"));
  }

  @Override
  public void add(Tender tender, List<TenderLot> lots, PublishedOrder first) {
    entities.persist(first);
    entities.flush();
    entities.persist(tender);
    entities.flush();
    add(lots);
  }

  @Override
  public void add(PublishedOrder order) {
    entities.persist(order);
    entities.flush();
  }

  @Override
  public void add(List<TenderLot> lots) {
    lots.forEach(entities::persist);
    entities.flush();
  }

  @Override
  public Optional<Tender> find(TenderNumber number) {
    return Optional.ofNullable(entities.find(Tender.class, number.value()));
  }

  @Override
  public Optional<Tender> lock(TenderNumber number) {
    Tender tender = entities.find(Tender.class, number.value(), LockModeType.PESSIMISTIC_WRITE);
    if (tender != null) {
      entities.refresh(tender, LockModeType.PESSIMISTIC_WRITE);
      lots(number).setHint(QueryHints.REFRESH, HintValues.TRUE).getResultList();
    }
    return Optional.ofNullable(tender);
  }

  @Override
  public List<TenderLot> listLots(TenderNumber number) {
    return lots(number)
        .getResultStream()
        .sorted(Comparator.comparing(TenderLot::lot, Notice.LOTS))
        .toList();
  }

  private TypedQuery<TenderLot> lots(TenderNumber number) {
    return entities
        .createQuery("SELECT l FROM TenderLot l WHERE l.tender = :tender", TenderLot.class)
        .setParameter("tender", number.value());
  }

  @Override
  public Optional<PublishedOrder> findOrder(TenderRef ref) {
    return Optional.ofNullable(entities.find(PublishedOrder.class, new OrderKey(ref)));
  }

  @Override
  public List<PublishedOrder> listOrders(TenderNumber number) {
    return entities
        .createQuery(
            "SELECT o FROM PublishedOrder o WHERE o.tender = :tender ORDER BY o.order",
            PublishedOrder.class)
        .setParameter("tender", number.value())
        .getResultList();
  }

  @Override
  public List<TenderNumber> listFollowing(TenderNumber number) {
    return entities
        .createQuery(
            "SELECT t.tender FROM Tender t WHERE t.follows = :number ORDER BY t.tender",
            String.class)
        .setParameter("number", number.value())
        .setMaxResults(FOLLOWING)
        .getResultStream()
        .map(TenderNumber::new)
        .toList();
  }

  @Override
  public boolean isFollowed(TenderNumber number) {
    return entities
            .createQuery(
                "SELECT COUNT(t) FROM Tender t WHERE t.follows = :number"
                    + " AND t.state NOT IN (:failed, :cancelled)",
                Long.class)
            .setParameter("number", number.value())
            .setParameter("failed", TenderState.FAILED.word())
            .setParameter("cancelled", TenderState.CANCELLED.word())
            .getSingleResult()
        > 0;
  }

  @Override
  public Map<TenderNumber, Instant> lastPublished(Collection<TenderNumber> tenders) {
    if (tenders.isEmpty()) {
      return Map.of();
    }
    return entities
        .createQuery(
            "SELECT o FROM PublishedOrder o WHERE o.tender IN :tenders", PublishedOrder.class)
        .setParameter("tenders", tenders.stream().map(TenderNumber::value).toList())
        .getResultStream()
        .collect(
            Collectors.toMap(
                order -> TenderNumber.of(order.ref()),
                PublishedOrder::publishedAt,
                BinaryOperator.maxBy(Comparator.naturalOrder())));
  }

  @Override
  public Map<TenderNumber, Eligibility> eligibility(Collection<TenderNumber> tenders) {
    List<Object> numbers = tenders.stream().<Object>map(TenderNumber::value).toList();
    return ManyRows.select(
            entities,
            "SELECT tender, eligibility FROM notice_tender WHERE eligibility IS NOT NULL AND tender IN",
            numbers)
        .stream()
        .collect(
            Collectors.toMap(
                row -> new TenderNumber((String) row[0]),
                row ->
                    Eligibility.from(
                        JsonObject.parse(((String) row[1]).getBytes(StandardCharsets.UTF_8)))));
  }

  @Override
  public void noteMove(TenderLot lot, Instant at) {
    entities.flush();
    Sql.run(
        entities,
        "INSERT IGNORE INTO notice_move (tender, lot, state, at) VALUES (?, ?, ?, ?)",
        lot.tender().value(),
        lot.lot(),
        lot.state().word(),
        at.atOffset(java.time.ZoneOffset.UTC).toLocalDateTime());
  }

  @Override
  public TenderPage page(TenderQuery query) {
    return TenderList.ofWords(entities, query).page();
  }

  @Override
  public TenderPage page(TenderQuery query, List<TenderNumber> among) {
    return among.isEmpty() ? TenderPage.EMPTY : TenderList.among(entities, query, among).page();
  }

  @Override
  public boolean isAnyIn(Set<TenderState> states) {
    return !entities
        .createQuery("SELECT t.tender FROM Tender t WHERE t.state IN :states", String.class)
        .setParameter("states", words(states))
        .setMaxResults(1)
        .getResultList()
        .isEmpty();
  }

  @Override
  public List<Tender> listClosingUntil(Set<TenderState> states, Instant at) {
    return entities
        .createQuery(
            "SELECT t FROM Tender t WHERE t.state IN :states AND t.closesAt <= :at"
                + " ORDER BY t.closesAt",
            Tender.class)
        .setParameter("states", words(states))
        .setParameter("at", at)
        .getResultList();
  }

  @Override
  public List<Tender> listReceivingFrom(Instant at) {
    return entities
        .createQuery(
            "SELECT t FROM Tender t WHERE t.state = :state AND t.awaitsBaseAmount = FALSE"
                + " AND t.receiptOpensAt <= :at ORDER BY t.receiptOpensAt",
            Tender.class)
        .setParameter("state", TenderState.NOTICED.word())
        .setParameter("at", at)
        .getResultList();
  }

  @Override
  public List<Tender> listLapsing(Instant at, int most) {
    return entities
        .createQuery(
            "SELECT t FROM Tender t WHERE t.lapsed = FALSE AND t.latestOpening <= :at"
                + " ORDER BY t.latestOpening",
            Tender.class)
        .setParameter("at", at)
        .setMaxResults(most)
        .getResultList();
  }

  @Override
  public List<TenderLot> listOutlived(Instant at, int skipped, int most) {
    return entities
        .createQuery(
            "SELECT l FROM TenderLot l WHERE l.destroyed = FALSE AND l.keptUntil <= :at"
                + " ORDER BY l.keptUntil, l.tender, l.lot",
            TenderLot.class)
        .setParameter("at", at)
        .setFirstResult(skipped)
        .setMaxResults(most)
        .getResultList();
  }

  private static List<String> words(Set<TenderState> states) {
    return states.stream().map(TenderState::word).toList();
  }
}
