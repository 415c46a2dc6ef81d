package org.opengeps.ledger.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.opengeps.kernel.Sha256;
import org.opengeps.ledger.FactQuery;
import org.opengeps.ledger.HiddenFact;
import org.opengeps.ledger.LoggedEntry;
import org.opengeps.ledger.model.LoggedFacts;
import org.opengeps.platform.ManyRows;
import org.opengeps.platform.Sql;
import org.opengeps.protocol.log.LedgerEntry;

/** The table {@code ledger_fact} beside {@code ledger_entry}. */
@ApplicationScoped
@Transactional
public class StoredLoggedFacts implements LoggedFacts {
  private static final String ORDER_OF_TENDER = "R[0-9]{2}BK[0-9]{8}-[0-9]{3}";
  private static final int NUMBER = 13;

  @PersistenceContext private EntityManager entities;

  @Override
  @SuppressWarnings("unchecked")
  public List<LoggedEntry> list(FactQuery query, long published) {
    if (query.about().filter(Collection::isEmpty).isPresent()) {
      return List.of();
    }
    List<Object> values = new ArrayList<>(List.of(Math.min(published, query.below())));
    String statement = statement(query, values);
    Query asked = entities.createNativeQuery(statement);
    for (int i = 0; i < values.size(); i++) {
      asked.setParameter(i + 1, values.get(i));
    }
    List<Object[]> rows = asked.getResultList();
    return rows.stream()
        .map(row -> new LoggedEntry(((Number) row[0]).longValue(), (byte[]) row[1]))
        .toList();
  }

  @Override
  @SuppressWarnings("unchecked")
  public List<HiddenFact> hidden(
      Collection<String> subjects, Collection<String> kinds, long published, int most) {
    if (subjects.isEmpty() || kinds.isEmpty()) {
      return List.of();
    }
    List<Object> values = new ArrayList<>(List.of(published));
    StringBuilder where =
        new StringBuilder(
            "SELECT l.entry, l.kind, l.subject, l.fact, e.entry AS batch FROM ledger_leaf l"
                + " JOIN ledger_entry e ON e.position = l.entry WHERE l.entry < ?");
    in(where, "l.subject", subjects, values);
    in(where, "l.kind", kinds, values);
    values.add(most);
    Query asked =
        entities.createNativeQuery(where.append(" ORDER BY l.entry, l.place LIMIT ?").toString());
    for (int i = 0; i < values.size(); i++) {
      asked.setParameter(i + 1, values.get(i));
    }
    List<Object[]> rows = asked.getResultList();
    return rows.stream().map(StoredLoggedFacts::hidden).toList();
  }

  private static HiddenFact hidden(Object[] row) {
    return new HiddenFact(
        ((Number) row[0]).longValue(),
        (String) row[1],
        (String) row[2],
        Sha256.fromBytes((byte[]) row[3]),
        LedgerEntry.parse((byte[]) row[4]).at());
  }

  /** The statement; its values are added to those that are there. */
  static String statement(FactQuery query, List<Object> values) {
    StringBuilder where =
        new StringBuilder(
            "SELECT f.position, e.entry FROM ledger_fact f"
                + " JOIN ledger_entry e ON e.position = f.position WHERE f.position < ?");
    in(where, "f.kind", query.kinds(), values);
    query.about().ifPresent(about -> in(where, "f.about", about, values));
    query.from().ifPresent(from -> bound(where, ">=", from, values));
    query.until().ifPresent(until -> bound(where, "<", until, values));
    values.add(query.most());
    return where.append(" ORDER BY f.position DESC LIMIT ?").toString();
  }

  private static void in(
      StringBuilder where, String column, Collection<String> keys, List<Object> values) {
    if (!keys.isEmpty()) {
      String marks = String.join(", ", Collections.nCopies(keys.size(), "?"));
      where.append(" AND ").append(column).append(" IN (").append(marks).append(')');
      values.addAll(keys);
    }
  }

  private static void bound(StringBuilder where, String sign, Instant at, List<Object> values) {
    where.append(" AND f.happened_at ").append(sign).append(" ?");
    values.add(Sql.utc(at));
  }

  /** Notes the facts among entries that are appended from that index on. */
  static void add(EntityManager entities, long from, List<LedgerEntry> appended) {
    List<Object[]> rows =
        IntStream.range(0, appended.size())
            .filter(i -> !appended.get(i).isBatch())
            .mapToObj(i -> row(from + i, appended.get(i)))
            .toList();
    ManyRows.insert(entities, "INSERT INTO ledger_fact (position, kind, about, happened_at)", rows);
  }

  private static Object[] row(long position, LedgerEntry entry) {
    LocalDateTime at = Sql.utc(entry.at());
    return new Object[] {position, entry.kind(), about(entry.subject()), at};
  }

  /** All orders of a tender are one thing to be about. */
  static String about(String subject) {
    return subject.matches(ORDER_OF_TENDER) ? subject.substring(0, NUMBER) : subject;
  }
}
