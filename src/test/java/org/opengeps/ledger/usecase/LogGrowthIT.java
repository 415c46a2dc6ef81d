package org.opengeps.ledger.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.LongStream;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.opengeps.kernel.DomainEvent;
import org.opengeps.kernel.Sha256;
import org.opengeps.ledger.model.LogEntries;
import org.opengeps.platform.Documents;
import org.opengeps.platform.InTransaction;
import org.opengeps.protocol.log.LedgerEntry;

/** How the log grows by itself, driven by the server's own scheduler while a tender is open. */
@ExtendWith(ArquillianExtension.class)
class LogGrowthIT {
  private static final int SECONDS = 6;
  private static final int BIDS = 60;
  private static final int ATTEMPTS = 3;

  @Inject private Event<DomainEvent> events;
  @Inject private Documents documents;
  @Inject private LogEntries entries;
  @Inject private ProveLeaf proveLeaf;
  @Inject private TestRhythm rhythm;
  @Inject private Clock clock;
  @Inject private InTransaction inTransaction;

  private final String subject = "test-" + UUID.randomUUID();

  @AfterEach
  void rest() {
    rhythm.beat(false);
  }

  @Test
  void inEqualTimesItGrowsByEqualBytesWithSixtyBidsAndWithNone() {
    rhythm.beat(true);
    List<LedgerEntry> quiet = List.of();
    List<LedgerEntry> busy = List.of();
    List<Sha256> bids = new ArrayList<>();
    // a machine that stalls just when we look is not the log's doing; what the log does, it does
    // every time
    for (int attempt = 0;
        attempt < ATTEMPTS && (quiet.size() != SECONDS || busy.size() != SECONDS);
        attempt++) {
      quiet = batchesOf(SECONDS, () -> {});
      busy = batchesOf(SECONDS, () -> bids.addAll(sixtyBids()));
    }
    assertThat(bids).allMatch(bid -> proveLeaf.find(bid).isPresent());
    assertThat(quiet).hasSize(SECONDS);
    assertThat(busy).hasSize(SECONDS);
    assertThat(shapes(busy)).isEqualTo(shapes(quiet)).hasSize(1);
    assertThat(busy).allMatch(batch -> batch.at().getNano() == 0);
  }

  private List<Sha256> sixtyBids() {
    List<Sha256> bids = new ArrayList<>();
    for (int bid = 0; bid < BIDS; bid++) {
      bids.add(commit("bid " + bid + " of " + UUID.randomUUID()));
      LockSupport.parkNanos(Duration.ofMillis(40).toNanos());
    }
    return bids;
  }

  /**
   * The batches of so many seconds, from the middle between two heartbeats to such a middle, while
   * the work is done in them.
   */
  private List<LedgerEntry> batchesOf(int seconds, Runnable work) {
    long before = entries.head().size();
    while (entries.head().size() == before) {
      LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
    }
    long begin = System.nanoTime() + Duration.ofMillis(500).toNanos();
    until(begin);
    long from = entries.head().size();
    work.run();
    until(begin + Duration.ofSeconds(seconds).toNanos());
    return LongStream.range(from, entries.head().size())
        .mapToObj(index -> LedgerEntry.parse(entries.find(List.of(index)).get(index)))
        .filter(LedgerEntry::isBatch)
        .toList();
  }

  private static void until(long nanoTime) {
    while (System.nanoTime() < nanoTime) {
      LockSupport.parkNanos(nanoTime - System.nanoTime());
    }
  }

  /** Leaves and bytes, but for the digits of the batch's number, which stands there twice. */
  private static List<String> shapes(List<LedgerEntry> batches) {
    return batches.stream()
        .map(
            batch ->
                batch.batch().size()
                    + " leaves, "
                    + (batch.canonical().length
                        - 2 * Long.toString(batch.batch().number()).length())
                    + " bytes")
        .distinct()
        .toList();
  }

  private Sha256 commit(String name) {
    byte[] fact = (name + " of " + subject).getBytes(StandardCharsets.UTF_8);
    return inTransaction.call(
        () -> {
          Sha256 hash = documents.put(fact);
          events.fire(new TestFact(subject, hash, true, clock.instant()));
          return hash;
        });
  }
}
