package org.opengeps.ledger.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.opengeps.identity.TrustFile;
import org.opengeps.kernel.DomainEvent;
import org.opengeps.kernel.Sha256;
import org.opengeps.ledger.EntryProof;
import org.opengeps.ledger.LeafProof;
import org.opengeps.ledger.LogHealth;
import org.opengeps.ledger.model.HeadMovedException;
import org.opengeps.ledger.model.LogEntries;
import org.opengeps.platform.Documents;
import org.opengeps.platform.InTransaction;
import org.opengeps.platform.Scheduler;
import org.opengeps.protocol.log.Checkpoint;
import org.opengeps.protocol.log.HiddenLeaf;
import org.opengeps.protocol.log.LedgerEntry;
import org.opengeps.protocol.log.MerkleTree;
import org.opengeps.protocol.log.NoteKey;
import org.opengeps.protocol.time.TimeStamp;

/** The log inside the real server, with the real database, witness and time-stamp authority. */
@ExtendWith(ArquillianExtension.class)
class LedgerIT {
  @Inject private Event<DomainEvent> events;
  @Inject private Documents documents;
  @Inject private Sequencer sequencer;
  @Inject private AppendFacts appendFacts;
  @Inject private LogEntries entries;
  @Inject private ProveEntry proveEntry;
  @Inject private ReadLog readLog;
  @Inject private ProveLeaf proveLeaf;
  @Inject private LogState state;
  @Inject private TrustFile trust;
  @Inject private TestRhythm rhythm;
  @Inject private Clock clock;
  @Inject private InTransaction inTransaction;
  @Inject private Scheduler scheduler;
  @Resource private ManagedExecutorService executor;
  @PersistenceContext private EntityManager entities;

  private final String subject = "test-" + UUID.randomUUID();

  private byte[] fact(String name) {
    return ("{\"fact\":\"" + name + " of " + subject + "\"}").getBytes(StandardCharsets.UTF_8);
  }

  private Sha256 commit(String name, boolean secret) {
    return inTransaction.call(
        () -> {
          Sha256 hash = documents.put(fact(name));
          events.fire(new TestFact(subject, hash, secret, clock.instant()));
          return hash;
        });
  }

  private void assertWitnessed(EntryProof proof) {
    var checkpoint = Checkpoint.parse(proof.checkpoint().text());
    assertThat(proof.inclusion().holds(MerkleTree.leafHash(proof.entry()), checkpoint.root()))
        .isTrue();
    assertThat(proof.checkpoint().isSignedBy(NoteKey.parse(trust.trust().logKey()))).isTrue();
    assertThat(proof.checkpoint().isSignedBy(NoteKey.parse(trust.trust().witnessKeys().get(0))))
        .isTrue();
  }

  @Test
  void aPublicFactIsAnEntryUnderAWitnessedCheckpoint() throws Exception {
    Sha256 hash = commit("notice", false);
    sequencer.pass(false);
    EntryProof proof = proveEntry.findDocument(hash).orElseThrow();
    assertWitnessed(proof);
    LedgerEntry entry = LedgerEntry.parse(proof.entry());
    assertThat(entry.subject()).isEqualTo(subject);
    assertThat(entry.data().string("note")).isEqualTo("시험");
    assertThat(proof.asLogProof().includes(proof.entry())).isTrue();
    assertThat(state.health().state()).isEqualTo(LogHealth.State.WORKING);
  }

  /** More than any pool of a machine like this has threads. */
  private static final int JOBS_THAT_WAIT = 40;

  @Test
  void theLogGrowsWhileOtherJobsOfTheServerWait() throws Exception {
    CountDownLatch waiting = new CountDownLatch(JOBS_THAT_WAIT);
    CountDownLatch release = new CountDownLatch(1);
    Runnable wait =
        () -> {
          waiting.countDown();
          try {
            release.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        };
    try {
      for (int job = 0; job < JOBS_THAT_WAIT; job++) {
        scheduler.every(Duration.ofDays(1), "of a test, waits", wait);
      }
      assertThat(waiting.await(10, TimeUnit.SECONDS)).as("all run at once").isTrue();
      Sha256 bid = commit("bid beside jobs that wait", true);
      assertThat(proveLeaf.await(bid, Duration.ofSeconds(10))).isPresent();
    } finally {
      release.countDown();
    }
  }

  @Test
  void aFactOfARolledBackTransactionNeverHappened() {
    assertThatThrownBy(
            () ->
                inTransaction.run(
                    () -> {
                      events.fire(
                          new TestFact(subject, Sha256.ofText(subject), false, clock.instant()));
                      throw new IllegalStateException("rolled back on purpose");
                    }))
        .hasMessage("rolled back on purpose");
    sequencer.pass(true);
    assertThat(proveEntry.findDocument(Sha256.ofText(subject))).isEmpty();
    assertThatThrownBy(
            () ->
                events.fire(new TestFact(subject, Sha256.ofText(subject), false, clock.instant())))
        .isInstanceOf(jakarta.transaction.TransactionalException.class);
  }

  @Test
  void aSecretFactIsASaltedLeafOfAStampedBatchAndItsSubjectIsNowhereInTheLog() throws Exception {
    Sha256 hash = commit("bid", true);
    LeafProof proof = proveLeaf.await(hash, Duration.ofSeconds(10)).orElseThrow();
    LedgerEntry.BatchHead batch = LedgerEntry.parse(proof.batch().entry()).batch();
    Sha256 value = HiddenLeaf.ofFact(proof.salt(), "test-fact", fact("bid"));
    assertThat(proof.inBatch().holds(MerkleTree.leafHash(value.bytes()), batch.root())).isTrue();
    assertThat(batch.size()).isEqualTo(1_024);
    assertWitnessed(proof.batch());
    assertThat(proof.timestamp()).isPresent();
    var stamped =
        TimeStamp.read(proof.timestamp().get()).check(batch.root(), trust.trust().timestampRoots());
    assertThat(stamped.orThrow()).isNotNull();
    assertThat(readLog.listAbout(subject)).isEmpty();
    assertThat(proveLeaf.listBatchesAbout(subject)).containsExactly(proof.batch().index());
    assertThat(proveLeaf.find(hash).orElseThrow().batch().checkpoint())
        .isEqualTo(proof.batch().checkpoint());
  }

  @Test
  void theLogGrowsEquallyWithSixtyBidsAndWithNone() throws Exception {
    sequencer.pass(true);
    sequencer.turn().lock();
    rhythm.beat(true);
    try {
      long start = entries.head().size();
      for (int second = 0; second < 3; second++) {
        sequencer.pass(true);
      }
      long withNone = entries.head().size() - start;
      List<Sha256> bids = new ArrayList<>();
      for (int bid = 0; bid < 60; bid++) {
        bids.add(commit("bid " + bid, true));
        if (bid % 20 == 19) {
          sequencer.pass(true);
        }
      }
      assertThat(entries.head().size() - start - withNone).isEqualTo(withNone).isEqualTo(3);
      for (long index = start; index < entries.head().size(); index++) {
        assertThat(LedgerEntry.parse(entries.find(List.of(index)).get(index)).batch().size())
            .isEqualTo(1_024);
      }
      assertThat(bids).allMatch(bid -> proveLeaf.find(bid).isPresent());
    } finally {
      rhythm.beat(false);
      sequencer.turn().unlock();
    }
  }

  @Test
  void whatOneBatchDoesNotHoldWaitsForTheNextAndNoBatchIsLarger() throws Exception {
    sequencer.turn().lock();
    try {
      sequencer.pass(true);
      long start = entries.head().size();
      List<Sha256> bids =
          inTransaction.call(
              () -> {
                List<Sha256> hashes = new ArrayList<>();
                for (int bid = 0; bid < HiddenLeaf.BATCH + 6; bid++) {
                  Sha256 hash = documents.put(fact("bid " + bid));
                  events.fire(new TestFact(subject, hash, true, clock.instant()));
                  hashes.add(hash);
                }
                return hashes;
              });
      sequencer.pass(true);
      assertThat(proveLeaf.find(bids.get(HiddenLeaf.BATCH - 1))).isPresent();
      assertThat(proveLeaf.find(bids.get(HiddenLeaf.BATCH))).as("waits").isEmpty();
      sequencer.pass(true);
      assertThat(proveLeaf.find(bids.get(HiddenLeaf.BATCH + 5))).isPresent();
      assertThat(entries.head().size() - start).isEqualTo(2);
      for (long index = start; index < entries.head().size(); index++) {
        assertThat(LedgerEntry.parse(entries.find(List.of(index)).get(index)).batch().size())
            .isEqualTo(1_024);
      }
    } finally {
      sequencer.turn().unlock();
    }
  }

  /** States for which the log beats, and the one from which a clock leads into them. */
  private static final List<String> FOR_WHICH_IT_BEATS =
      List.of("noticed", "open", "draining", "closed");

  @Test
  void withoutATenderThatIsOpenOrWaitsForItsOpeningTheLogGrowsOnlyWhenSomethingHappens()
      throws Exception {
    sequencer.turn().lock();
    Map<String, List<String>> aside = new HashMap<>();
    FOR_WHICH_IT_BEATS.forEach(state -> aside.put(state, move(in(state), "failed")));
    try {
      sequencer.pass(true);
      long start = entries.head().size();
      sequencer.pass(true);
      assertThat(entries.head().size()).isEqualTo(start);
      Sha256 bid = commit("bid", true);
      sequencer.pass(false);
      assertThat(proveLeaf.find(bid)).as("between heartbeats").isEmpty();
      sequencer.pass(true);
      assertThat(proveLeaf.find(bid)).isPresent();
    } finally {
      aside.forEach((state, tenders) -> move(tenders, state));
      sequencer.turn().unlock();
    }
  }

  /** Tenders that other tests left, so this test puts them aside. */
  @SuppressWarnings("unchecked")
  private List<String> in(String state) {
    return entities
        .createNativeQuery("SELECT tender FROM notice_tender WHERE state = ?")
        .setParameter(1, state)
        .getResultList();
  }

  private List<String> move(List<String> tenders, String state) {
    inTransaction.run(
        () ->
            tenders.forEach(
                tender ->
                    entities
                        .createNativeQuery("UPDATE notice_tender SET state = ?1 WHERE tender = ?2")
                        .setParameter(1, state)
                        .setParameter(2, tender)
                        .executeUpdate()));
    return tenders;
  }

  @Test
  void whatACrashLeavesBetweenAppendAndSignatureIsPublishedByTheNextPass() throws Exception {
    sequencer.turn().lock();
    try {
      Sha256 hash = commit("before the crash", false);
      appendFacts.append(false);
      assertThat(entries.listCommitting(hash)).hasSize(1);
      assertThat(proveEntry.findDocument(hash)).isEmpty();
      sequencer.pass(false);
      assertWitnessed(proveEntry.findDocument(hash).orElseThrow());
      assertThat(entries.listCommitting(hash)).hasSize(1);
    } finally {
      sequencer.turn().unlock();
    }
  }

  @Test
  void factsOfConcurrentTransactionsAreLoggedOnceEachAndInTheOrderOfTheirProducer()
      throws Exception {
    List<Future<List<Sha256>>> producers = new ArrayList<>();
    for (int producer = 0; producer < 8; producer++) {
      String name = "producer " + producer + " fact ";
      producers.add(executor.submit(() -> produce(name)));
    }
    List<List<Sha256>> produced = new ArrayList<>();
    for (Future<List<Sha256>> producer : producers) {
      produced.add(producer.get());
    }
    sequencer.pass(false);
    for (List<Sha256> facts : produced) {
      List<Long> indexes = new ArrayList<>();
      for (Sha256 fact : facts) {
        assertThat(entries.listCommitting(fact)).hasSize(1);
        indexes.addAll(entries.listCommitting(fact));
      }
      assertThat(indexes).isSorted();
    }
  }

  private List<Sha256> produce(String name) throws Exception {
    List<Sha256> facts = new ArrayList<>();
    for (int i = 0; i < 25; i++) {
      facts.add(commit(name + i, false));
    }
    return facts;
  }

  @Test
  void twoSequencersAtOnceLoseAndDoubleNothing() throws Exception {
    sequencer.turn().lock();
    try {
      List<Sha256> facts = new ArrayList<>();
      for (int i = 0; i < 50; i++) {
        facts.add(commit("fact " + i, false));
        if (i % 10 == 9) {
          var other = executor.submit(this::appendOrLose);
          appendOrLose();
          other.get();
        }
      }
      sequencer.pass(false);
      assertThat(facts).allMatch(fact -> entries.listCommitting(fact).size() == 1);
      assertThat(facts).allMatch(fact -> proveEntry.findDocument(fact).isPresent());
    } finally {
      sequencer.turn().unlock();
    }
  }

  private void appendOrLose() {
    try {
      appendFacts.append(false);
    } catch (HeadMovedException e) {
      // the other one was faster, which is the point
    }
  }

  @Test
  void theDatabaseRefusesToChangeWhatIsLogged() throws Exception {
    assertThat(proveLeaf.await(commit("bid", true), Duration.ofSeconds(10))).isPresent();
    for (String sql :
        List.of(
            "UPDATE ledger_entry SET kind = 'other' ORDER BY position LIMIT 1",
            "DELETE FROM ledger_entry ORDER BY position LIMIT 1",
            "UPDATE ledger_fact SET kind = 'other' ORDER BY position LIMIT 1",
            "DELETE FROM ledger_fact ORDER BY position LIMIT 1",
            "UPDATE ledger_node SET hash = UNHEX(REPEAT('00', 32)) LIMIT 1",
            "DELETE FROM ledger_node LIMIT 1",
            "UPDATE ledger_checkpoint SET note = '' LIMIT 1",
            "DELETE FROM ledger_checkpoint LIMIT 1",
            "DELETE FROM ledger_batch LIMIT 1",
            "DELETE FROM ledger_leaf LIMIT 1",
            "DELETE FROM ledger_timestamp LIMIT 1",
            "UPDATE ledger_head SET size = size - 1",
            "UPDATE ledger_head SET root = UNHEX(REPEAT('00', 32))",
            "DELETE FROM ledger_head")) {
      assertThatThrownBy(
              () -> inTransaction.run(() -> entities.createNativeQuery(sql).executeUpdate()))
          .as(sql)
          .hasMessageMatching("(?s).*(of the log|only grows).*");
    }
  }
}
