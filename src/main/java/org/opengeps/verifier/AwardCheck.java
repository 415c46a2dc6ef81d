package org.opengeps.verifier;

import java.util.Optional;
import org.opengeps.award.rules.AwardLot;
import org.opengeps.award.rules.CandidatesAreRankedByAmount;
import org.opengeps.award.rules.MinimumBid;
import org.opengeps.kernel.Money;
import org.opengeps.law.PriceScoreRow;
import org.opengeps.protocol.message.Award;
import org.opengeps.protocol.message.Notice;
import org.opengeps.protocol.message.OpeningRecord;
import org.opengeps.protocol.message.Ranking;
import org.opengeps.protocol.threshold.Scalar;

/** The ranking follows from the record, and the award from ranking and scores. */
final class AwardCheck {
  private final Bundle bundle;
  private final LeafCheck leaves;
  private final Findings findings;

  AwardCheck(Bundle bundle, LeafCheck leaves, Findings findings) {
    this.bundle = bundle;
    this.leaves = leaves;
    this.findings = findings;
  }

  void check(Notice notice) {
    bundle.ranking.ifPresent(ranking -> ranking(notice, ranking.content()));
    bundle.award.ifPresent(award -> award(notice, award.content()));
  }

  private void ranking(Notice notice, Ranking ranking) {
    if (!findings.require(
        bundle.record.isPresent(),
        "ranking",
        "ranking.p7s",
        "a record that it follows from",
        "none")) {
      return;
    }
    OpeningRecord record = bundle.record.get().content();
    Money estimated = record.draw().estimatedPrice();
    Money minimum =
        MinimumBid.of(estimated, notice.amounts().deductibleA(), notice.amounts().limitRate());
    Ranking expected =
        new Ranking(
            record.tender(),
            record.slot(),
            record.toJson().hash(),
            estimated,
            minimum,
            notice.amounts().limitRate(),
            CandidatesAreRankedByAmount.rank(record.bids(), minimum, estimated));
    int before = findings.count();
    findings.expectSameMembers("ranking", "ranking.p7s", expected.toJson(), ranking.toJson());
    if (findings.count() == before) {
      findings.confirm(
          "The ranking follows from the record; the minimum bid is " + minimum.digits() + ".");
    }
  }

  private void award(Notice notice, Award award) {
    if (!findings.require(
            bundle.ranking.isPresent() && bundle.gateKey.isPresent(),
            "award",
            "award.p7s",
            "a ranking that it follows from, and a gate key",
            "none")
        || bundle.record.isEmpty()) {
      return;
    }
    Ranking ranking = bundle.ranking.get().content();
    findings.expect("award", "award.p7s rankingHash", ranking.toJson().hash(), award.rankingHash());
    findings.expect("award", "award.p7s tender", ranking.tender(), award.tender());
    findings.expect("award", "award.p7s lot", ranking.slot().lot(), award.lot());
    Optional<OpeningRecord.Bid> winner =
        bundle.record.get().content().bids().stream()
            .filter(bid -> bid.submission().equals(award.submission()))
            .findFirst();
    boolean candidate =
        ranking.bids().stream()
            .anyMatch(
                bid ->
                    bid.submission().equals(award.submission())
                        && bid.state() == Ranking.State.CANDIDATE);
    if (findings.require(
        candidate && winner.isPresent(),
        "award",
        "award.p7s submission",
        "a candidate of the ranking",
        award.submission())) {
      findings.expect("award", "award.p7s supplier", winner.get().supplier(), award.supplier());
      findings.expect("award", "award.p7s amount", winner.get().amount(), award.amount());
    }
    scores(notice, bundle.record.get().content(), ranking, award);
  }

  private void scores(Notice notice, OpeningRecord record, Ranking ranking, Award award) {
    Optional<PinnedRules> pinned = PinnedRules.of(bundle.files, notice);
    Optional<PriceScoreRow> constants = pinned.flatMap(rules -> rules.priceScore(notice));
    if (findings.require(
        constants.isPresent(),
        "award",
        "rules/" + notice.ruleSet().hash() + ".json priceScores",
        "constants for the date and the amount of the notice",
        "none")) {
      Scalar gate = bundle.gateKey.get().privateKey();
      new ScoreCheck(leaves.sheets(), equals -> AwardLot.first(record, gate, equals), findings)
          .check(
              notice, constants.get(), pinned.get().screeningItems(notice), record, ranking, award);
    }
  }
}
