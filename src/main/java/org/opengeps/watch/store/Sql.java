package org.opengeps.watch.store;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Statements with their values, and columns as values. */
final class Sql {
  private Sql() {}

  static int run(EntityManager entities, String statement, Object... values) {
    return query(entities, statement, values).executeUpdate();
  }

  @SuppressWarnings("unchecked")
  static List<Object[]> rows(EntityManager entities, String statement, Object... values) {
    return query(entities, statement, values).getResultList();
  }

  static Optional<Object[]> row(EntityManager entities, String statement, Object... values) {
    return rows(entities, statement, values).stream().findFirst();
  }

  /** Of a statement that asks for one column, its first row that is not NULL. */
  static Optional<Object> value(EntityManager entities, String statement, Object... values) {
    List<?> found = query(entities, statement, values).getResultList();
    return found.isEmpty() ? Optional.empty() : Optional.ofNullable(found.get(0));
  }

  static long count(EntityManager entities, String statement, Object... values) {
    return ((Number) query(entities, statement, values).getSingleResult()).longValue();
  }

  private static Query query(EntityManager entities, String statement, Object... values) {
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

  static LocalDateTime utc(Instant instant) {
    return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
  }

  static Instant instant(Object column) {
    LocalDateTime time =
        column instanceof Timestamp stamp ? stamp.toLocalDateTime() : (LocalDateTime) column;
    return time.toInstant(ZoneOffset.UTC);
  }

  static Optional<Instant> maybe(Object column) {
    return Optional.ofNullable(column).map(Sql::instant);
  }

  static UUID id(Object column) {
    return UUID.fromString((String) column);
  }
}
