package org.opengeps.verifier;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.opengeps.kernel.Verdict;
import org.opengeps.kernel.Won;
import org.opengeps.law.RuleSet;
import org.opengeps.method.Act;
import org.opengeps.method.AwardMethods;
import org.opengeps.method.Opened;
import org.opengeps.method.Procedure;
import org.opengeps.method.RoundTime;
import org.opengeps.protocol.draw.DrawResult;
import org.opengeps.protocol.draw.GatePart;
import org.opengeps.protocol.draw.PriceDraw;
import org.opengeps.protocol.fixture.TenderScene;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.message.ActsRoot;
import org.opengeps.protocol.message.Award;
import org.opengeps.protocol.message.CandidateScore;
import org.opengeps.protocol.message.Lot;
import org.opengeps.protocol.message.OpeningRecord;
import org.opengeps.protocol.message.Partial;
import org.opengeps.protocol.message.PublicPart;
import org.opengeps.protocol.message.Ranking;
import org.opengeps.protocol.message.RoundMessage;
import org.opengeps.protocol.message.Unsuccessful;
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
            .map(bid -> new PriceDraw.Picks(bid.offer().picks()))
            .toList();
    DrawResult draw =
        PriceDraw.draw(
            lot(tender).price().draw().orElseThrow(),
            lot(tender).price().baseAmount().orElseThrow(),
            values.ofDraw(points).orElseThrow(),
            new GatePart.Released(tender.gate),
            tender.close.hash(),
            picks);
    return new OpeningRecord(
        tender.ref,
        tender.notice.hash(),
        tender.slot,
        tender.close.hash(),
        at,
        List.of(1, 3),
        Won.KRW,
        values.ofDraw(points),
        Optional.of(draw),
        bids,
        counts(bids, points.removed()));
  }

  private static OpeningRecord.Counts counts(List<OpeningRecord.Bid> bids, int removed) {
    int opened =
        (int) bids.stream().filter(bid -> bid.state() == OpeningRecord.State.OPENED).count();
    return new OpeningRecord.Counts(
        bids.size() + removed, opened, bids.size() - opened, 0, 0, removed, 0);
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
            lot(tender).offer());
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
        part.offer(),
        part.offer().amount(Won.KRW).orElseThrow(),
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

  private static Lot lot(TenderScene tender) {
    return tender.notice.lot(tender.slot.lot());
  }

  private static Procedure procedure(TenderScene tender) {
    return AwardMethods.ALL
        .under(tender.notice, tender.slot.lot(), RuleSet.of(tender.rules))
        .orThrow();
  }

  static Ranking ranking(TenderScene tender, OpeningRecord record) {
    return procedure(tender).ranking(record);
  }

  /** The officer's sheets: the lowest candidate fails, the next one qualifies. */
  static List<JsonObject> sheets(Ranking ranking) {
    List<Ranking.Bid> candidates = ranking.candidates();
    return List.of(
        sheet(ranking, candidates.get(0), List.of(FAILING, SECOND)),
        sheet(ranking, candidates.get(1), List.of(FIRST, SECOND)));
  }

  private static JsonObject sheet(
      Ranking ranking, Ranking.Bid candidate, List<Award.Score> scores) {
    return JsonObject.ofType("opengeps/score/1")
        .put("tender", ranking.tender().toString())
        .put("lot", ranking.slot().lot())
        .put("rankingHash", ranking.toJson().hash())
        .put("submission", candidate.submission())
        .put("scores", scores, Award.Score::toJson)
        .build();
  }

  /** Sheets by which every candidate fails. */
  static List<JsonObject> failingSheets(Ranking ranking) {
    return ranking.candidates().stream()
        .map(bid -> sheet(ranking, bid, List.of(FAILING, SECOND)))
        .toList();
  }

  /** That nobody qualified by these sheets. */
  static Unsuccessful unsuccessful(
      TenderScene tender, OpeningRecord record, Ranking ranking, ActsRoot signed, Instant at) {
    List<Act> acts =
        failingSheets(ranking).stream()
            .<Act>map(sheet -> Act.of(CandidateScore.from(sheet)))
            .toList();
    return procedure(tender)
        .standing(new Opened(record, new GatePart.Released(tender.gate)), acts, RoundTime.at(at))
        .unsuccessful(ranking, signed, at)
        .orElseThrow();
  }

  /** What follows from what was signed in the round. */
  static Award award(
      TenderScene tender,
      OpeningRecord record,
      Ranking ranking,
      ActsRoot signed,
      List<JsonObject> messages,
      Instant at) {
    Opened opened = new Opened(record, new GatePart.Released(tender.gate));
    List<Act> acts = messages.stream().<Act>map(one -> Act.of(RoundMessage.from(one))).toList();
    return procedure(tender)
        .standing(opened, acts, RoundTime.at(at))
        .award(opened, ranking, signed, Award.Result.AWARDED, at)
        .orElseThrow();
  }
}
