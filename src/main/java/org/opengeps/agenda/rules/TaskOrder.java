package org.opengeps.agenda.rules;

import java.time.Instant;
import java.util.Comparator;
import org.opengeps.agenda.Task;

/** In which order tasks are told; equal ones keep theirs. */
final class TaskOrder {
  private TaskOrder() {}

  /** What ends first before the rest, and of that what began first; what began nowhere last. */
  static final Comparator<Task> DEADLINE_THEN_LONGEST =
      Comparator.comparing((Task task) -> task.until().orElse(Instant.MAX))
          .thenComparing(task -> task.since().orElse(Instant.MAX));

  /** By time alone. */
  static final Comparator<Task> TIME =
      Comparator.comparing((Task task) -> task.until().orElseThrow());
}
