package org.opengeps.opening.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.opengeps.kernel.Sha256;
import org.opengeps.notice.TenderNumber;
import org.opengeps.opening.OpeningStage;
import org.opengeps.opening.model.EnvelopeKey;
import org.opengeps.opening.model.Opening;
import org.opengeps.opening.model.Openings;
import org.opengeps.opening.model.PostedPartial;
import org.opengeps.platform.ManyRows;
import org.opengeps.platform.Sql;
import org.opengeps.protocol.message.Slot;

/** {@link Openings} in MariaDB. */
@ApplicationScoped
@Transactional
class StoredOpenings implements Openings {
  private static final String OF = " WHERE tender = ?1 AND lot = ?2 AND envelope = ?3";
  @PersistenceContext private EntityManager entities;

  @Override
  public void add(Opening opening) {
    entities.persist(opening);
    entities.flush();
  }

  @Override
  public Optional<Opening> find(EnvelopeKey key) {
    return Optional.ofNullable(entities.find(Opening.class, key));
  }

  @Override
  public Optional<Opening> lock(EnvelopeKey key) {
    Opening found = entities.find(Opening.class, key, LockModeType.PESSIMISTIC_WRITE);
    if (found != null) {
      entities.refresh(found, LockModeType.PESSIMISTIC_WRITE);
    }
    return Optional.ofNullable(found);
  }

  @Override
  public Optional<Opening> lockFirst(String tender, String lot) {
    List<?> names =
        Sql.column(
            entities,
            "SELECT envelope FROM opening_envelope WHERE tender = ?1 AND lot = ?2 AND decision"
                + " IS NULL",
            tender,
            lot);
    return names.stream()
        .findFirst()
        .flatMap(name -> lock(new EnvelopeKey(tender, new Slot(lot, (String) name))));
  }

  @Override
  public void postpone(Map<TenderNumber, Instant> opensAt) {
    Map<Instant, List<Object>> byTime =
        opensAt.entrySet().stream()
            .collect(
                Collectors.groupingBy(
                    Map.Entry::getValue,
                    Collectors.mapping(one -> one.getKey().value(), Collectors.toList())));
    byTime.forEach(
        (at, numbers) ->
            ManyRows.update(
                entities,
                "UPDATE opening_envelope SET opens_at = TIMESTAMP('"
                    + Sql.utc(at)
                    + "') WHERE stage = 'CLOSED' AND decision IS NULL AND tender IN",
                numbers));
  }

  @Override
  public List<Opening> ofTender(String tender) {
    return entities
        .createQuery(
            "SELECT o FROM Opening o WHERE o.key.tender = :tender ORDER BY o.key.lot,"
                + " o.key.envelope",
            Opening.class)
        .setParameter("tender", tender)
        .getResultList();
  }

  @Override
  public List<Opening> ofTenders(Collection<String> tenders) {
    return tenders.isEmpty()
        ? List.of()
        : entities
            .createQuery(
                "SELECT o FROM Opening o WHERE o.key.tender IN :tenders ORDER BY o.opensAt",
                Opening.class)
            .setParameter("tenders", tenders)
            .getResultList();
  }

  @Override
  public Map<EnvelopeKey, Map<Integer, Integer>> countPartials(Collection<String> tenders) {
    Map<EnvelopeKey, Map<Integer, Integer>> counts = new HashMap<>();
    for (Object[] row :
        ManyRows.select(
            entities,
            "SELECT tender, lot, envelope, member FROM opening_partial WHERE tender IN",
            List.copyOf(tenders))) {
      var slot = new Slot((String) row[1], (String) row[2]);
      counts
          .computeIfAbsent(new EnvelopeKey((String) row[0], slot), key -> new HashMap<>())
          .merge(((Number) row[3]).intValue(), 1, Integer::sum);
    }
    return counts;
  }

  @Override
  public List<Opening> unfinished() {
    return entities
        .createQuery(
            "SELECT o FROM Opening o WHERE o.stage IN :stages ORDER BY o.opensAt", Opening.class)
        .setParameter("stages", List.of(OpeningStage.CLOSED, OpeningStage.OPENING))
        .getResultList();
  }

  @Override
  public List<EnvelopeKey> due(Instant now) {
    return entities
        .createQuery(
            "SELECT o FROM Opening o WHERE o.stage = :stage AND o.opensAt <= :now ORDER BY"
                + " o.opensAt",
            Opening.class)
        .setParameter("stage", OpeningStage.CLOSED)
        .setParameter("now", now)
        .getResultList()
        .stream()
        .map(Opening::key)
        .toList();
  }

  @Override
  public List<EnvelopeKey> underway() {
    return entities
        .createQuery(
            "SELECT o FROM Opening o WHERE o.stage = :stage ORDER BY o.opensAt", Opening.class)
        .setParameter("stage", OpeningStage.OPENING)
        .getResultList()
        .stream()
        .map(Opening::key)
        .toList();
  }

  @Override
  public List<PostedPartial> partials(EnvelopeKey key) {
    return rows(
        of(
            key,
            "SELECT list, member, document, NULL, posted_at FROM opening_partial"
                + OF
                + " ORDER BY list, member"));
  }

  @Override
  public List<PostedPartial> falsePartials(EnvelopeKey key) {
    return rows(
        of(
            key,
            "SELECT NULL, member, document, code, posted_at FROM opening_false_partial"
                + OF
                + " ORDER BY posted_at"));
  }

  @Override
  public void addPartial(EnvelopeKey key, PostedPartial partial) {
    of(
            key,
            "INSERT INTO opening_partial (tender, lot, envelope, list, member, document, posted_at)"
                + " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)")
        .setParameter(4, partial.list())
        .setParameter(5, partial.member())
        .setParameter(6, partial.document().bytes())
        .setParameter(7, Sql.utc(partial.at()))
        .executeUpdate();
  }

  @Override
  public void addFalsePartial(EnvelopeKey key, PostedPartial partial) {
    of(
            key,
            "INSERT IGNORE INTO opening_false_partial (tender, lot, envelope, member, document,"
                + " code, posted_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)")
        .setParameter(4, partial.member())
        .setParameter(5, partial.document().bytes())
        .setParameter(6, partial.code())
        .setParameter(7, Sql.utc(partial.at()))
        .executeUpdate();
  }

  private static List<PostedPartial> rows(Query query) {
    List<?> rows = query.getResultList();
    return rows.stream().map(row -> partial((Object[]) row)).toList();
  }

  private static PostedPartial partial(Object[] row) {
    return new PostedPartial(
        (String) row[0],
        ((Number) row[1]).intValue(),
        Sha256.fromBytes((byte[]) row[2]),
        (String) row[3],
        Sql.instant(row[4]));
  }

  private Query of(EnvelopeKey key, String sql) {
    return Sql.query(entities, sql, key.tender(), key.slot().lot(), key.slot().envelope());
  }
}
