package org.opengeps.award.usecase;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.opengeps.award.Screening;
import org.opengeps.award.model.Ranked;
import org.opengeps.award.model.Scored;
import org.opengeps.award.rules.LowestQualifiedCandidateWins;
import org.opengeps.award.rules.LowestQualifiedCandidateWins.Entered;
import org.opengeps.award.rules.LowestQualifiedCandidateWins.Standing;
import org.opengeps.award.rules.PriceScore;
import org.opengeps.kernel.Money;
import org.opengeps.law.PriceScoreRow;
import org.opengeps.law.ScreeningItem;
import org.opengeps.notice.NoticeView;
import org.opengeps.protocol.message.OpeningRecord;
import org.opengeps.protocol.message.Ranking;

/**
 * Everything about a ranked lot, read together.
 *
 * @param notice in force at the opening
 * @param constants of the price score, by notice date and estimated amount
 * @param items what is scored besides the price
 * @param lot decides among equals
 */
record LotFile(
    Ranked ranked,
    Ranking ranking,
    OpeningRecord record,
    NoticeView notice,
    PriceScoreRow constants,
    List<ScreeningItem> items,
    LowestQualifiedCandidateWins.Lot lot,
    List<Scored> scores) {
  Standing standing() {
    Map<UUID, Entered> entered =
        scores.stream()
            .collect(
                Collectors.toMap(
                    Scored::submission, score -> new Entered(score.total(), score.passed())));
    return LowestQualifiedCandidateWins.judge(ranking.bids(), entered, lot);
  }

  /** The bid as opened. */
  OpeningRecord.Bid bid(UUID submission) {
    Map<UUID, OpeningRecord.Bid> bids =
        record.bids().stream()
            .collect(Collectors.toMap(OpeningRecord.Bid::submission, Function.identity()));
    return bids.get(submission);
  }

  BigDecimal priceScore(Money amount) {
    return PriceScore.of(
        amount, ranking.estimatedPrice(), notice.notice().amounts().deductibleA(), constants);
  }

  /** What the next score sheet must hold. */
  Screening screening() {
    Map<UUID, BigDecimal> prices =
        standing().toScore().stream()
            .collect(Collectors.toMap(Function.identity(), one -> priceScore(bid(one).amount())));
    return new Screening(items, constants.points(), constants.passMark(), prices);
  }

  /** The file with one more score. */
  LotFile with(Scored scored) {
    List<Scored> more = new java.util.ArrayList<>(scores);
    more.add(scored);
    return new LotFile(ranked, ranking, record, notice, constants, items, lot, more);
  }
}
