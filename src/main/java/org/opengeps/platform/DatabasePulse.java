package org.opengeps.platform;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Whether the database answers, asked every second over a connection of its own. A thread of its
 * own, too: the scheduler's threads and the pool's connections are what hangs when it does not.
 */
@ApplicationScoped
public class DatabasePulse {
  private static final Logger LOG = Logger.getLogger(DatabasePulse.class.getName());
  private static final Duration PAUSE = Duration.ofSeconds(1);

  /** Milliseconds after which silence counts as death. */
  private static final String PATIENCE = "connectTimeout=2000&socketTimeout=3000";

  private final Thread watch = new Thread(this::watch, "database pulse");
  private Connection connection;

  /** MariaDB's ER_LOCK_WAIT_TIMEOUT. */
  private static final int LOCK_WAIT_TIMEOUT = 1205;

  /** For how long after a broken connection failures may still be of those lent before it broke. */
  private static final long SHAKEN_NANOS = Duration.ofSeconds(3).toNanos();

  private volatile long brokenAt = System.nanoTime() - SHAKEN_NANOS;
  private volatile boolean up = true;
  private volatile boolean ending;
  private String why = "";

  void start(@Observes @Initialized(ApplicationScoped.class) Object started) {
    watch.setDaemon(true);
    watch.start();
  }

  /** Whether it answered when it was last asked. */
  public boolean isUp() {
    return up;
  }

  /**
   * Whether the database ended a transaction for the sake of another one: of two that waited for
   * each other (SQLSTATE class 40), or one that waited too long. Nothing of it was recorded, and
   * the same can be done again.
   */
  public static boolean isCollision(Throwable thrown) {
    return thrown instanceof SQLException e
        && (e.getErrorCode() == LOCK_WAIT_TIMEOUT
            || e.getSQLState() != null && e.getSQLState().startsWith("40"));
  }

  /** Asks now; waits for the answer, at most a few seconds. */
  public synchronized boolean ask() {
    boolean answered = answers();
    if (!answered) {
      // a connection that broke meanwhile says nothing of the database: once more with a new one
      answered = answers();
    }
    if (answered != up) {
      up = answered;
      if (answered) {
        LOG.info("the database answers again");
      } else {
        LOG.severe("ALARM: the database does not answer, requests are sent away with 503: " + why);
      }
    }
    return answered;
  }

  /**
   * Asks now, after something failed.
   *
   * @return whether the database is to blame: it does not answer, or has come back just now, so
   *     that what failed may have had a connection that died with it
   */
  public boolean isToBlame() {
    return !ask() || System.nanoTime() - brokenAt < SHAKEN_NANOS;
  }

  private boolean answers() {
    try {
      if (connection == null) {
        connection = connect();
      }
      try (Statement question = connection.createStatement()) {
        return question.execute("SELECT 1");
      }
    } catch (SQLException e) {
      why = e.getMessage();
      brokenAt = System.nanoTime();
      forget();
      return false;
    }
  }

  private static Connection connect() throws SQLException {
    String url = setting("opengeps.db.url");
    try {
      // the driver lies in the WAR, where the JDK does not look by itself
      Class.forName("org.mariadb.jdbc.Driver");
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException("the program's archive has no database driver", e);
    }
    return DriverManager.getConnection(
        url + (url.contains("?") ? "&" : "?") + PATIENCE,
        setting("opengeps.db.user"),
        setting("opengeps.db.password"));
  }

  private static String setting(String name) {
    return ConfigProvider.getConfig().getValue(name, String.class);
  }

  private void forget() {
    try (Connection dead = connection) {
      connection = null;
    } catch (SQLException e) {
      LOG.log(Level.FINE, "a dead connection could not be closed", e);
    }
  }

  private void watch() {
    while (!ending) {
      ask();
      try {
        Thread.sleep(PAUSE.toMillis());
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  @PreDestroy
  void stop() {
    ending = true;
    watch.interrupt();
    forget();
  }
}
