package org.opengeps.protocol.opening;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.opengeps.kernel.CurrencyUnit;
import org.opengeps.protocol.draw.DrawResult;
import org.opengeps.protocol.draw.PriceDraw;
import org.opengeps.protocol.message.Notice;
import org.opengeps.protocol.message.NoticeTerms;
import org.opengeps.protocol.message.OpeningRecord;
import org.opengeps.protocol.message.OpeningRecord.Bid;
import org.opengeps.protocol.message.OpeningRecord.Counts;
import org.opengeps.protocol.message.OpeningRecord.State;
import org.opengeps.protocol.message.PublicPart;
import org.opengeps.protocol.message.ReceiptCore;
import org.opengeps.protocol.pki.Certificates;
import org.opengeps.protocol.threshold.Point;

/**
 * The record that follows from what was opened (docs/protocol.md section 9): the engine signs it,
 * the verifier derives it again and compares.
 *
 * @param notice in force at closing
 * @param setting its gate gives its part of the seed where a price is drawn
 * @param sealed how many receptions were closed
 * @param points say how many of them are counted and not opened
 */
public record RecordOf(
    Notice notice, OpeningPoints.Setting setting, int sealed, OpeningPoints points) {
  /**
   * A bid whose public part opened; void if there is a problem, whose code is given.
   *
   * @param currency of the notice
   */
  public static Bid opened(
      StrippedBid bid, PublicPart part, CurrencyUnit currency, Optional<String> problem) {
    ReceiptCore reception = bid.reception();
    return new Bid(
        reception.submission(),
        reception.statementHash(),
        part.supplier(),
        Certificates.certifiedName(bid.signed().signer()),
        part.offer(),
        part.offer().amount(currency).orElse(null),
        reception.receivedAt(),
        problem.isEmpty() ? State.OPENED : State.VOID,
        problem.orElse(null));
  }

  /** A void bid whose content is unknown. */
  public static Bid unknown(ReceiptCore reception, String code) {
    return new Bid(
        reception.submission(),
        reception.statementHash(),
        null,
        null,
        null,
        null,
        reception.receivedAt(),
        State.VOID,
        code);
  }

  /**
   * @param bids in close order
   * @param v the committee's value of the draw's point; empty but in the last envelope
   * @param members whose messages the values were made from
   */
  public OpeningRecord derive(
      List<Bid> bids, Optional<Point> v, List<Integer> members, Instant openedAt) {
    List<Bid> opened = bids.stream().filter(bid -> bid.state() == State.OPENED).toList();
    var counts =
        new Counts(
            sealed,
            opened.size(),
            bids.size() - opened.size(),
            points.superseded(),
            0,
            points.removed(),
            points.kept());
    return new OpeningRecord(
        setting.tender(),
        notice.hash(),
        setting.slot(),
        setting.closeHash(),
        openedAt,
        members,
        notice.currency(),
        v,
        v.flatMap(value -> draw(opened, value)),
        bids,
        counts);
  }

  private Optional<DrawResult> draw(List<Bid> opened, Point v) {
    NoticeTerms.Price price = notice.lot(setting.slot().lot()).price();
    return price
        .draw()
        .map(
            parameters ->
                PriceDraw.draw(
                    parameters,
                    price.baseAmount().orElseThrow(),
                    v,
                    setting.gate().ofDraw(DrawPoint.of(setting.tender(), setting.closeHash())),
                    setting.closeHash(),
                    opened.stream().map(bid -> new PriceDraw.Picks(bid.offer().picks())).toList()));
  }
}
