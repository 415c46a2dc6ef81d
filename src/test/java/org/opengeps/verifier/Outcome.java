package org.opengeps.verifier;

import java.time.Instant;
import java.util.List;
import org.opengeps.award.rules.CandidatesAreRankedByAmount;
import org.opengeps.award.rules.MinimumBid;
import org.opengeps.kernel.Money;
import org.opengeps.kernel.Percent;
import org.opengeps.kernel.Verdict;
import org.opengeps.protocol.draw.DrawResult;
import org.opengeps.protocol.draw.PriceDraw;
import org.opengeps.protocol.fixture.TenderScene;
import org.opengeps.protocol.message.Award;
import org.opengeps.protocol.message.OpeningRecord;
import org.opengeps.protocol.message.Partial;
import org.opengeps.protocol.message.PublicPart;
import org.opengeps.protocol.message.Ranking;
import org.opengeps.protocol.message.Slot;
import org.opengeps.protocol.opening.CommitteeValues;
import org.opengeps.protocol.opening.Head;
import org.opengeps.protocol.opening.OpeningPoints;
import org.opengeps.protocol.opening.Unsealing;

/** Record, ranking and award of a tender, derived as the engine derives them. */
final class Outcome {
  private Outcome() {}

  static OpeningRecord record(TenderScene tender, List<Partial> partials, Instant at) {
    OpeningPoints points = tender.points();
    CommitteeValues values = CommitteeValues.combine(tender.key, partials);
    List<OpeningRecord.Bid> bids =
        points.heads().stream().map(head -> bid(tender, points, head, values)).toList();
    List<PriceDraw.Picks> picks =
        bids.stream()
            .filter(bid -> bid.picks() != null)
            .map(bid -> new PriceDraw.Picks(bid.picks()))
            .toList();
    DrawResult draw =
        PriceDraw.draw(
            tender.notice.draw(),
            tender.notice.amounts().baseAmount(),
            values.ofDraw(),
            tender.gate,
            tender.close.hash(),
            picks);
    return new OpeningRecord(
        TenderScene.REF,
        tender.notice.hash(),
        Slot.ONLY_PRICE,
        tender.close.hash(),
        at,
        List.of(1, 3),
        draw,
        bids,
        counts(bids));
  }

  private static OpeningRecord.Counts counts(List<OpeningRecord.Bid> bids) {
    int opened =
        (int) bids.stream().filter(bid -> bid.state() == OpeningRecord.State.OPENED).count();
    return new OpeningRecord.Counts(bids.size(), opened, bids.size() - opened, 0, 0, 0);
  }

  private static OpeningRecord.Bid bid(
      TenderScene tender, OpeningPoints points, Head head, CommitteeValues values) {
    if (!head.isListed()) {
      return voided(head, head.leftOut().orElseThrow());
    }
    Verdict<PublicPart> verdict =
        Unsealing.publicPart(
            head, values.ofPublicPart(points, head).orElseThrow(), tender.notice.draw());
    if (verdict instanceof Verdict.Refused<PublicPart> refused) {
      return voided(head, refused.refusal().code());
    }
    PublicPart part = verdict.orThrow();
    return new OpeningRecord.Bid(
        head.reception().submission(),
        head.reception().statementHash(),
        part.supplier(),
        part.supplierName(),
        part.amount(),
        part.picks(),
        head.reception().receivedAt(),
        OpeningRecord.State.OPENED,
        null);
  }

  private static OpeningRecord.Bid voided(Head head, String code) {
    return new OpeningRecord.Bid(
        head.reception().submission(),
        head.reception().statementHash(),
        null,
        null,
        null,
        null,
        head.reception().receivedAt(),
        OpeningRecord.State.VOID,
        code);
  }

  static Ranking ranking(TenderScene tender, OpeningRecord record) {
    Money estimated = record.draw().estimatedPrice();
    Percent limit = tender.notice.amounts().limitRate();
    Money minimum = MinimumBid.of(estimated, Money.won(0), limit);
    return new Ranking(
        TenderScene.REF,
        Slot.ONLY_PRICE,
        record.toJson().hash(),
        estimated,
        minimum,
        limit,
        CandidatesAreRankedByAmount.rank(record.bids(), minimum, estimated));
  }

  static Award award(OpeningRecord record, Ranking ranking, Instant at) {
    Ranking.Bid first =
        ranking.bids().stream()
            .filter(bid -> bid.state() == Ranking.State.CANDIDATE)
            .findFirst()
            .orElseThrow();
    OpeningRecord.Bid winner =
        record.bids().stream()
            .filter(bid -> bid.submission().equals(first.submission()))
            .findFirst()
            .orElseThrow();
    return new Award(
        TenderScene.REF,
        "0",
        ranking.toJson().hash(),
        first.submission(),
        winner.supplier(),
        winner.amount(),
        List.of(new Award.Score("experience", "30", "30"), new Award.Score("price", "65.5", "70")),
        "95.5",
        at,
        Award.Result.AWARDED);
  }
}
