package org.opengeps.bid.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.Set;

/**
 * Gives every submission its instant, and knows which of them have no durable row yet. Instant and
 * entry are one step under one lock: when this node says that everything before an instant is
 * recorded, no later stamp can contradict it.
 */
@ApplicationScoped
public class IntakeWatch {
  private final Set<Stamp> underway = new HashSet<>();
  private Clock clock;

  /** For the container. */
  protected IntakeWatch() {}

  @Inject
  public IntakeWatch(Clock clock) {
    this.clock = clock;
  }

  /**
   * An instant of submission whose reception row is not durable yet. The door closes it whatever
   * happens; recording the reception closes it earlier.
   */
  public final class Stamp implements AutoCloseable {
    private final Instant at;

    private Stamp(Instant at) {
      this.at = at;
    }

    /** The server's clock when the last byte had been read, cut to the millisecond. */
    public Instant at() {
      return at;
    }

    @Override
    public void close() {
      release(this);
    }
  }

  /** To be called at once when the last byte of statement and envelope has been read. */
  public synchronized Stamp stamp() {
    Stamp stamp = new Stamp(clock.instant().truncatedTo(ChronoUnit.MILLIS));
    underway.add(stamp);
    return stamp;
  }

  private synchronized void release(Stamp stamp) {
    underway.remove(stamp);
  }

  /** Every reception that this node stamped before this instant has its row. */
  synchronized Instant drainedUntil() {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    return underway.stream()
        .map(Stamp::at)
        .filter(now::isAfter)
        .min(Instant::compareTo)
        .orElse(now);
  }
}
