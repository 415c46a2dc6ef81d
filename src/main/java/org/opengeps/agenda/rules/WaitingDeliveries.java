package org.opengeps.agenda.rules;

import java.util.List;
import org.opengeps.agenda.Detail;
import org.opengeps.agenda.Task;
import org.opengeps.agenda.TaskKind;
import org.opengeps.identity.Role;

/** Deliveries that wait for an inspection by somebody who signed nothing of their contract. */
final class WaitingDeliveries {
  private WaitingDeliveries() {}

  static List<Task> list(Facts facts) {
    return facts.me().may(Role.CONTRACTING_OFFICER, Role.APPROVING_OFFICER)
        ? facts.agency().deliveries().stream()
            .filter(one -> one.due().contracted().stream().allMatch(facts.me()::isSecondTo))
            .map(one -> task(TaskKind.INSPECT_DELIVERY, one).before(one.due().inspectBy()))
            .toList()
        : List.of();
  }

  /** For everybody of the agency: its time is over, and the supplier waits. */
  static List<Task> late(Facts facts) {
    return facts.agency().deliveries().stream()
        .filter(one -> !facts.now().isBefore(one.due().inspectBy()))
        .map(one -> task(TaskKind.INSPECTION_LATE, one))
        .toList();
  }

  private static Task task(TaskKind kind, NamedDelivery one) {
    return Task.since(kind, one.subject(), one.due().at(), Detail.count(one.due().number()));
  }
}
