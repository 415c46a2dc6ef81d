package org.opengeps.opening.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.opengeps.opening.model.EnvelopeKey;
import org.opengeps.platform.EvidenceChangedException;

/**
 * Openings that cannot go on, on this node: one line of the log at once and then each minute, and
 * the health state. They are tried again by themselves.
 */
@ApplicationScoped
public class OpeningAlarms {
  private static final Logger LOG = Logger.getLogger(OpeningAlarms.class.getName());
  private static final Duration REPEAT = Duration.ofMinutes(1);
  private final Map<String, Alarm> held = new TreeMap<>();
  @Inject private Clock clock;

  /**
   * @param since when the opening was first held up
   */
  private record Alarm(String reason, Instant since, Instant logged) {}

  /** Why openings stand still, by tender, lot and envelope; empty if all is well. */
  public synchronized Map<String, String> reasons() {
    Map<String, String> reasons = new TreeMap<>();
    held.forEach(
        (key, alarm) -> reasons.put(key, alarm.reason() + "; held since " + alarm.since()));
    return reasons;
  }

  synchronized void held(EnvelopeKey key, RuntimeException cause) {
    String reason = Objects.requireNonNullElse(cause.getMessage(), cause.getClass().getName());
    Instant now = clock.instant();
    Alarm before = held.get(key.toString());
    boolean told =
        before != null
            && before.reason().equals(reason)
            && now.isBefore(before.logged().plus(REPEAT));
    Instant since = before == null ? now : before.since();
    held.put(key.toString(), new Alarm(reason, since, told ? before.logged() : now));
    if (!told) {
      // a changed row is no error of the program: its trace would tell nobody anything
      Throwable trace = cause instanceof EvidenceChangedException ? null : cause;
      LOG.log(
          Level.SEVERE,
          "the opening of " + key + " holds and will be tried again: " + reason,
          trace);
    }
  }

  synchronized void over(EnvelopeKey key) {
    Alarm alarm = held.remove(key.toString());
    if (alarm != null) {
      LOG.log(
          Level.INFO,
          "the opening of {0} goes on; it was held since {1}",
          new Object[] {key, alarm.since()});
    }
  }
}
