package org.opengeps.protocol.log;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * When the round of a lot stood still, as the log says it. While it does no clock of the round
 * runs: what is due later is due later by the time that it stood (docs/protocol.md section 9).
 *
 * @param spans in the order of time; only the last one may be open
 */
public record Suspensions(List<Span> spans) {
  public static final Suspensions NONE = new Suspensions(List.of());

  public Suspensions {
    spans = List.copyOf(spans);
  }

  /**
   * One of them.
   *
   * @param until empty while it lasts
   */
  public record Span(Instant from, Optional<Instant> until) {
    /**
     * @param due of a clock that ran when the suspension began
     * @return when it is due then: later by the length of the suspension unless it was due before;
     *     empty if it was not, and the suspension lasts
     */
    public Optional<Instant> putOff(Instant due) {
      return from.isBefore(due)
          ? until.map(end -> due.plus(Duration.between(from, end)))
          : Optional.of(due);
    }
  }

  /**
   * @param pauses of one lot in the order of the log; one that says what is so already changes
   *     nothing
   */
  public static Suspensions of(List<LoggedPause> pauses) {
    List<Span> spans = new ArrayList<>();
    Instant from = null;
    for (LoggedPause pause : pauses) {
      if (pause.suspends() && from == null) {
        from = pause.at();
      } else if (!pause.suspends() && from != null) {
        spans.add(new Span(from, Optional.of(pause.at())));
        from = null;
      }
    }
    if (from != null) {
      spans.add(new Span(from, Optional.empty()));
    }
    return new Suspensions(spans);
  }

  /** Since when it stands still now; empty if it does not. */
  public Optional<Instant> since() {
    return spans.stream().filter(span -> span.until().isEmpty()).map(Span::from).findFirst();
  }

  /** Those that had ended at a moment. */
  public Suspensions overBy(Instant moment) {
    return new Suspensions(
        spans.stream()
            .filter(span -> span.until().filter(until -> !until.isAfter(moment)).isPresent())
            .toList());
  }

  /**
   * Whether something is due by now.
   *
   * @param due as suspensions that are over have put it off already
   */
  public boolean isDue(Instant due, Instant now) {
    return !due.isAfter(since().orElse(now));
  }

  /**
   * When something is due whose clock began to run at a moment: every suspension that began since,
   * and before it was due, puts it off by its length.
   *
   * @return empty if it stands still now and was not due before
   */
  public Optional<Instant> prolonged(Instant began, Instant due) {
    Optional<Instant> then = Optional.of(due);
    for (Span span : spans) {
      if (!span.from().isBefore(began)) {
        then = then.flatMap(span::putOff);
      }
    }
    return then;
  }
}
