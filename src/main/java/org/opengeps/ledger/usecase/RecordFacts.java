package org.opengeps.ledger.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import org.opengeps.kernel.DomainEvent;
import org.opengeps.kernel.DomainEvents;
import org.opengeps.kernel.Sha256;
import org.opengeps.ledger.LogHealth;
import org.opengeps.ledger.LogReadOnlyException;
import org.opengeps.ledger.model.SecretFact;
import org.opengeps.ledger.model.WaitingFacts;
import org.opengeps.protocol.json.JsonBuilder;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.log.HiddenLeaf;
import org.opengeps.protocol.log.LedgerEntry;
import org.opengeps.protocol.log.Tiles;

/** Queues every domain event in the transaction that makes it true: both happen or neither. */
@ApplicationScoped
public class RecordFacts {
  private final SecureRandom random = new SecureRandom();
  @Inject private WaitingFacts waiting;
  @Inject private LogState state;

  /**
   * @throws LogReadOnlyException if the log contradicts its witness; the caller's transaction fails
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public void record(@Observes DomainEvent event) {
    if (state.health().state() == LogHealth.State.READ_ONLY) {
      throw new LogReadOnlyException(event.kind().word() + ": " + state.health().detail());
    }
    if (event.secret()) {
      waiting.add(secret(event));
    } else {
      byte[] entry = entry(event).canonical();
      if (entry.length > Tiles.LONGEST_ENTRY) {
        throw new IllegalArgumentException(
            event.kind().word() + " carries too much: an entry names documents by hash");
      }
      waiting.add(event.kind().word(), event.subject(), entry);
    }
  }

  /** The same for many public facts, with few statements. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void recordAll(@Observes DomainEvents facts) {
    if (state.health().state() == LogHealth.State.READ_ONLY) {
      throw new LogReadOnlyException("many facts: " + state.health().detail());
    }
    waiting.addAll(
        facts.events().stream()
            .map(
                fact ->
                    new WaitingFacts.Public(
                        fact.kind().word(), fact.subject(), entry(fact).canonical()))
            .toList());
  }

  private static LedgerEntry entry(DomainEvent event) {
    JsonBuilder data = JsonObject.builder();
    event.data().forEach(data::put);
    Sha256 document = event.document().orElse(null);
    return new LedgerEntry(
        event.kind().word(), event.subject(), event.at(), document, data.build());
  }

  private SecretFact secret(DomainEvent event) {
    byte[] salt = new byte[HiddenLeaf.SALT];
    random.nextBytes(salt);
    Sha256 fact =
        event
            .document()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "a secret fact is a document: " + event.kind().word()));
    return new SecretFact(0, event.kind().word(), event.subject(), fact, salt);
  }
}
