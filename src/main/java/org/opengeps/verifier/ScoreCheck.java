package org.opengeps.verifier;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.opengeps.award.rules.CandidateQualifies;
import org.opengeps.award.rules.LowestQualifiedCandidateWins;
import org.opengeps.award.rules.LowestQualifiedCandidateWins.Entered;
import org.opengeps.award.rules.LowestQualifiedCandidateWins.Standing;
import org.opengeps.award.rules.PriceScore;
import org.opengeps.award.rules.ScoreSheetIsComplete;
import org.opengeps.kernel.Money;
import org.opengeps.law.PriceScoreRow;
import org.opengeps.law.ScreeningItem;
import org.opengeps.protocol.message.Award;
import org.opengeps.protocol.message.Award.Score;
import org.opengeps.protocol.message.Notice;
import org.opengeps.protocol.message.OpeningRecord;
import org.opengeps.protocol.message.Ranking;
import org.opengeps.protocol.pki.CertifiedSigner;

/**
 * The examination of the candidates, done again: every score sheet that the log holds with the
 * price score computed from the pinned rule set, and who wins by them.
 */
final class ScoreCheck {
  private static final String AWARD = "award.p7s";
  private final Findings findings;
  private final List<ScoreSheet> sheets;
  private final LowestQualifiedCandidateWins.Lot lot;

  /** A sheet with the price item in front. */
  private record Examined(List<Score> items, BigDecimal total) {}

  ScoreCheck(List<ScoreSheet> sheets, LowestQualifiedCandidateWins.Lot lot, Findings findings) {
    this.sheets = sheets;
    this.lot = lot;
    this.findings = findings;
  }

  void check(
      Notice notice,
      PriceScoreRow constants,
      List<ScreeningItem> items,
      OpeningRecord record,
      Ranking ranking,
      Award award) {
    Map<UUID, Examined> examined = new HashMap<>();
    for (ScoreSheet sheet : sheets) {
      findings.accept(
          "signer",
          sheet.where() + " fact signer",
          "somebody certified for agency " + notice.agency().code(),
          CertifiedSigner.foreign(notice.agency().code(), sheet.signer(), sheet.where()));
      Optional<Money> amount = amount(record, sheet.submission());
      if (belongs(sheet, ranking, items) && amount.isPresent()) {
        BigDecimal price =
            PriceScore.of(
                amount.get(), ranking.estimatedPrice(), notice.amounts().deductibleA(), constants);
        findings.require(
            examined.put(sheet.submission(), examined(sheet, price, constants)) == null,
            "award",
            sheet.where(),
            "one score sheet a candidate",
            "a second one of " + sheet.submission());
      }
    }
    award(examined, constants, ranking, award);
  }

  private boolean belongs(ScoreSheet sheet, Ranking ranking, List<ScreeningItem> items) {
    boolean candidate =
        ranking.bids().stream()
            .anyMatch(
                bid ->
                    bid.submission().equals(sheet.submission())
                        && bid.state() == Ranking.State.CANDIDATE);
    return findings.expect("award", sheet.where() + " tender", ranking.tender(), sheet.tender())
        & findings.expect("award", sheet.where() + " lot", ranking.slot().lot(), sheet.lot())
        & findings.expect(
            "award", sheet.where() + " rankingHash", ranking.toJson().hash(), sheet.rankingHash())
        & findings.require(
            candidate, "award", sheet.where(), "a candidate of the ranking", sheet.submission())
        & findings.accept(
            "award",
            sheet.where() + " scores",
            "a complete score sheet",
            ScoreSheetIsComplete.judge(sheet.scores(), items));
  }

  /** Empty if the record does not know the bid: then the ranking does not follow from it either. */
  private static Optional<Money> amount(OpeningRecord record, UUID submission) {
    return record.bids().stream()
        .filter(bid -> bid.submission().equals(submission))
        .findFirst()
        .map(OpeningRecord.Bid::amount);
  }

  private static Examined examined(ScoreSheet sheet, BigDecimal price, PriceScoreRow constants) {
    List<Score> items = new ArrayList<>();
    items.add(new Score(ScoreSheetIsComplete.PRICE, plain(price), plain(constants.points())));
    items.addAll(sheet.scores());
    BigDecimal total =
        items.stream()
            .map(item -> new BigDecimal(item.score()))
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    return new Examined(items, total);
  }

  private void award(
      Map<UUID, Examined> examined, PriceScoreRow constants, Ranking ranking, Award award) {
    Map<UUID, Entered> entered = new HashMap<>();
    examined.forEach(
        (submission, one) ->
            entered.put(
                submission,
                new Entered(
                    one.total(), CandidateQualifies.judge(one.total(), constants.passMark()))));
    Standing standing = LowestQualifiedCandidateWins.judge(ranking.bids(), entered, lot);
    Optional<UUID> winner = standing.winner();
    if (!findings.require(
        winner.isPresent(),
        "award",
        AWARD,
        "score sheets of every candidate up to the first that qualifies",
        standing.toScore().isEmpty() ? "nobody who qualifies" : "none of " + standing.toScore())) {
      return;
    }
    if (findings.expect("award", AWARD + " submission", winner.get(), award.submission())) {
      Examined won = examined.get(winner.get());
      findings.expect("award", AWARD + " scores", won.items(), award.scores());
      findings.expect("award", AWARD + " total", plain(won.total()), award.total());
      findings.confirm(
          examined.size()
              + " candidates were examined in their order; the first with "
              + plain(constants.passMark())
              + " points or more has the award.");
    }
  }

  private static String plain(BigDecimal number) {
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }
}
