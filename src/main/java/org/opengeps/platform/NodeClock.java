package org.opengeps.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.logging.Logger;

/**
 * How far this node's clock is from the clock that all nodes share: at start, and again and again.
 * Half of the round trip is taken off, of three questions the fastest counts; what the round trip
 * leaves open speaks for the node. Between two measurements the last one stands, also while the
 * database does not answer.
 */
@ApplicationScoped
public class NodeClock {
  /** Farther off, a node takes no bids and closes no tender (docs/operations.md, clocks). */
  public static final Duration TOLERANCE = Duration.ofMillis(200);

  private static final Logger LOG = Logger.getLogger(NodeClock.class.getName());
  private static final Duration PAUSE = Duration.ofSeconds(10);
  private static final int QUESTIONS = 3;

  /**
   * One measurement.
   *
   * @param offset of this node's clock: positive when it is ahead of the reference
   * @param uncertainty half of the round trip
   */
  public record Offset(Duration offset, Duration uncertainty) {
    /** Whether it is off for certain by more than the tolerance. */
    public boolean isOff() {
      return offset.abs().minus(uncertainty).compareTo(TOLERANCE) > 0;
    }
  }

  @Inject private ReferenceTime reference;
  @Inject private Clock clock;
  @Inject private Scheduler scheduler;
  private volatile Offset newest;

  void start(@Observes @Initialized(ApplicationScoped.class) Object started) {
    scheduler.every(PAUSE, "node clock", this::measure);
  }

  /** The newest measurement; the first caller makes the first one. */
  public Offset offset() {
    Offset known = newest;
    return known != null ? known : measure();
  }

  /** Compares now. */
  public synchronized Offset measure() {
    Offset best = ask();
    for (int i = 1; i < QUESTIONS; i++) {
      Offset next = ask();
      best = next.uncertainty().compareTo(best.uncertainty()) < 0 ? next : best;
    }
    if (best.isOff() != (newest != null && newest.isOff())) {
      String sentence =
          "the clock of this node is " + best.offset().toMillis() + " ms from the database's";
      if (best.isOff()) {
        LOG.severe("ALARM: " + sentence + ": it takes no bids and closes no tender");
      } else {
        LOG.info(sentence + ": it takes bids again");
      }
    }
    newest = best;
    return best;
  }

  /**
   * The reference was read at some moment between two readings of the own clock; a clock that is
   * set meanwhile makes the measurement uncertain, not wrong.
   */
  private Offset ask() {
    Instant before = clock.instant();
    long begin = System.nanoTime();
    Instant there = reference.now();
    Duration roundTrip = Duration.ofNanos(System.nanoTime() - begin);
    Duration passed = Duration.between(before, clock.instant());
    Duration widest = passed.compareTo(roundTrip) > 0 ? passed : roundTrip;
    return new Offset(
        Duration.between(there, before.plus(passed.dividedBy(2))), widest.dividedBy(2));
  }
}
