package org.opengeps.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.opengeps.kernel.Sha256;
import org.opengeps.testing.TestClock;

@ExtendWith(ArquillianExtension.class)
class DocumentsIT {
  @Inject private Documents documents;
  @Inject private Clock clock;
  @Inject private InTransaction inTransaction;
  @PersistenceContext private EntityManager entities;

  private final byte[] content = UUID.randomUUID().toString().getBytes(StandardCharsets.UTF_8);

  @Test
  void aDocumentIsFoundByItsHashAndStoredOnce() {
    Sha256 hash = documents.put(content);
    assertThat(documents.put(content)).isEqualTo(hash).isEqualTo(Sha256.of(content));
    assertThat(documents.find(hash)).hasValue(content);
    assertThat(
            entities
                .createNativeQuery("SELECT COUNT(*) FROM document WHERE sha256 = ?")
                .setParameter(1, hash.bytes())
                .getSingleResult())
        .isEqualTo(1L);
  }

  @Test
  void aDocumentOfARolledBackTransactionIsNotThere() {
    Sha256 hash = Sha256.of(content);
    assertThatThrownBy(
            () ->
                inTransaction.run(
                    () -> {
                      assertThat(documents.put(content)).isEqualTo(hash);
                      throw new IllegalStateException("rolled back on purpose");
                    }))
        .hasMessage("rolled back on purpose");
    assertThat(documents.find(hash)).isEmpty();
    assertThatThrownBy(() -> documents.get(hash)).hasMessageContaining("missing from the store");
  }

  @Test
  void theDatabaseRefusesADocumentWhoseSizeIsWrong() {
    assertThatThrownBy(
            () ->
                inTransaction.run(
                    () ->
                        entities
                            .createNativeQuery("INSERT INTO document VALUES (?, 3, ?)")
                            .setParameter(1, Sha256.of(content).bytes())
                            .setParameter(2, content)
                            .executeUpdate()))
        .hasMessageContaining("document_size");
  }

  @Test
  void theEngineSeesTheClockOfTheTestToTheMicrosecond() {
    Instant tick = TestClock.INSTANCE.instant().plus(Duration.ofSeconds(2)).plusNanos(3000);
    TestClock.INSTANCE.holdAt(tick);
    try {
      assertThat(clock.instant()).isEqualTo(tick);
    } finally {
      TestClock.INSTANCE.release();
    }
    assertThat(clock.instant())
        .isAfterOrEqualTo(tick)
        .isBefore(Instant.parse("2026-01-01T00:00:00Z"));
  }
}
