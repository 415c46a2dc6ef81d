package org.opengeps.ledger.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.opengeps.kernel.Sha256;
import org.opengeps.ledger.LeafProof;

/** Many who wait for proofs. */
class SharedLookTest {
  private static final int BIDDERS = 50;
  private static final LeafProof PROOF = new LeafProof(null, "bid", null, null, Optional.empty());

  private final Publications publications = new Publications();
  private final Set<Sha256> published = ConcurrentHashMap.newKeySet();
  private final AtomicInteger asked = new AtomicInteger();
  private final AtomicInteger most = new AtomicInteger();
  private final ExecutorService bidders = Executors.newFixedThreadPool(BIDDERS);
  private final SharedLook look = new SharedLook(publications, this::find);

  @AfterEach
  void end() {
    bidders.shutdownNow();
  }

  private Map<Sha256, LeafProof> find(Collection<Sha256> facts) {
    asked.incrementAndGet();
    most.accumulateAndGet(facts.size(), Math::max);
    return facts.stream()
        .filter(published::contains)
        .collect(Collectors.toMap(fact -> fact, fact -> PROOF));
  }

  @Test
  void allWhoWaitGetTheirProofsFromQuestionsThatAreAskedForAllOfThem() {
    List<Sha256> facts =
        IntStream.range(0, BIDDERS).mapToObj(i -> Sha256.ofText("입찰 " + i)).toList();
    List<CompletableFuture<Optional<LeafProof>>> waiting =
        facts.stream()
            .map(
                fact ->
                    CompletableFuture.supplyAsync(
                        () -> look.await(fact, Duration.ofSeconds(60)), bidders))
            .toList();
    while (most.get() < BIDDERS) {
      Thread.onSpinWait();
    }
    int before = asked.get();
    published.addAll(facts);
    publications.announce();
    waiting.forEach(one -> assertThat(one.join()).contains(PROOF));
    assertThat(asked.get() - before).as("questions for %d proofs", BIDDERS).isLessThan(5);
  }

  @Test
  void whatAnotherNodePublishesIsFoundThoughNobodyAnnouncesIt() {
    Sha256 fact = Sha256.ofText("다른 서버");
    CompletableFuture<Optional<LeafProof>> one =
        CompletableFuture.supplyAsync(() -> look.await(fact, Duration.ofSeconds(60)), bidders);
    while (asked.get() == 0) {
      Thread.onSpinWait();
    }
    published.add(fact);
    assertThat(one.join()).contains(PROOF);
  }

  @Test
  void whoHasNoPatienceIsToldWhatIsThereNow() {
    Sha256 fact = Sha256.ofText("지금");
    assertThat(look.await(fact, Duration.ZERO)).isEmpty();
    published.add(fact);
    assertThat(look.await(fact, Duration.ZERO)).contains(PROOF);
  }

  @Test
  void whatIsNotPublishedInTimeIsNoProof() {
    assertThat(look.await(Sha256.ofText("늦음"), Duration.ofMillis(30))).isEmpty();
  }
}
