package org.opengeps.platform;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.PersistenceException;
import jakarta.resource.spi.ResourceAllocationException;
import java.sql.SQLException;
import javax.sql.ConnectionPoolDataSource;
import javax.sql.DataSource;
import javax.sql.XADataSource;
import org.junit.jupiter.api.Test;

/** What the pool is made of, and how it says that it is empty. */
class DatabasePoolTest {
  private static final String EMPTY =
      "Error in allocating a connection. Cause: In-use connections equal max-pool-size and expired"
          + " max-wait-time. Cannot allocate more connections.";

  /** The chain as the container and EclipseLink make it. */
  private static Throwable chain(Exception innermost) {
    return new PersistenceException(
        "Exception [EclipseLink-4002]", new SQLException(innermost.getMessage(), innermost));
  }

  @Test
  void thatAllConnectionsAreLentIsKnownFromWhateverFailedForIt() {
    assertThat(DatabasePool.isExhausted(chain(new ResourceAllocationException(EMPTY)))).isTrue();
  }

  @Test
  void whatTheDatabaseSaysItselfIsNoEmptyPool() {
    SQLException refused = new SQLException("중복된 값", "23000", 1062);
    assertThat(DatabasePool.isExhausted(chain(refused))).isFalse();
    assertThat(DatabasePool.isExhausted(null)).isFalse();
  }

  @Test
  void noTwoPhaseCommitCanBeAskedOfTheSource() {
    assertThat(DataSource.class).isAssignableFrom(PlainDataSource.class);
    assertThat(XADataSource.class.isAssignableFrom(PlainDataSource.class)).isFalse();
    assertThat(ConnectionPoolDataSource.class.isAssignableFrom(PlainDataSource.class)).isFalse();
  }
}
