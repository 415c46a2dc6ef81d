package org.opengeps.platform;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.opengeps.identity.OrganisationId;
import org.opengeps.registry.usecase.FindOrganisation;

/** How the pool lends connections to transactions of the real server (ADR 52). */
@ExtendWith(ArquillianExtension.class)
class ConnectionsIT {
  /** More than half of the pool: if each took a second connection, all would wait for ever. */
  private static final int AT_ONCE = 28;

  @Inject private InTransaction transaction;
  @Inject private FindOrganisation organisations;
  @Inject private Scheduler scheduler;
  @PersistenceContext private EntityManager entities;

  private final CountDownLatch holding = new CountDownLatch(AT_ONCE);
  private final CountDownLatch done = new CountDownLatch(AT_ONCE);
  private final AtomicInteger unknown = new AtomicInteger();

  @Test
  void manyTransactionsReadOnWithTheConnectionThatTheyHold() throws InterruptedException {
    for (int i = 0; i < AT_ONCE; i++) {
      scheduler.every(Duration.ofDays(1), "of a test, reads", this::readTwice);
    }
    assertThat(done.await(20, TimeUnit.SECONDS)).as("nobody waits for another").isTrue();
    assertThat(unknown).as("answered").hasValue(AT_ONCE);
  }

  /** A row as a statement, then one as an entity, while all others are as far. */
  private void readTwice() {
    try {
      transaction.run(
          () -> {
            Sql.count(entities, "SELECT COUNT(*) FROM organisation WHERE id = ''");
            holding.countDown();
            await(holding);
            if (organisations.find(new OrganisationId(UUID.randomUUID().toString())).isEmpty()) {
              unknown.incrementAndGet();
            }
          });
    } finally {
      done.countDown();
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void aTransactionStaysOnOneConnection() {
    transaction.run(
        () -> {
          long before = number("SELECT CONNECTION_ID()");
          assertThat(organisations.find(new OrganisationId(UUID.randomUUID().toString())))
              .isEmpty();
          assertThat(number("SELECT CONNECTION_ID()")).isEqualTo(before);
        });
  }

  private long number(String question) {
    return Sql.count(entities, question);
  }

  @Test
  void noTransactionSpeaksTwoPhaseCommit() {
    transaction.run(() -> number("SELECT 1"));
    Object[] row = Sql.row(entities, "SHOW GLOBAL STATUS LIKE 'Com_xa_start'").orElseThrow();
    assertThat(String.valueOf(row[1])).isEqualTo("0");
  }
}
