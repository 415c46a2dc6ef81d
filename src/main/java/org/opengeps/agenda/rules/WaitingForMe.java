package org.opengeps.agenda.rules;

import java.util.List;
import java.util.stream.Stream;
import org.opengeps.agenda.Task;

/**
 * What this officer can do now, by role and by the rule of two officers: nobody is told to approve
 * what he or she, or somebody who may be the same human being, has proposed.
 */
public final class WaitingForMe {
  private WaitingForMe() {}

  public static List<Task> list(Facts facts) {
    return Stream.of(
            WaitingTenders.list(facts),
            WaitingQuestions.list(facts),
            WaitingDrafts.list(facts),
            TechnicalRounds.list(facts),
            WaitingRounds.list(facts),
            WaitingContracts.list(facts),
            WaitingDeliveries.list(facts),
            WaitingPayments.list(facts),
            WaitingPauses.list(facts),
            WaitingDirectAwards.list(facts),
            WaitingPeople.list(facts))
        .flatMap(List::stream)
        .sorted(TaskOrder.DEADLINE_THEN_LONGEST)
        .toList();
  }
}
