package org.opengeps.ledger.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.opengeps.ledger.LogHealth;
import org.opengeps.ledger.model.HeadMovedException;
import org.opengeps.ledger.model.TreeChangedException;
import org.opengeps.platform.NodeClock;
import org.opengeps.platform.Scheduler;

/**
 * Drives the log: append, time-stamp, have cosigned, publish. Several nodes may run one each; the
 * compare-and-swaps of head and witness let one of them win. The heartbeat has a fixed rate: how
 * many batches there are in a time depends neither on what waits nor on how long it took to log it.
 */
@ApplicationScoped
public class Sequencer {
  private static final Logger LOG = Logger.getLogger(Sequencer.class.getName());
  private static final Duration PAUSE = Duration.ofMillis(200);
  private static final Duration HEARTBEAT = Duration.ofSeconds(1);

  private static final int ATTEMPTS = 5;

  /** So many entries back a batch that an authority was silent about gets its time stamp later. */
  private static final long STAMPED_LATER = 600;

  private final ReentrantLock turn = new ReentrantLock();
  @Inject private Scheduler scheduler;
  @Inject private LogKeys keys;
  @Inject private LogState state;
  @Inject private AppendFacts facts;
  @Inject private StampBatches stamps;
  @Inject private PublishHead head;
  @Inject private RepairTree tree;

  /** The operator's word that the whole tree is to be computed again, whatever it takes. */
  @Inject
  @ConfigProperty(name = "opengeps.log.repair", defaultValue = "false")
  private boolean repairAtStart;

  @Inject private NodeClock clock;

  void start(@Observes @Initialized(ApplicationScoped.class) Object application) {
    if (repairAtStart) {
      LOG.info(tree.repair() + " subtrees of the log were corrected");
    }
    if (!keys.areConfigured()) {
      LOG.warning(
          "no log key, witness or trust file configured: facts queue up and nothing is published");
      return;
    }
    scheduler.every(PAUSE, "log", () -> pass(false));
    scheduler.atRate(HEARTBEAT, "log heartbeat", () -> pass(true));
  }

  /**
   * One pass. Nothing is appended before the witness has confirmed that the database is not behind
   * it, and nothing after it was found to be.
   *
   * @param heartbeat whether the secret facts that wait become a batch
   */
  public void pass(boolean heartbeat) {
    turn.lock();
    try {
      passAlone(heartbeat);
    } catch (TreeChangedException e) {
      LOG.log(Level.SEVERE, "nothing was appended: {0}", e.getMessage());
      if (tree.repair() == 0) {
        head.lost();
      }
    } finally {
      turn.unlock();
    }
  }

  /** Who holds it keeps this node from passing meanwhile. */
  Lock turn() {
    return turn;
  }

  private void passAlone(boolean heartbeat) {
    // a node that takes no bids does not make the log look as if somebody could hand in
    if (state.health().state() == LogHealth.State.READ_ONLY
        || clock.offset().isOff()
        || !head.isConfirmed()) {
      return;
    }
    append(heartbeat);
    if (heartbeat) {
      stamps.stampNew(Math.max(0, head.published() - STAMPED_LATER));
    }
    head.publish();
  }

  /**
   * A heartbeat that another node outran is tried again: a missing batch would tell of its load.
   */
  private void append(boolean heartbeat) {
    for (int attempt = 0; attempt < (heartbeat ? ATTEMPTS : 1); attempt++) {
      try {
        facts.append(heartbeat);
        return;
      } catch (HeadMovedException e) {
        LOG.log(Level.FINE, "another node appended first", e);
      }
    }
  }
}
