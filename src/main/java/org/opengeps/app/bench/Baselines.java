package org.opengeps.app.bench;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.IntStream;
import org.opengeps.protocol.cms.SignedDocument;

/** What the machine could do at most, taken in the same run. */
final class Baselines {
  private static final int CONNECTIONS = 16;
  private static final long SECOND = 1_000_000_000;

  private Baselines() {}

  /** Signatures of bids read and verified in a second by one thread. */
  static BigDecimal verifications(List<Bid> bids, int seconds) {
    List<byte[]> statements =
        bids.stream().limit(256).map(bid -> bid.sealed().statement()).toList();
    verify(statements, seconds);
    return verify(statements, seconds);
  }

  private static BigDecimal verify(List<byte[]> statements, int seconds) {
    long begin = System.nanoTime();
    long done = 0;
    while (System.nanoTime() - begin < seconds * SECOND) {
      byte[] statement = statements.get((int) (done % statements.size()));
      if (!SignedDocument.read(statement).isSignatureValid()) {
        throw new IllegalStateException("a bid of ours has no valid signature");
      }
      done++;
    }
    return perSecond(done, System.nanoTime() - begin);
  }

  /** Rows with the bytes of bids, each committed by itself, by many connections at a time. */
  static BigDecimal commits(Database database, List<Bid> bids, int seconds) {
    try (Connection owner = database.connect();
        Statement table = owner.createStatement()) {
      table.execute("DROP TABLE IF EXISTS bench_row");
      table.execute(
          "CREATE TABLE bench_row (id BIGINT AUTO_INCREMENT PRIMARY KEY, statement MEDIUMBLOB,"
              + " envelope MEDIUMBLOB) ENGINE = InnoDB");
      try {
        long begin = System.nanoTime();
        long done =
            Together.map(
                    CONNECTIONS,
                    IntStream.range(0, CONNECTIONS).boxed().toList(),
                    one -> insert(database, bids, one, begin + seconds * SECOND))
                .stream()
                .mapToLong(Long::longValue)
                .sum();
        return perSecond(done, System.nanoTime() - begin);
      } finally {
        table.execute("DROP TABLE bench_row");
      }
    } catch (SQLException e) {
      throw new IllegalStateException("rows could not be committed: " + e.getMessage(), e);
    }
  }

  private static long insert(Database database, List<Bid> bids, int from, long until) {
    long done = 0;
    try (Connection connection = database.connect();
        PreparedStatement row =
            connection.prepareStatement(
                "INSERT INTO bench_row (statement, envelope) VALUES (?, ?)")) {
      while (System.nanoTime() < until) {
        Bid bid = bids.get((int) ((from + done) % bids.size()));
        row.setBytes(1, bid.sealed().statement());
        row.setBytes(2, bid.sealed().envelopes().values().iterator().next());
        row.executeUpdate();
        done++;
      }
      return done;
    } catch (SQLException e) {
      throw new IllegalStateException("a row could not be committed: " + e.getMessage(), e);
    }
  }

  static BigDecimal perSecond(long done, long nanos) {
    return Figures.ratio(
        BigDecimal.valueOf(done).multiply(BigDecimal.valueOf(SECOND)), BigDecimal.valueOf(nanos));
  }
}
