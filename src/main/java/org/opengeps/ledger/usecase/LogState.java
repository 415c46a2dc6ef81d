package org.opengeps.ledger.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.logging.Logger;
import org.opengeps.kernel.Refusal;
import org.opengeps.ledger.LogHealth;
import org.opengeps.ledger.LogReadOnlyException;

/** How the log of this node does. */
@ApplicationScoped
public class LogState {
  private static final Logger LOG = Logger.getLogger(LogState.class.getName());
  private LogHealth health =
      new LogHealth(LogHealth.State.STARTING, "The witness has not been asked yet.", 0, 0);

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
    boolean news = health.state() != state || !health.detail().equals(detail);
    health = new LogHealth(state, detail, size, published);
    if (news && state == LogHealth.State.READ_ONLY) {
      LOG.severe("ALARM: the log is read-only and signs nothing: " + detail);
    } else if (news) {
      LOG.info("log: " + state + ": " + detail);
    }
  }
}
