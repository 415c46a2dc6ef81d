package org.opengeps.agenda.usecase;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.opengeps.agenda.rules.TenderFacts;
import org.opengeps.bid.usecase.FindCancellations;
import org.opengeps.identity.OrganisationId;
import org.opengeps.notice.LotUnderway;
import org.opengeps.notice.TenderState;
import org.opengeps.notice.usecase.FindDrafts;
import org.opengeps.notice.usecase.FindQuestions;
import org.opengeps.notice.usecase.ListUnderway;

/** Reads tenders and drafts of an agency: ten statements at most. */
@Dependent
class ReadTenders {
  /** Drafts that are looked at, the newest. */
  static final int MOST_DRAFTS = 200;

  /** Ended lots are read for so long: drafts of their next round are called by their title. */
  private static final Duration ENDED = Duration.ofDays(30);

  /** For so long a drafter is told that a draft came back. */
  private static final Duration RETURNED = Duration.ofDays(14);

  @Inject private ListUnderway underway;
  @Inject private FindDrafts drafts;
  @Inject private FindCancellations cancellations;
  @Inject private FindQuestions questions;

  TenderFacts read(OrganisationId agency, Instant now) {
    List<LotUnderway> lots = underway.lots(agency, now.minus(ENDED));
    return new TenderFacts(
        lots,
        drafts.listWaiting(agency, now.minus(RETURNED), MOST_DRAFTS),
        cancellations.countWaiting(
            lots.stream()
                .filter(one -> !one.state().isEnd() && now.isBefore(one.tender().opensAt()))
                .map(LotUnderway::number)
                .distinct()
                .toList()),
        questions.queues(lots, now),
        underway.baseAmounts(agency),
        underway.followed(
            lots.stream()
                .filter(one -> one.state() == TenderState.FAILED)
                .map(LotUnderway::number)
                .distinct()
                .toList()));
  }
}
