package org.opengeps.verifier;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.opengeps.award.rules.CandidatesAreRankedByAmount;
import org.opengeps.award.rules.MinimumBid;
import org.opengeps.award.rules.PriceScore;
import org.opengeps.kernel.Money;
import org.opengeps.kernel.Percent;
import org.opengeps.kernel.Verdict;
import org.opengeps.law.PriceScoreRow;
import org.opengeps.protocol.draw.DrawResult;
import org.opengeps.protocol.draw.PriceDraw;
import org.opengeps.protocol.fixture.TenderScene;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.message.Award;
import org.opengeps.protocol.message.Notice;
import org.opengeps.protocol.message.OpeningRecord;
import org.opengeps.protocol.message.Partial;
import org.opengeps.protocol.message.PublicPart;
import org.opengeps.protocol.message.Ranking;
import org.opengeps.protocol.message.Slot;
import org.opengeps.protocol.opening.CommitteeValues;
import org.opengeps.protocol.opening.Head;
import org.opengeps.protocol.opening.OpeningPoints;
import org.opengeps.protocol.opening.Unsealing;
import org.opengeps.protocol.pki.Certificates;

/** Record, ranking and award of a tender, derived as the engine derives them. */
final class Outcome {
  private static final Award.Score FAILING = new Award.Score("performance", "3", "15");
  private static final Award.Score FIRST = new Award.Score("performance", "15", "15");
  private static final Award.Score SECOND = new Award.Score("management", "15", "15");

  /** Works of 1 to 5 billion won noticed in June 2025: B 70, k 4, base 88, T 95, minimum 2. */
  private static final PriceScoreRow CONSTANTS =
      new PriceScoreRow(
          BigDecimal.valueOf(70),
          BigDecimal.valueOf(4),
          BigDecimal.valueOf(88),
          BigDecimal.valueOf(95),
          BigDecimal.valueOf(2));

  private Outcome() {}

  static OpeningRecord record(
      TenderScene tender, List<Partial> partials, Map<UUID, String> voids, Instant at) {
    OpeningPoints points = tender.points();
    CommitteeValues values = CommitteeValues.combine(tender.key, partials);
    List<OpeningRecord.Bid> bids =
        points.heads().stream().map(head -> bid(tender, points, head, values, voids)).toList();
    List<PriceDraw.Picks> picks =
        bids.stream()
            .filter(bid -> bid.state() == OpeningRecord.State.OPENED)
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
      TenderScene tender,
      OpeningPoints points,
      Head head,
      CommitteeValues values,
      Map<UUID, String> voids) {
    if (!head.isListed()) {
      return voided(head, head.leftOut().orElseThrow());
    }
    Verdict<PublicPart> verdict =
        Unsealing.publicPart(
            tender.stripped(head),
            values.ofPublicPart(points, head).orElseThrow(),
            tender.notice.draw());
    if (verdict instanceof Verdict.Refused<PublicPart> refused) {
      return voided(head, refused.refusal().code());
    }
    PublicPart part = verdict.orThrow();
    String reason = voids.get(head.reception().submission());
    return new OpeningRecord.Bid(
        head.reception().submission(),
        head.reception().statementHash(),
        part.supplier(),
        Certificates.certifiedName(tender.stripped(head).signed().signer()),
        part.amount(),
        part.picks(),
        head.reception().receivedAt(),
        reason == null ? OpeningRecord.State.OPENED : OpeningRecord.State.VOID,
        reason);
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

  /** The officer's sheets: the lowest candidate fails, the next one qualifies. */
  static List<JsonObject> sheets(Ranking ranking) {
    List<Ranking.Bid> candidates =
        ranking.bids().stream().filter(bid -> bid.state() == Ranking.State.CANDIDATE).toList();
    return List.of(
        sheet(ranking, candidates.get(0), List.of(FAILING, SECOND)),
        sheet(ranking, candidates.get(1), List.of(FIRST, SECOND)));
  }

  private static JsonObject sheet(
      Ranking ranking, Ranking.Bid candidate, List<Award.Score> scores) {
    return JsonObject.ofType("opengeps/score/1")
        .put("tender", ranking.tender().toString())
        .put("lot", "0")
        .put("rankingHash", ranking.toJson().hash())
        .put("submission", candidate.submission())
        .put("scores", scores, Award.Score::toJson)
        .build();
  }

  static Award award(Notice notice, OpeningRecord record, Ranking ranking, Instant at) {
    Ranking.Bid second =
        ranking.bids().stream()
            .filter(bid -> bid.state() == Ranking.State.CANDIDATE)
            .skip(1)
            .findFirst()
            .orElseThrow();
    OpeningRecord.Bid winner =
        record.bids().stream()
            .filter(bid -> bid.submission().equals(second.submission()))
            .findFirst()
            .orElseThrow();
    BigDecimal price =
        PriceScore.of(
            winner.amount(), ranking.estimatedPrice(), notice.amounts().deductibleA(), CONSTANTS);
    return new Award(
        TenderScene.REF,
        "0",
        ranking.toJson().hash(),
        second.submission(),
        winner.supplier(),
        winner.amount(),
        List.of(new Award.Score("price", price.toPlainString(), "70"), FIRST, SECOND),
        price.add(BigDecimal.valueOf(30)).stripTrailingZeros().toPlainString(),
        at,
        Award.Result.AWARDED);
  }
}
