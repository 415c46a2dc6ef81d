package org.opengeps.agenda.rules;

import java.util.List;
import java.util.stream.Stream;
import org.opengeps.agenda.Detail;
import org.opengeps.agenda.Task;
import org.opengeps.agenda.TaskKind;
import org.opengeps.contract.ContractState;
import org.opengeps.identity.Role;
import org.opengeps.notice.TenderNumber;

/** Contracts that an officer is to send or to confirm, and those that the other party let lapse. */
final class WaitingContracts {
  private WaitingContracts() {}

  static List<Task> list(Facts facts) {
    return facts.me().may(Role.CONTRACTING_OFFICER)
        ? facts.agency().contracts().stream().flatMap(WaitingContracts::waiting).toList()
        : List.of();
  }

  private static Stream<Task> waiting(NamedContract one) {
    return switch (one.due().state()) {
      case AWAITED -> Stream.of(timed(TaskKind.SEND_CONTRACT, one));
      case CONSENTED -> Stream.of(timed(TaskKind.CONFIRM_CONTRACT, one));
      case LAPSED -> Stream.of(task(TaskKind.SEND_CONTRACT_AGAIN, one));
      case SENT, SILENT, DECLINED, CONCLUDED -> Stream.empty();
    };
  }

  /** While the round stands still no time runs. */
  private static Task timed(TaskKind kind, NamedContract one) {
    Task task = task(kind, one);
    return one.due().until().map(task::before).orElse(task);
  }

  /** Until another tender follows: nobody can say for the agency that it does without. */
  static List<Task> refused(Facts facts) {
    return facts.agency().contracts().stream()
        .filter(
            one ->
                one.due().state() == ContractState.SILENT
                    || one.due().state() == ContractState.DECLINED)
        .filter(one -> !facts.isFollowed(TenderNumber.of(one.due().tender())))
        .map(one -> task(TaskKind.CONTRACT_REFUSED, one))
        .toList();
  }

  private static Task task(TaskKind kind, NamedContract one) {
    return Task.since(kind, one.subject(), one.due().since(), Detail.NONE);
  }
}
