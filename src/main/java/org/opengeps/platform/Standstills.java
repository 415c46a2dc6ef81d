package org.opengeps.platform;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Work that cannot go on, on this node, and is tried again by itself: one line of the log at once
 * and then each minute, and the reasons for the health state.
 */
public final class Standstills {
  private static final Duration REPEAT = Duration.ofMinutes(1);
  private final Logger log;
  private final String what;
  private final Clock clock;
  private final Map<String, Standstill> held = new TreeMap<>();

  /**
   * @param log of the class whose work it is
   * @param what the work, for sentences: {@code the opening of}
   */
  public Standstills(Logger log, String what, Clock clock) {
    this.log = log;
    this.what = what;
    this.clock = clock;
  }

  /**
   * @param since when it was first held up
   */
  private record Standstill(String reason, Instant since, Instant logged) {}

  /** Why work stands still, by its object; empty if all is well. */
  public synchronized Map<String, String> reasons() {
    Map<String, String> reasons = new TreeMap<>();
    held.forEach((key, one) -> reasons.put(key, one.reason() + "; held since " + one.since()));
    return reasons;
  }

  public synchronized void held(String key, RuntimeException cause) {
    String reason = Objects.requireNonNullElse(cause.getMessage(), cause.getClass().getName());
    Instant now = clock.instant();
    Standstill before = held.get(key);
    boolean told =
        before != null
            && before.reason().equals(reason)
            && now.isBefore(before.logged().plus(REPEAT));
    Instant since = before == null ? now : before.since();
    held.put(key, new Standstill(reason, since, told ? before.logged() : now));
    if (!told) {
      // a changed row is no error of the program: its trace would tell nobody anything
      Throwable trace = cause instanceof EvidenceChangedException ? null : cause;
      String line = what + " " + key + " holds and will be tried again: " + reason;
      log.log(Level.SEVERE, line, trace);
    }
  }

  public synchronized void over(String key) {
    Standstill one = held.remove(key);
    if (one != null) {
      log.log(
          Level.INFO,
          "{0} {1} goes on; it was held since {2}",
          new Object[] {what, key, one.since()});
    }
  }
}
