package org.opengeps.agenda.rules;

import java.util.List;
import java.util.stream.Stream;
import org.opengeps.agenda.Detail;
import org.opengeps.agenda.Subject;
import org.opengeps.agenda.Task;
import org.opengeps.agenda.TaskKind;
import org.opengeps.identity.Role;
import org.opengeps.notice.LotUnderway;
import org.opengeps.notice.QuestionQueue;
import org.opengeps.notice.TenderState;

/** Questions of firms, until the oldest of a tender is due; one row for each tender. */
final class WaitingQuestions {
  private static final List<TenderState> TAKING = List.of(TenderState.NOTICED, TenderState.OPEN);

  private WaitingQuestions() {}

  static List<Task> list(Facts facts) {
    return facts.me().may(Role.CONTRACTING_OFFICER, Role.APPROVING_OFFICER)
        ? facts.tendersIn(TAKING).stream().flatMap(one -> task(facts, one)).toList()
        : List.of();
  }

  private static Stream<Task> task(Facts facts, LotUnderway one) {
    QuestionQueue queue = facts.tenders().questions().get(one.number());
    return queue == null
        ? Stream.empty()
        : Stream.of(
            Task.since(
                    TaskKind.ANSWER_QUESTIONS,
                    Subject.tender(one),
                    queue.since(),
                    Detail.count(queue.waiting()))
                .before(queue.dueAt()));
  }
}
