package org.opengeps.watch.store;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.lang.reflect.Field;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Native queries over a connection, without a persistence provider: what tables of ours need. */
final class PlainEntities {
  private PlainEntities() {}

  /** A table of ours that works on the connection. */
  static <T> T give(T table, Connection connection) {
    try {
      Field entities = table.getClass().getDeclaredField("entities");
      entities.setAccessible(true);
      entities.set(table, over(connection));
      return table;
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static EntityManager over(Connection connection) {
    return proxy(
        EntityManager.class,
        (name, arguments) -> {
          if (name.equals("createNativeQuery") && arguments.length == 1) {
            return query(connection, (String) arguments[0]);
          }
          throw new UnsupportedOperationException(name);
        });
  }

  private static Query query(Connection connection, String statement) {
    Map<Integer, Object> values = new TreeMap<>();
    Query[] self = new Query[1];
    self[0] =
        proxy(
            Query.class,
            (name, arguments) ->
                switch (name) {
                  case "setParameter" -> {
                    values.put((Integer) arguments[0], arguments[1]);
                    yield self[0];
                  }
                  case "executeUpdate" -> update(connection, statement, values);
                  case "getResultList" -> select(connection, statement, values);
                  case "getSingleResult" -> select(connection, statement, values).get(0);
                  default -> throw new UnsupportedOperationException(name);
                });
    return self[0];
  }

  private interface Call {
    Object call(String name, Object... arguments) throws SQLException;
  }

  private static <T> T proxy(Class<T> type, Call call) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> call.call(method.getName(), arguments)));
  }

  private static int update(Connection connection, String statement, Map<Integer, Object> values)
      throws SQLException {
    try (PreparedStatement prepared = prepare(connection, statement, values)) {
      return prepared.executeUpdate();
    }
  }

  private static List<Object> select(
      Connection connection, String statement, Map<Integer, Object> values) throws SQLException {
    List<Object> rows = new ArrayList<>();
    try (PreparedStatement prepared = prepare(connection, statement, values);
        ResultSet found = prepared.executeQuery()) {
      int columns = found.getMetaData().getColumnCount();
      while (found.next()) {
        Object[] row = new Object[columns];
        for (int i = 1; i <= columns; i++) {
          boolean time = found.getMetaData().getColumnType(i) == Types.TIMESTAMP;
          row[i - 1] = time ? found.getObject(i, LocalDateTime.class) : found.getObject(i);
        }
        rows.add(columns == 1 ? row[0] : row);
      }
    }
    return rows;
  }

  private static PreparedStatement prepare(
      Connection connection, String statement, Map<Integer, Object> values) throws SQLException {
    PreparedStatement prepared = connection.prepareStatement(statement);
    for (Map.Entry<Integer, Object> one : values.entrySet()) {
      prepared.setObject(one.getKey(), one.getValue());
    }
    return prepared;
  }
}
