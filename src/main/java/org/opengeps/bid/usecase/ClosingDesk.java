package org.opengeps.bid.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.opengeps.bid.LotRef;
import org.opengeps.bid.TenderClosed;
import org.opengeps.bid.model.Closing;
import org.opengeps.bid.model.Closings;
import org.opengeps.bid.model.Decision;
import org.opengeps.bid.model.IntakeNodes;
import org.opengeps.bid.model.Reception;
import org.opengeps.bid.model.Receptions;
import org.opengeps.bid.model.SealedBytes;
import org.opengeps.bid.model.SupplierSlots;
import org.opengeps.bid.model.TenderFacts;
import org.opengeps.kernel.DomainEvent;
import org.opengeps.kernel.Sha256;
import org.opengeps.notice.usecase.MoveTender;
import org.opengeps.platform.Documents;
import org.opengeps.protocol.log.MerkleTree;
import org.opengeps.protocol.message.CloseStatement;

/** The transaction of a closing: all lots of a tender close together, and the tender with them. */
@ApplicationScoped
public class ClosingDesk {
  /** A node that was not heard of for so long is taken for dead. */
  private static final Duration ALIVE = Duration.ofSeconds(30);

  private final SecureRandom random = new SecureRandom();
  @Inject private Closings closings;
  @Inject private Receptions receptions;
  @Inject private SupplierSlots slots;
  @Inject private SealedBytes sealed;
  @Inject private IntakeNodes nodes;
  @Inject private ReceptionDesk desk;
  @Inject private Documents documents;
  @Inject private MoveTender move;
  @Inject private Event<DomainEvent> events;

  /** A node's sign of life, and what it has recorded. */
  @Transactional
  public void acknowledge(String node, Instant now, Instant drainedUntil) {
    nodes.acknowledge(node, now, drainedUntil);
  }

  /**
   * Closes the tender if all that came in time is recorded and decided, or if the time to decide is
   * over: what is undecided then is sealed provisionally.
   *
   * @return whether it is closed now
   */
  @Transactional
  public boolean closeIfDrained(TenderFacts tender, Instant now) {
    List<LotRef> open =
        tender.lots().keySet().stream()
            .sorted()
            .map(lot -> new LotRef(tender.tender(), lot))
            .filter(closings::holdAlone)
            .toList();
    if (now.isBefore(tender.closesAt().plus(tender.drain())) && !isDrained(tender, open, now)) {
      return false;
    }
    open.forEach(lot -> close(tender, lot, now));
    move.close(tender.tender(), now).orThrow();
    return true;
  }

  private boolean isDrained(TenderFacts tender, List<LotRef> open, Instant now) {
    return nodes.areAllDrained(tender.closesAt(), now.minus(ALIVE))
        && open.stream()
            .allMatch(lot -> receptions.listUndecided(lot, tender.closesAt()).isEmpty());
  }

  private void close(TenderFacts tender, LotRef lot, Instant now) {
    for (Reception undecided : receptions.listUndecided(lot, tender.closesAt())) {
      desk.write(undecided, Decision.provisional(Optional.empty()));
    }
    sealed.keepNamed(lot);
    List<byte[]> cores = documents.list(receptions.listSealed(lot));
    Sha256 salt = salt();
    CloseStatement close =
        new CloseStatement(
            tender.tender(),
            tender.noticeHash(),
            lot.lot(),
            tender.closesAt(),
            now,
            CloseStatement.commitment(salt, cores.size(), MerkleTree.ofValues(cores).root()));
    Sha256 closeHash = documents.put(close.toJson().canonical());
    closings.close(new Closing(lot, closeHash, salt));
    slots.clear(lot);
    events.fire(new TenderClosed(lot, closeHash, now));
  }

  private Sha256 salt() {
    byte[] salt = new byte[Sha256.LENGTH];
    random.nextBytes(salt);
    return Sha256.fromBytes(salt);
  }
}
