package org.opengeps.platform;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The one home of statements with their values and of columns as values: times are written and read
 * in UTC, ids as texts.
 */
public final class Sql {
  private Sql() {}

  public static int run(EntityManager entities, String statement, Object... values) {
    return query(entities, statement, values).executeUpdate();
  }

  /** Of a statement that asks for several columns. */
  @SuppressWarnings("unchecked")
  public static List<Object[]> rows(EntityManager entities, String statement, Object... values) {
    return query(entities, statement, values).getResultList();
  }

  public static Optional<Object[]> row(EntityManager entities, String statement, Object... values) {
    return rows(entities, statement, values).stream().findFirst();
  }

  /** Of a statement that asks for one column. */
  @SuppressWarnings("unchecked")
  public static List<Object> column(EntityManager entities, String statement, Object... values) {
    return query(entities, statement, values).getResultList();
  }

  /** Of a statement that asks for one column, its first row that is not NULL. */
  public static Optional<Object> value(EntityManager entities, String statement, Object... values) {
    List<?> found = query(entities, statement, values).getResultList();
    return found.isEmpty() ? Optional.empty() : Optional.ofNullable(found.get(0));
  }

  /** Of a statement with exactly one row: its one column, or its columns. */
  public static Object one(EntityManager entities, String statement, Object... values) {
    return query(entities, statement, values).getSingleResult();
  }

  /** Of a statement with exactly one row of one number. */
  public static long count(EntityManager entities, String statement, Object... values) {
    return ((Number) one(entities, statement, values)).longValue();
  }

  /** For what is asked further before it runs; more values may follow in their places. */
  public static Query query(EntityManager entities, String statement, Object... values) {
    Query query = entities.createNativeQuery(statement);
    for (int i = 0; i < values.length; i++) {
      query.setParameter(i + 1, plain(values[i]));
    }
    return query;
  }

  private static Object plain(Object value) {
    if (value instanceof Instant instant) {
      return utc(instant);
    }
    return value instanceof UUID id ? id.toString() : value;
  }

  public static LocalDateTime utc(Instant instant) {
    return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
  }

  public static Instant instant(Object column) {
    LocalDateTime time =
        column instanceof Timestamp stamp ? stamp.toLocalDateTime() : (LocalDateTime) column;
    return time.toInstant(ZoneOffset.UTC);
  }

  public static Optional<Instant> maybe(Object column) {
    return Optional.ofNullable(column).map(Sql::instant);
  }

  public static UUID id(Object column) {
    return UUID.fromString((String) column);
  }
}
