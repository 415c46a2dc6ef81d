package org.opengeps.agenda.rules;

import java.util.List;
import java.util.Optional;
import org.opengeps.agenda.Detail;
import org.opengeps.agenda.Subject;
import org.opengeps.agenda.Task;
import org.opengeps.agenda.TaskKind;
import org.opengeps.identity.Role;
import org.opengeps.notice.DraftView;

/** Drafts that this officer can bring on: as the second, as the one who publishes, or anew. */
final class WaitingDrafts {
  private WaitingDrafts() {}

  static List<Task> list(Facts facts) {
    return facts.tenders().drafts().stream().flatMap(draft -> task(facts, draft).stream()).toList();
  }

  private static Optional<Task> task(Facts facts, DraftView draft) {
    if (draft.returned().isPresent()) {
      return draft
          .returned()
          .filter(back -> draft.drafter().equals(facts.me().actor().person()))
          .filter(back -> ReturnedDrafts.isToRevise(draft, facts))
          .map(
              back ->
                  Task.since(
                      TaskKind.REVISE_DRAFT, subject(facts, draft), back.at(), detail(draft)));
    }
    if (!DraftTimes.isUnderway(draft, facts)) {
      return Optional.empty();
    }
    return kind(facts.me(), draft)
        .map(
            kind ->
                Task.since(
                    kind,
                    subject(facts, draft),
                    draft.approvedAt().orElse(draft.filedAt()),
                    detail(draft)));
  }

  private static Optional<TaskKind> kind(Officer me, DraftView draft) {
    return switch (draft.state()) {
      case DRAFTED ->
          Optional.of(TaskKind.APPROVE_DRAFT)
              .filter(kind -> me.may(Role.APPROVING_OFFICER, Role.CONTRACTING_OFFICER))
              .filter(kind -> me.isSecondTo(draft.drafter()));
      case APPROVED -> Optional.of(TaskKind.PREPARE_DRAFT).filter(kind -> publishes(me));
      case PREPARED -> Optional.of(TaskKind.PUBLISH_DRAFT).filter(kind -> publishes(me));
      case PUBLISHED, RETURNED -> Optional.empty();
    };
  }

  private static boolean publishes(Officer me) {
    return me.may(Role.CONTRACTING_OFFICER);
  }

  private static Subject subject(Facts facts, DraftView draft) {
    return Subject.draft(draft, facts.title(draft), facts.zone());
  }

  private static Detail detail(DraftView draft) {
    return Detail.of(draft.draft().toString());
  }
}
