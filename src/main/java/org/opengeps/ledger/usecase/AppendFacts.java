package org.opengeps.ledger.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.opengeps.ledger.BatchRhythm;
import org.opengeps.ledger.model.Batch;
import org.opengeps.ledger.model.Batches;
import org.opengeps.ledger.model.LogEntries;
import org.opengeps.ledger.model.LogHead;
import org.opengeps.ledger.model.PublicFact;
import org.opengeps.ledger.model.SecretFact;
import org.opengeps.ledger.model.TreeChangedException;
import org.opengeps.ledger.model.WaitingFacts;
import org.opengeps.platform.Documents;
import org.opengeps.protocol.log.HiddenLeaf;
import org.opengeps.protocol.log.LedgerEntry;
import org.opengeps.protocol.log.MerkleTree;

/**
 * Moves waiting facts into the log: one transaction, which either appends them all and moves the
 * head or does nothing.
 */
@ApplicationScoped
public class AppendFacts {
  private static final int MOST_PUBLIC = 500;
  private final SecureRandom random = new SecureRandom();
  @Inject private WaitingFacts waiting;
  @Inject private LogEntries entries;
  @Inject private Batches batches;
  @Inject private Documents documents;
  @Inject private Clock clock;
  @Inject @Any private Instance<BatchRhythm> rhythms;

  /**
   * @param heartbeat whether a batch may be made now; between heartbeats only public facts are
   *     appended
   * @throws org.opengeps.ledger.model.HeadMovedException if another node was faster; nothing has
   *     happened
   * @throws TreeChangedException if a stored subtree broke; nothing has happened
   */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public void append(boolean heartbeat) {
    LogHead head = entries.head();
    List<PublicFact> open = waiting.listPublic(MOST_PUBLIC);
    Optional<Batch> batch = heartbeat ? batch(clock.instant()) : Optional.empty();
    List<byte[]> added = new ArrayList<>(open.stream().map(PublicFact::entry).toList());
    Instant at = endOfSecond(clock.instant());
    batch.ifPresent(made -> added.add(LedgerEntry.of(made.head(), at).canonical()));
    if (added.isEmpty()) {
      return;
    }
    if (!MerkleTree.root(entries, head.size()).equals(head.root())) {
      throw new TreeChangedException(
          "the stored subtrees do not lead to the committed root of " + head.size() + " entries");
    }
    var growth = new Growth(head, entries);
    added.forEach(growth::add);
    entries.append(head, added, growth.head(), growth.nodes());
    batch.ifPresent(made -> batches.add(growth.head().size() - 1, made));
    Stream<Long> taken =
        batch.stream().flatMap(made -> made.facts().stream()).map(leaf -> leaf.fact().position());
    waiting.remove(Stream.concat(open.stream().map(PublicFact::position), taken).toList());
  }

  private Optional<Batch> batch(Instant now) {
    List<SecretFact> facts = waiting.listSecret(HiddenLeaf.BATCH);
    if (facts.isEmpty() && rhythms.stream().noneMatch(rhythm -> rhythm.mustBeat(now))) {
      return Optional.empty();
    }
    byte[] seed = new byte[HiddenLeaf.SALT];
    random.nextBytes(seed);
    return Optional.of(new Batch(batches.nextNumber(), seed, leaves(facts)));
  }

  /**
   * What a batch says of its time. Milliseconds would tell how long it took to make it, and so how
   * many facts it holds; the end of the second is not before any of them.
   */
  private static Instant endOfSecond(Instant now) {
    Instant second = now.truncatedTo(ChronoUnit.SECONDS);
    return second.equals(now) ? now : second.plusSeconds(1);
  }

  private List<Batch.Leaf> leaves(List<SecretFact> facts) {
    List<byte[]> contents = documents.list(facts.stream().map(SecretFact::fact).toList());
    return IntStream.range(0, facts.size())
        .mapToObj(i -> leaf(facts.get(i), contents.get(i)))
        .toList();
  }

  private static Batch.Leaf leaf(SecretFact fact, byte[] content) {
    return new Batch.Leaf(fact, HiddenLeaf.ofFact(fact.salt(), fact.kind(), content));
  }
}
