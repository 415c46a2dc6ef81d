package org.opengeps.agenda.rules;

import java.util.List;
import java.util.stream.Stream;
import org.opengeps.agenda.Task;

/** What goes wrong in the agency, for all of its officers: only what rows tell for certain. */
public final class GoingWrong {
  private GoingWrong() {}

  public static List<Task> list(Facts facts) {
    return Stream.of(
            WrongTimes.list(facts),
            LateOpenings.list(facts),
            FailedLots.list(facts),
            WaitingContracts.refused(facts),
            WaitingDeliveries.late(facts),
            WaitingPayments.late(facts),
            WrongDrafts.list(facts))
        .flatMap(List::stream)
        .sorted(TaskOrder.DEADLINE_THEN_LONGEST)
        .toList();
  }
}
