package org.opengeps.agenda.rules;

import java.util.List;
import org.opengeps.agenda.Detail;
import org.opengeps.agenda.Task;
import org.opengeps.agenda.TaskKind;
import org.opengeps.identity.Role;
import org.opengeps.payment.ClaimState;

/** Claims that wait for an order, and orders that wait for somebody else's approval. */
final class WaitingPayments {
  private WaitingPayments() {}

  static List<Task> list(Facts facts) {
    return facts.me().may(Role.CONTRACTING_OFFICER, Role.APPROVING_OFFICER)
        ? facts.agency().payments().stream()
            .filter(one -> one.due().notBy().stream().allMatch(facts.me()::isSecondTo))
            .map(one -> task(kind(one.due().state()), one).before(one.due().payBy()))
            .toList()
        : List.of();
  }

  private static TaskKind kind(ClaimState state) {
    return state == ClaimState.CLAIMED ? TaskKind.ORDER_PAYMENT : TaskKind.APPROVE_PAYMENT;
  }

  /** For everybody of the agency: its time is over, and it owes interest for each day. */
  static List<Task> late(Facts facts) {
    return facts.agency().payments().stream()
        .filter(one -> !facts.now().isBefore(one.due().payBy()))
        .map(one -> task(TaskKind.PAYMENT_LATE, one))
        .toList();
  }

  private static Task task(TaskKind kind, NamedPayment one) {
    return Task.since(kind, one.subject(), one.due().since(), Detail.count(one.due().number()));
  }
}
