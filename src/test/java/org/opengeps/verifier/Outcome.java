package org.opengeps.verifier;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.opengeps.award.rules.CandidatesAreRankedByAmount;
import org.opengeps.award.rules.MinimumBid;
import org.opengeps.kernel.Money;
import org.opengeps.kernel.Percent;
import org.opengeps.protocol.draw.DrawResult;
import org.opengeps.protocol.draw.PriceDraw;
import org.opengeps.protocol.fixture.TenderScene;
import org.opengeps.protocol.message.Award;
import org.opengeps.protocol.message.OpeningRecord;
import org.opengeps.protocol.message.Partial;
import org.opengeps.protocol.message.Ranking;
import org.opengeps.protocol.message.Slot;
import org.opengeps.protocol.opening.Head;
import org.opengeps.protocol.opening.OpeningPoints;
import org.opengeps.protocol.opening.Partials;
import org.opengeps.protocol.opening.Unsealing;
import org.opengeps.protocol.threshold.Point;

/** Record, ranking and award of a tender, derived as the engine derives them. */
final class Outcome {
  private Outcome() {}

  static OpeningRecord record(TenderScene tender, List<Partial> partials, Instant at) {
    OpeningPoints points = tender.points();
    List<Point> values = Partials.combine(tender.key, partials);
    List<OpeningRecord.Bid> bids = new ArrayList<>();
    int next = 1;
    for (Head head : points.heads()) {
      var reception = head.reception();
      if (!head.isListed()) {
        bids.add(
            new OpeningRecord.Bid(
                reception.submission(),
                reception.statementHash(),
                null,
                null,
                null,
                null,
                reception.receivedAt(),
                OpeningRecord.State.VOID,
                head.leftOut().orElseThrow()));
        continue;
      }
      var part = Unsealing.publicPart(head, values.get(next++), tender.notice.draw()).orThrow();
      bids.add(
          new OpeningRecord.Bid(
              reception.submission(),
              reception.statementHash(),
              part.supplier(),
              part.supplierName(),
              part.amount(),
              part.picks(),
              reception.receivedAt(),
              OpeningRecord.State.OPENED,
              null));
    }
    List<PriceDraw.Picks> picks =
        bids.stream()
            .filter(bid -> bid.picks() != null)
            .map(bid -> new PriceDraw.Picks(bid.picks()))
            .toList();
    DrawResult draw =
        PriceDraw.draw(
            tender.notice.draw(),
            tender.notice.amounts().baseAmount(),
            values.get(0),
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
        new OpeningRecord.Counts(4, 3, 1, 0, 0, 0));
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
    Ranking.Bid first = ranking.bids().get(0);
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
