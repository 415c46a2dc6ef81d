package org.opengeps.platform;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/** Writes and reads many rows with few statements. */
public final class ManyRows {
  private static final int ROWS = 200;

  private ManyRows() {}

  /**
   * @param into the statement up to {@code VALUES}
   * @param rows as many values each as there are columns
   */
  public static void insert(EntityManager entities, String into, List<Object[]> rows) {
    if (!rows.isEmpty()) {
      insert(entities, into, "(" + "?, ".repeat(rows.get(0).length - 1) + "?)", rows);
    }
  }

  /**
   * @param row what stands for one row in the statement: a question mark for each of its values
   */
  public static void insert(EntityManager entities, String into, String row, List<Object[]> rows) {
    insert(entities, into, row, rows, "");
  }

  /**
   * @param into the statement up to {@code VALUES}
   * @param row as above
   * @param change what becomes of a row that is there: what stands behind {@code ON DUPLICATE KEY
   *     UPDATE}
   */
  public static void upsert(
      EntityManager entities, String into, String row, List<Object[]> rows, String change) {
    insert(entities, into, row, rows, " ON DUPLICATE KEY UPDATE " + change);
  }

  private static void insert(
      EntityManager entities, String into, String row, List<Object[]> rows, String after) {
    for (List<Object[]> part : parts(rows)) {
      Query insert =
          entities.createNativeQuery(
              into + " VALUES " + (row + ", ").repeat(part.size() - 1) + row + after);
      int parameter = 1;
      for (Object[] values : part) {
        for (Object value : values) {
          insert.setParameter(parameter++, value);
        }
      }
      insert.executeUpdate();
    }
  }

  /**
   * @param select a statement that ends in {@code IN}
   */
  @SuppressWarnings("unchecked")
  public static List<Object[]> select(EntityManager entities, String select, List<Object> keys) {
    List<Object[]> rows = new ArrayList<>();
    for (List<Object> part : parts(keys)) {
      rows.addAll(in(entities, select, part).getResultList());
    }
    return rows;
  }

  /**
   * The rows as they are now, held until the transaction ends.
   *
   * @param select a statement that ends in {@code IN}
   */
  @SuppressWarnings("unchecked")
  public static List<Object> hold(EntityManager entities, String select, List<Object> keys) {
    List<Object> values = new ArrayList<>();
    for (List<Object> part : parts(keys)) {
      values.addAll(in(entities, select, part, " FOR UPDATE").getResultList());
    }
    return values;
  }

  /**
   * @param update a statement that ends in {@code IN}
   * @param keys values, or arrays of them where a key has several columns
   */
  public static void update(EntityManager entities, String update, List<Object> keys) {
    for (List<Object> part : parts(keys)) {
      in(entities, update, part).executeUpdate();
    }
  }

  /**
   * Locks rows by their own key and in its order, never on the way through another index.
   *
   * @param key the primary key's one column
   * @param keys in ascending order, so that no two who lock many wait for each other
   */
  public static void lock(EntityManager entities, String table, String key, List<Object> keys) {
    String rows =
        "SELECT " + key + " FROM " + table + " FORCE INDEX (PRIMARY) WHERE " + key + " IN";
    for (List<Object> part : parts(keys)) {
      in(entities, rows, part, " ORDER BY " + key + " FOR UPDATE").getResultList();
    }
  }

  private static Query in(EntityManager entities, String statement, List<Object> keys) {
    return in(entities, statement, keys, "");
  }

  private static Query in(EntityManager entities, String before, List<Object> keys, String after) {
    String marks = keys.stream().map(ManyRows::marks).collect(Collectors.joining(", "));
    Query query = entities.createNativeQuery(before + " (" + marks + ")" + after);
    int parameter = 1;
    for (Object key : keys) {
      for (Object value : key instanceof Object[] columns ? columns : new Object[] {key}) {
        query.setParameter(parameter++, value);
      }
    }
    return query;
  }

  private static String marks(Object key) {
    return key instanceof Object[] columns
        ? "(" + String.join(", ", Collections.nCopies(columns.length, "?")) + ")"
        : "?";
  }

  private static <T> List<List<T>> parts(List<T> all) {
    List<List<T>> parts = new ArrayList<>();
    for (int from = 0; from < all.size(); from += ROWS) {
      parts.add(all.subList(from, Math.min(all.size(), from + ROWS)));
    }
    return parts;
  }
}
