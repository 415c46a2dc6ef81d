package org.opengeps.agenda.rules;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.opengeps.notice.DraftView;
import org.opengeps.notice.LotUnderway;
import org.opengeps.notice.QuestionQueue;
import org.opengeps.notice.TenderNumber;

/**
 * Tenders and drafts of the agency.
 *
 * @param lots underway or at their end of late
 * @param drafts underway or sent back of late, oldest first
 * @param cancellations how many requests of bidders wait; nothing of a tender without
 * @param questions that wait and can still be answered; nothing of a tender without
 * @param baseAmounts first instant at which a base amount is too late, of tenders that lack one
 * @param followed tenders that were published once more under another number
 */
public record TenderFacts(
    List<LotUnderway> lots,
    List<DraftView> drafts,
    Map<TenderNumber, Integer> cancellations,
    Map<TenderNumber, QuestionQueue> questions,
    Map<TenderNumber, Instant> baseAmounts,
    Set<TenderNumber> followed) {
  public TenderFacts {
    lots = List.copyOf(lots);
    drafts = List.copyOf(drafts);
    cancellations = Map.copyOf(cancellations);
    questions = Map.copyOf(questions);
    baseAmounts = Map.copyOf(baseAmounts);
    followed = Set.copyOf(followed);
  }
}
