package org.opengeps.agenda.rules;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.opengeps.agenda.Detail;
import org.opengeps.agenda.Subject;
import org.opengeps.agenda.Task;
import org.opengeps.agenda.TaskKind;
import org.opengeps.custody.UnfinishedCeremony;
import org.opengeps.notice.Draft;
import org.opengeps.notice.DraftState;
import org.opengeps.notice.DraftView;
import org.opengeps.protocol.message.LocalText;
import org.opengeps.protocol.message.Notice;

/** Drafts that do not become notices, and committees that do not come to their keys. */
final class WrongDrafts {
  /** A draft that waits longer is likely forgotten. */
  private static final Duration LONG = Duration.ofDays(14);

  private static final Set<Notice.Kind> NEED_KEYS =
      EnumSet.of(Notice.Kind.NOTICE, Notice.Kind.RE_BID, Notice.Kind.NEXT_STAGE);

  private WrongDrafts() {}

  static List<Task> list(Facts facts) {
    return Stream.concat(
            facts.tenders().drafts().stream().flatMap(draft -> draft(facts, draft).stream()),
            facts.agency().ceremonies().stream().map(one -> ceremony(facts, one)))
        .toList();
  }

  /** The worst that can be said of it. */
  private static Optional<Task> draft(Facts facts, DraftView draft) {
    Optional<Instant> missed = DraftTimes.missed(draft, facts.now());
    if (missed.isPresent()) {
      return Optional.of(task(TaskKind.DRAFT_TOO_LATE, facts, draft, missed.get()));
    }
    if (!DraftTimes.isUnderway(draft, facts)) {
      return Optional.empty();
    }
    if (draft.state() == DraftState.APPROVED && facts.agency().freeKeys() < keys(draft.content())) {
      return Optional.of(noKeys(facts, draft));
    }
    return facts.now().isBefore(draft.filedAt().plus(LONG))
        ? Optional.empty()
        : Optional.of(task(TaskKind.DRAFT_OLD, facts, draft, draft.filedAt()));
  }

  /**
   * How many keys it needs at least, one for each lot. Only the award method knows whether a lot
   * has several envelopes: a lack that this hides is told when the notice is prepared.
   */
  private static int keys(Draft content) {
    if (!NEED_KEYS.contains(content.kind())) {
      return 0;
    }
    return content.rounds() == null
        ? content.findTerms().map(terms -> terms.lots().size()).orElse(0)
        : content.rounds().lots().size();
  }

  private static Task noKeys(Facts facts, DraftView draft) {
    return Task.since(
        TaskKind.NO_KEYS,
        Subject.draft(draft, facts.title(draft), facts.zone()),
        draft.approvedAt().orElse(draft.filedAt()),
        new Detail(
            draft.draft().toString(),
            (int) facts.agency().freeKeys(),
            keys(draft.content()),
            List.of()));
  }

  private static Task task(TaskKind kind, Facts facts, DraftView draft, Instant since) {
    return Task.since(
        kind,
        Subject.draft(draft, facts.title(draft), facts.zone()),
        since,
        Detail.of(draft.draft().toString()));
  }

  private static Task ceremony(Facts facts, UnfinishedCeremony one) {
    return Task.since(
            TaskKind.CEREMONY_STUCK,
            Subject.named(new LocalText("", ""), facts.zone()),
            one.createdAt(),
            new Detail(one.id().toString(), 0, 0, one.missing()))
        .before(one.expiresAt());
  }
}
