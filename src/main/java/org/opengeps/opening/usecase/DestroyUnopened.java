package org.opengeps.opening.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.opengeps.bid.DestroyedBytes;
import org.opengeps.bid.LeftFiles;
import org.opengeps.bid.LotRef;
import org.opengeps.bid.OpenedBids;
import org.opengeps.bid.usecase.DestroyBids;
import org.opengeps.custody.usecase.DestroyGateKey;
import org.opengeps.kernel.DomainEvent;
import org.opengeps.kernel.Sha256;
import org.opengeps.notice.NoticeView;
import org.opengeps.notice.OutlivedLot;
import org.opengeps.notice.usecase.FindNotice;
import org.opengeps.notice.usecase.RetainLots;
import org.opengeps.opening.BidsDestroyed;
import org.opengeps.platform.Documents;
import org.opengeps.platform.InTransaction;
import org.opengeps.platform.RuleSets;
import org.opengeps.platform.Scheduler;
import org.opengeps.protocol.message.Destruction;
import org.opengeps.protocol.message.Lot;

/**
 * Destroys what nobody opened of a lot that ended so long ago that nobody can complain any more:
 * sealed envelopes and files of bids that were kept, removed or superseded, of lots that failed,
 * lapsed or were cancelled sealed, and gate keys that are left. From rows and the clock; one node
 * at a time holds a lot, and what is gone is never gone twice.
 */
@ApplicationScoped
public class DestroyUnopened {
  private static final Duration PAUSE = Duration.ofMinutes(1);
  private static final Logger LOG = Logger.getLogger(DestroyUnopened.class.getName());

  @Inject private RetainLots lots;
  @Inject private FindNotice notices;
  @Inject private ListOpened opened;
  @Inject private DestroyBids bids;
  @Inject private RuleSets ruleSets;
  @Inject private DestroyGateKey gateKeys;
  @Inject private Documents documents;
  @Inject private Event<DomainEvent> events;
  @Inject private Clock clock;
  @Inject private Scheduler scheduler;
  @Inject private InTransaction transaction;

  void start(@Observes @Initialized(ApplicationScoped.class) Object started) {
    scheduler.every(PAUSE, "destroy bids that nobody opened", this::destroyDue);
  }

  /**
   * One round. Harmless at any time, on any number of nodes; a lot that fails stops no other, and
   * is tried again.
   */
  public void destroyDue() {
    Instant now = clock.instant();
    int left = 0;
    List<OutlivedLot> page = lots.listOutlived(now, left);
    while (!page.isEmpty()) {
      left += (int) page.stream().filter(lot -> !destroyAll(lot)).count();
      page = lots.listOutlived(now, left);
    }
  }

  /** Whether nothing is left of the lot that is to be destroyed. */
  private boolean destroyAll(OutlivedLot lot) {
    try {
      return destroy(lot);
    } catch (RuntimeException e) {
      LOG.log(Level.SEVERE, e, () -> "what nobody opened of " + lot + " is not destroyed yet");
      return false;
    }
  }

  /** What stays is looked up once: it cannot change any more. */
  private boolean destroy(OutlivedLot lot) {
    NoticeView notice = last(lot);
    if (ruleSets.byHash(notice.notice().ruleSet().hash()).retention().isEmpty()) {
      throw new IllegalStateException(
          "the rule set of " + notice.ref() + " keeps for ever what nobody opened");
    }
    OpenedBids stays = transaction.call(() -> opened.of(notice, notice.notice().lot(lot.lot())));
    LeftFiles left = new LeftFiles();
    Optional<DestroyedBytes> gone;
    do {
      gone = transaction.call(() -> destroyBatch(lot, notice, stays, left));
    } while (gone.isPresent() && gone.get().isMore());
    left.fault()
        .ifPresent(
            fault ->
                LOG.log(
                    Level.WARNING,
                    fault,
                    () -> left.broken() + " files of " + lot + " could not be deleted yet"));
    return gone.filter(DestroyedBytes::isAll).isPresent();
  }

  private NoticeView last(OutlivedLot lot) {
    return notices.history(lot.tender()).stream()
        .filter(order -> order.notice().lists(lot.lot()))
        .reduce((earlier, later) -> later)
        .orElseThrow(() -> new IllegalStateException("no order lists " + lot));
  }

  /** What is gone; empty if nothing is to be destroyed now, by another node or another time. */
  private Optional<DestroyedBytes> destroyBatch(
      OutlivedLot lot, NoticeView notice, OpenedBids stays, LeftFiles left) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    if (!lots.hold(lot, now)) {
      return Optional.empty();
    }
    Lot asked = notice.notice().lot(lot.lot());
    asked.slots().forEach(slot -> gateKeys.destroy(notice.ref(), slot, now));
    DestroyedBytes gone = bids.destroy(new LotRef(notice.ref(), lot.lot()), stays, left, now);
    if (!gone.isEmpty()) {
      var said = new Destruction(notice.ref(), lot.lot(), gone.envelopes(), gone.files());
      Sha256 document = documents.put(said.toJson().canonical());
      events.fire(new BidsDestroyed(notice.ref(), lot.lot(), document, now));
    }
    if (gone.isAll()) {
      lots.settle(lot);
    }
    return Optional.of(gone);
  }
}
