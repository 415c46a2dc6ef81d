package org.opengeps.ledger.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.logging.Logger;
import org.opengeps.kernel.Refusal;
import org.opengeps.ledger.LogHealth;
import org.opengeps.ledger.LogReadOnlyException;

/** How the log of this node does. */
@ApplicationScoped
public class LogState {
  private static final Logger LOG = Logger.getLogger(LogState.class.getName());

  /** The witness may be started again in this time without anybody being woken. */
  private static final Duration HICCUP = Duration.ofMinutes(1);

  private final Clock clock;
  private Optional<Instant> silentSince = Optional.empty();
  private boolean alarmed;
  private LogHealth health =
      new LogHealth(LogHealth.State.STARTING, "The witness has not been asked yet.", 0, 0);

  /** For the container's proxy only. */
  protected LogState() {
    this(null);
  }

  @Inject
  public LogState(Clock clock) {
    this.clock = clock;
  }

  public synchronized LogHealth health() {
    return health;
  }

  /**
   * Why nothing can be recorded now, for use cases that would rather refuse early than fail late.
   */
  public Optional<Refusal> refusal() {
    return health().state() == LogHealth.State.READ_ONLY
        ? Optional.of(LogReadOnlyException.REFUSAL)
        : Optional.empty();
  }

  /**
   * Changes are logged, the contradiction with the witness as an alarm; only a restart leaves
   * {@code READ_ONLY}.
   */
  synchronized void become(LogHealth.State state, String detail, long size, long published) {
    if (health.state() == LogHealth.State.READ_ONLY) {
      return;
    }
    watchSilence(state, detail);
    boolean news = health.state() != state || !health.detail().equals(detail);
    health = new LogHealth(state, detail, size, published);
    if (news && state == LogHealth.State.READ_ONLY) {
      LOG.severe("ALARM: the log is read-only and signs nothing: " + detail);
    } else if (news) {
      LOG.info("log: " + state + ": " + detail);
    }
  }

  /** A witness that says nothing for a minute is no hiccup: no receipt comes. */
  private void watchSilence(LogHealth.State state, String detail) {
    if (state == LogHealth.State.WORKING) {
      if (alarmed) {
        LOG.info("log: the witness answers again");
      }
      silentSince = Optional.empty();
      alarmed = false;
    } else if (silentSince.isEmpty()) {
      silentSince = Optional.of(clock.instant());
    } else if (!alarmed
        && Duration.between(silentSince.get(), clock.instant()).compareTo(HICCUP) >= 0) {
      alarmed = true;
      LOG.severe(
          "ALARM: the log has had no witness since "
              + silentSince.get()
              + ", no receipt is given: "
              + detail);
    }
  }

  /** Whether the witness has been silent for more than a hiccup. */
  public synchronized boolean isWitnessLost() {
    return alarmed;
  }
}
