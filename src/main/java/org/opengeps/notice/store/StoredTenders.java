package org.opengeps.notice.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.persistence.config.HintValues;
import org.eclipse.persistence.config.QueryHints;
import org.opengeps.kernel.Pages;
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
import org.opengeps.protocol.message.Notice;

/**
 * Tenders in {@code notice_tender}, {@code notice_lot}, {@code notice_order} and {@code
 * notice_move}.
 */
@ApplicationScoped
public class StoredTenders implements Tenders {
  @PersistenceContext private EntityManager entities;

  @Override
  public TenderNumber nextNumber(int year) {
    Number serial =
        (Number)
            entities.createNativeQuery("SELECT NEXT VALUE FOR notice_serial").getSingleResult();
    return TenderNumber.of(year, serial.longValue());
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
  public void noteMove(TenderLot lot, Instant at) {
    entities.flush();
    entities
        .createNativeQuery(
            "INSERT IGNORE INTO notice_move (tender, lot, state, at) VALUES (?, ?, ?, ?)")
        .setParameter(1, lot.tender().value())
        .setParameter(2, lot.lot())
        .setParameter(3, lot.state().word())
        .setParameter(4, at.atOffset(java.time.ZoneOffset.UTC).toLocalDateTime())
        .executeUpdate();
  }

  @Override
  public TenderPage page(TenderQuery asked) {
    long total = ask(asked, "SELECT COUNT(t)", "", Long.class).getSingleResult();
    Pages pages = Pages.of(asked.page(), total, asked.size());
    TenderQuery query = asked.at(pages.page());
    List<Tender> rows =
        ask(query, "SELECT t", order(query.sort()), Tender.class)
            .setFirstResult(query.offset())
            .setMaxResults(query.size())
            .getResultList();
    return new TenderPage(rows.stream().map(Tender::summary).toList(), pages, total);
  }

  private static String order(TenderQuery.Sort sort) {
    return switch (sort) {
      case NEWEST -> " ORDER BY t.noticedAt DESC, t.tender DESC";
      case CLOSING ->
          " ORDER BY CASE WHEN t.state IN ('noticed', 'open') THEN 0 ELSE 1 END, t.closesAt, t.tender";
    };
  }

  private <T> TypedQuery<T> ask(TenderQuery query, String select, String order, Class<T> type) {
    List<String> sought = query.words();
    StringBuilder jpql =
        new StringBuilder(select).append(" FROM Tender t WHERE t.state IN :states");
    query.agency().ifPresent(agency -> jpql.append(" AND t.agency = :agency"));
    for (int i = 0; i < sought.size(); i++) {
      jpql.append(occurs(i, isNumber(sought.get(i))));
    }
    Set<TenderState> states =
        query.states().isEmpty() ? Set.of(TenderState.values()) : query.states();
    TypedQuery<T> typed =
        entities
            .createQuery(jpql.append(order).toString(), type)
            .setParameter("states", words(states));
    query.agency().ifPresent(agency -> typed.setParameter("agency", agency.value()));
    for (int i = 0; i < sought.size(); i++) {
      String word = sought.get(i).replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
      typed.setParameter("word" + i, "%" + word + "%");
    }
    return typed;
  }

  /** A word that occurs in one of the columns in which people look. */
  private static String occurs(int word, boolean number) {
    String like = " LIKE :word" + word;
    String columns =
        " AND (t.titleKo"
            + like
            + " OR t.titleEn"
            + like
            + " OR t.agencyNameKo"
            + like
            + " OR t.agencyNameEn"
            + like
            + " OR t.bodyNameKo"
            + like
            + " OR t.bodyNameEn"
            + like
            + " OR t.agencyCode"
            + like;
    return columns + (number ? " OR t.tender" + like : "") + ")";
  }

  /** The column of numbers holds ASCII only; comparing it with Hangul is an error. */
  private static boolean isNumber(String text) {
    return text.matches("[A-Za-z0-9-]+");
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
