package org.opengeps.platform;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * A connection of the pool that spares the database what changes nothing.
 *
 * <p>The container ends every transaction by switching to automatic commits and begins the next one
 * by switching back: two statements each time. Here the way to automatic commits is taken only when
 * somebody makes a statement outside of a transaction, so that a transaction costs what it does and
 * one COMMIT. What is committed when does not change: no statement is made while the database is in
 * another mode than the one asked for.
 *
 * <p>And the pool's question for the metadata, by which it finds out whether a connection lives
 * ({@link DatabasePool}), is answered by the database instead of the driver's memory.
 */
final class LentConnection implements InvocationHandler {
  /** For the answer to a ping. */
  private static final int PATIENCE_SECONDS = 3;

  private final Connection real;

  /** What the borrower asked for; the database may still be told. */
  private boolean autoCommit;

  /** Whether statements were made since the last end of a transaction. */
  private boolean used;

  private LentConnection(Connection real) throws SQLException {
    this.real = real;
    this.autoCommit = real.getAutoCommit();
  }

  static Connection of(Connection real) throws SQLException {
    return (Connection)
        Proxy.newProxyInstance(
            LentConnection.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            new LentConnection(real));
  }

  @Override
  public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
    return switch (method.getName()) {
      case "getAutoCommit" -> autoCommit;
      case "setAutoCommit" -> {
        setAutoCommit((boolean) arguments[0]);
        yield null;
      }
      case "commit" -> {
        commit();
        yield null;
      }
      case "equals" -> proxy == arguments[0];
      case "hashCode" -> System.identityHashCode(proxy);
      case "getMetaData" -> {
        requireAnswer();
        yield pass(method, arguments);
      }
      case "rollback" -> {
        used = used && arguments != null;
        yield pass(method, arguments);
      }
      case "createStatement", "prepareStatement", "prepareCall", "setSavepoint" -> {
        tell();
        used = true;
        yield pass(method, arguments);
      }
      default -> pass(method, arguments);
    };
  }

  /** Whoever switches to automatic commits in the middle of a transaction commits it. */
  private void setAutoCommit(boolean wanted) throws SQLException {
    autoCommit = wanted;
    if (!wanted || used) {
      tell();
      used = false;
    }
  }

  private void tell() throws SQLException {
    if (real.getAutoCommit() != autoCommit) {
      real.setAutoCommit(autoCommit);
    }
  }

  /** What cannot be committed is not left to the next borrower. */
  private void commit() throws SQLException {
    try {
      real.commit();
    } catch (SQLException e) {
      try {
        real.rollback();
      } catch (SQLException broken) {
        e.addSuppressed(broken);
      }
      // the pool gives it back without a word: the next borrower is in no transaction
      autoCommit = true;
      throw e;
    } finally {
      used = false;
    }
  }

  private void requireAnswer() throws SQLException {
    if (!real.isValid(PATIENCE_SECONDS)) {
      throw new SQLException("the connection does not answer", "08006");
    }
  }

  private Object pass(Method method, Object[] arguments) throws Throwable {
    try {
      return method.invoke(real, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}
