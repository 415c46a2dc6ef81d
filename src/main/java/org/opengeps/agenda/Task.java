package org.opengeps.agenda;

import java.time.Instant;
import java.util.Optional;

/**
 * A row of a list of the morning.
 *
 * @param since when it began to wait, or to go wrong; empty where no row says it
 * @param until the time of what is due, or until when something can be done; empty if there is none
 */
public record Task(
    TaskKind kind,
    Subject subject,
    Optional<Instant> since,
    Optional<Instant> until,
    Detail detail) {
  /** Waits since then. */
  public static Task since(TaskKind kind, Subject subject, Instant since, Detail detail) {
    return new Task(kind, subject, Optional.of(since), Optional.empty(), detail);
  }

  /** Is due then. */
  public static Task until(TaskKind kind, Subject subject, Instant until, Detail detail) {
    return new Task(kind, subject, Optional.empty(), Optional.of(until), detail);
  }

  /** The same with a time until which something can be done. */
  public Task before(Instant end) {
    return new Task(kind, subject, since, Optional.of(end), detail);
  }
}
