package org.opengeps.agenda.rules;

import java.time.Instant;
import java.util.List;
import org.opengeps.agenda.Detail;
import org.opengeps.agenda.Subject;
import org.opengeps.agenda.Task;
import org.opengeps.agenda.TaskKind;
import org.opengeps.award.NamedDirectAward;
import org.opengeps.identity.Role;
import org.opengeps.protocol.message.DirectAward;

/**
 * Contracts on one quote that another officer signed, until the day on which they are to be
 * concluded is over.
 */
final class WaitingDirectAwards {
  private WaitingDirectAwards() {}

  static List<Task> list(Facts facts) {
    Officer me = facts.me();
    return facts.agency().directAwards().stream()
        .filter(any -> me.may(Role.APPROVING_OFFICER, Role.CONTRACTING_OFFICER))
        .filter(one -> me.isSecondTo(one.award().proposer()))
        .map(WaitingDirectAwards::task)
        .toList();
  }

  private static Task task(NamedDirectAward one) {
    DirectAward said = one.award().content();
    Instant over = said.contractDate().plusDays(1).atStartOfDay(one.zone()).toInstant();
    return Task.since(
            TaskKind.APPROVE_DIRECT_AWARD,
            Subject.named(said.title(), one.zone()),
            one.award().proposedAt(),
            Detail.of(said.id().toString()))
        .before(over);
  }
}
