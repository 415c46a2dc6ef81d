package org.opengeps.ledger.store;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.util.List;

/** Inserts many rows with few statements. */
final class MultiRowInsert {
  private static final int ROWS = 200;

  private MultiRowInsert() {}

  /**
   * @param into the statement up to {@code VALUES}
   * @param rows as many values each as there are columns
   */
  static void run(EntityManager entities, String into, List<Object[]> rows) {
    for (int from = 0; from < rows.size(); from += ROWS) {
      List<Object[]> part = rows.subList(from, Math.min(rows.size(), from + ROWS));
      String row = "(" + "?, ".repeat(part.get(0).length - 1) + "?)";
      Query insert =
          entities.createNativeQuery(
              into + " VALUES " + (row + ", ").repeat(part.size() - 1) + row);
      int parameter = 1;
      for (Object[] values : part) {
        for (Object value : values) {
          insert.setParameter(parameter++, value);
        }
      }
      insert.executeUpdate();
    }
  }
}
