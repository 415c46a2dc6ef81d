package org.opengeps.agenda.usecase;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.opengeps.agenda.rules.RoundFacts;
import org.opengeps.award.usecase.ListRoundWork;
import org.opengeps.custody.usecase.ListCommittees;
import org.opengeps.notice.LotUnderway;
import org.opengeps.notice.TenderState;
import org.opengeps.opening.usecase.ListPauses;
import org.opengeps.opening.usecase.ListRounds;

/**
 * Reads openings and rounds of tenders: twenty-one statements at most, none where nothing is
 * closed.
 */
@Dependent
class ReadRounds {
  private static final Set<TenderState> OPENED =
      EnumSet.of(TenderState.OPENING, TenderState.OPENED, TenderState.EVALUATING);
  private static final Set<TenderState> UNOPENED =
      EnumSet.of(TenderState.CLOSED, TenderState.OPENING);
  private static final Set<TenderState> CLOSED =
      EnumSet.of(
          TenderState.CLOSED,
          TenderState.OPENING,
          TenderState.OPENED,
          TenderState.EVALUATING,
          TenderState.FAILED);

  @Inject private ListRounds rounds;
  @Inject private ListPauses pauses;
  @Inject private ListRoundWork work;
  @Inject private ListCommittees committees;

  RoundFacts read(List<LotUnderway> lots, Instant now) {
    List<String> closed = numbers(lots, CLOSED);
    if (closed.isEmpty()) {
      return RoundFacts.NONE;
    }
    List<String> opened = numbers(lots, OPENED);
    return new RoundFacts(
        rounds.openings(closed),
        pauses.list(opened),
        rounds.stageEnds(opened),
        work.list(opened, now),
        committees.seated(
            numbers(lots.stream().filter(one -> isDue(one, now)).toList(), UNOPENED)));
  }

  private static boolean isDue(LotUnderway one, Instant now) {
    return !now.isBefore(one.tender().opensAt());
  }

  private static List<String> numbers(List<LotUnderway> lots, Set<TenderState> states) {
    return lots.stream()
        .filter(one -> states.contains(one.state()))
        .map(one -> one.number().value())
        .distinct()
        .toList();
  }
}
