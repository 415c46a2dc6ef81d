package org.opengeps.agenda.rules;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.opengeps.notice.Draft;
import org.opengeps.notice.DraftState;
import org.opengeps.notice.DraftTerms;
import org.opengeps.notice.DraftView;
import org.opengeps.notice.TenderNumber;
import org.opengeps.protocol.message.Notice;

/** Whether a draft can still become a notice, as far as its times tell. */
final class DraftTimes {
  /** For how long a draft that cannot be published any more is told about. */
  private static final Duration REMEMBERED = Duration.ofDays(14);

  private static final Set<DraftState> UNDERWAY =
      EnumSet.of(DraftState.DRAFTED, DraftState.APPROVED, DraftState.PREPARED);

  private DraftTimes() {}

  /** The closing time that it says; empty for a cancellation. */
  static Optional<Instant> closesAt(DraftView view) {
    Draft draft = view.content();
    return draft.rounds() == null
        ? draft.findTerms().map(DraftTerms::closesAt)
        : Optional.of(draft.rounds().closesAt());
  }

  /** Whether it waits for somebody: its closing lies ahead, and the tender it is about goes on. */
  static boolean isUnderway(DraftView draft, Facts facts) {
    return UNDERWAY.contains(draft.state())
        && closesAt(draft).filter(closes -> !facts.now().isBefore(closes)).isEmpty()
        && isOfTenderThatGoesOn(draft.content(), facts);
  }

  /** A re-bid is about lots that failed, everything else about what goes on. */
  static boolean isOfTenderThatGoesOn(Draft draft, Facts facts) {
    return draft.kind() == Notice.Kind.NOTICE
        || draft.kind() == Notice.Kind.RE_BID
        || facts.isUnderway(TenderNumber.of(draft.tender()));
  }

  /** The closing time that it says and that is over, as long as that is news. */
  static Optional<Instant> missed(DraftView draft, Instant now) {
    return UNDERWAY.contains(draft.state())
        ? closesAt(draft)
            .filter(closes -> !now.isBefore(closes) && now.isBefore(closes.plus(REMEMBERED)))
        : Optional.empty();
  }
}
