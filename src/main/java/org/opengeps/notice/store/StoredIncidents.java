package org.opengeps.notice.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.TenderRef;
import org.opengeps.notice.IncidentView;
import org.opengeps.notice.PostponementView;
import org.opengeps.notice.TenderNumber;
import org.opengeps.notice.model.Incidents;
import org.opengeps.platform.ManyRows;
import org.opengeps.platform.Sql;
import org.opengeps.protocol.message.LocalText;

/**
 * Outages in {@code notice_incident} and {@code notice_postponement}. Plain SQL over sets: one
 * outage moves thousands of tenders.
 */
@ApplicationScoped
public class StoredIncidents implements Incidents {
  private static final String INCIDENT =
      "SELECT incident, cause, since, until, document, moved, waiting FROM notice_incident ";
  private static final String POSTPONEMENT =
      "SELECT p.tender, p.notice_order, t.title_ko, t.title_en, t.zone, p.incident, p.clause,"
          + " p.closed_before, p.closes_at, p.opened_before, p.opens_at"
          + " FROM notice_postponement p JOIN notice_tender t ON t.tender = p.tender WHERE ";

  private static final String TOUCHED =
      " FROM notice_tender t JOIN notice_order o"
          + " ON o.tender = t.tender AND o.notice_order = t.notice_order"
          + " WHERE t.state IN ('noticed', 'open') AND t.closes_at > ?1 AND t.closes_at <= ?2"
          + " OR t.state IN ('draining', 'closed') AND t.opens_at > ?1 AND t.opens_at <= ?3"
          + " ORDER BY t.tender";

  @PersistenceContext private EntityManager entities;

  /**
   * Found without locks, locked by their own keys, and asked again: a statement each. Whoever locks
   * while looking through the index of times holds that index and waits for the row, while who
   * moves the tender holds the row and waits for the index; and the database merges an inner select
   * into the locking one when it thinks that cheaper.
   */
  @Override
  public List<Touched> lockTouched(Instant since, Instant openUntil, Instant closeUntil) {
    List<Object> found =
        List.copyOf(within("SELECT t.tender" + TOUCHED, since, openUntil, closeUntil));
    ManyRows.lock(entities, "notice_tender", "tender", found);
    Set<Object> locked = Set.copyOf(found);
    return within(
            "SELECT t.tender, o.notice_hash,"
                + " (SELECT COUNT(*) FROM notice_postponement p WHERE p.tender = t.tender)"
                + TOUCHED,
            since,
            openUntil,
            closeUntil)
        .stream()
        .map(Object[].class::cast)
        .filter(row -> locked.contains(row[0]))
        .map(
            row ->
                new Touched(
                    new TenderNumber((String) row[0]),
                    Sha256.fromBytes((byte[]) row[1]),
                    ((Number) row[2]).intValue()))
        .toList();
  }

  private List<?> within(String select, Instant since, Instant openUntil, Instant closeUntil) {
    return Sql.query(entities, select, since, closeUntil, openUntil).getResultList();
  }

  @Override
  public void add(IncidentView incident, List<Move> moves, Instant at) {
    insert(
        "notice_incident (incident, cause, since, until, document, moved, waiting, recorded_at)",
        List.<Object[]>of(
            new Object[] {
              incident.id().toString(),
              incident.cause(),
              Sql.utc(incident.since()),
              Sql.utc(incident.until()),
              incident.document().bytes(),
              incident.moved(),
              incident.waiting(),
              Sql.utc(at)
            }));
    insert(
        "notice_order (tender, notice_order, kind, notice_hash, signed_hash, published_at)",
        moves.stream()
            .map(
                move ->
                    new Object[] {
                      move.ref().number(),
                      move.ref().order(),
                      "postponement",
                      move.noticeHash().bytes(),
                      move.signedHash().bytes(),
                      Sql.utc(at)
                    })
            .toList());
    insert(
        "notice_postponement (tender, notice_order, incident, clause, closed_before, closes_at,"
            + " opened_before, opens_at)",
        moves.stream().map(move -> row(incident, move)).toList());
    Sql.run(
        entities,
        "UPDATE notice_tender t JOIN notice_postponement p ON p.tender = t.tender"
            + " SET t.notice_order = p.notice_order, t.closes_at = p.closes_at,"
            + " t.opens_at = p.opens_at WHERE p.incident = ?",
        incident.id().toString());
  }

  private static Object[] row(IncidentView incident, Move move) {
    return new Object[] {
      move.ref().number(),
      move.ref().order(),
      incident.id().toString(),
      move.clause(),
      Sql.utc(move.closedBefore()),
      Sql.utc(move.closesAt()),
      Sql.utc(move.openedBefore()),
      Sql.utc(move.opensAt())
    };
  }

  private void insert(String table, List<Object[]> rows) {
    ManyRows.insert(entities, "INSERT INTO " + table, rows);
  }

  @Override
  public void await(Collection<TenderNumber> tenders) {
    ManyRows.update(
        entities,
        "UPDATE notice_tender SET awaits_order = TRUE WHERE tender IN",
        tenders.stream().map(tender -> (Object) tender.value()).toList());
  }

  @Override
  public Optional<IncidentView> find(UUID incident) {
    return incidents(Sql.rows(entities, INCIDENT + "WHERE incident = ?", incident.toString()))
        .stream()
        .findFirst();
  }

  @Override
  public List<IncidentView> newest(int most) {
    return incidents(
        entities
            .createNativeQuery(INCIDENT + "ORDER BY since DESC, incident")
            .setMaxResults(most)
            .getResultList());
  }

  private static List<IncidentView> incidents(List<?> rows) {
    return rows.stream().map(Object[].class::cast).map(StoredIncidents::incident).toList();
  }

  private static IncidentView incident(Object[] row) {
    return new IncidentView(
        Sql.id(row[0]),
        (String) row[1],
        Sql.instant(row[2]),
        Sql.instant(row[3]),
        Sha256.fromBytes((byte[]) row[4]),
        ((Number) row[5]).intValue(),
        ((Number) row[6]).intValue());
  }

  @Override
  public List<PostponementView> moved(UUID incident) {
    return postponements("p.incident = ? ORDER BY p.closes_at, p.tender", incident.toString());
  }

  @Override
  public List<PostponementView> ofTender(TenderNumber tender) {
    return postponements("p.tender = ? ORDER BY p.notice_order", tender.value());
  }

  private List<PostponementView> postponements(String where, String key) {
    List<Object[]> rows = Sql.rows(entities, POSTPONEMENT + where, key);
    return rows.stream().map(StoredIncidents::postponement).toList();
  }

  private static PostponementView postponement(Object[] row) {
    return new PostponementView(
        new TenderRef((String) row[0], (String) row[1]),
        new LocalText((String) row[2], (String) row[3]),
        ZoneId.of((String) row[4]),
        Sql.id(row[5]),
        (String) row[6],
        Sql.instant(row[7]),
        Sql.instant(row[8]),
        Sql.instant(row[9]),
        Sql.instant(row[10]));
  }

  @Override
  public Map<TenderNumber, UUID> latest(Collection<TenderRef> orders) {
    Map<TenderNumber, UUID> latest = new HashMap<>();
    Set<TenderRef> asked = new HashSet<>(orders);
    ManyRows.select(
            entities,
            "SELECT tender, notice_order, incident FROM notice_postponement WHERE tender IN",
            orders.stream().map(ref -> (Object) ref.number()).distinct().toList())
        .stream()
        .filter(row -> asked.contains(new TenderRef((String) row[0], (String) row[1])))
        .forEach(row -> latest.put(new TenderNumber((String) row[0]), Sql.id(row[2])));
    return latest;
  }

  @Override
  public long lockExamined() {
    return Sql.count(entities, "SELECT examined FROM notice_log_watch WHERE one = 1 FOR UPDATE");
  }

  @Override
  public void examined(long size) {
    Sql.run(entities, "UPDATE notice_log_watch SET examined = ? WHERE one = 1", size);
  }
}
