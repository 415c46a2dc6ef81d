package org.opengeps.protocol.message;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.opengeps.kernel.CurrencyUnit;
import org.opengeps.kernel.Money;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.TenderRef;
import org.opengeps.protocol.draw.DrawResult;
import org.opengeps.protocol.json.Currencies;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.threshold.Point;

/**
 * What an opening found (docs/protocol.md section 9). Signed by the platform.
 *
 * @param members indexes of the members whose partials were used
 * @param currency of all amounts in it
 * @param v the committee's value V of the point D, from which draw and lots come; its point stands
 *     first in the public list of a lot's last envelope, also where no price is drawn, and of no
 *     other
 * @param bids every head of the replacement chain, in close order
 */
public record OpeningRecord(
    TenderRef tender,
    Sha256 noticeHash,
    Slot slot,
    Sha256 closeHash,
    Instant openedAt,
    List<Integer> members,
    CurrencyUnit currency,
    Optional<Point> v,
    Optional<DrawResult> draw,
    List<Bid> bids,
    Counts counts) {
  public static final String TYPE = "opengeps/opening-record/1";

  public OpeningRecord {
    members = List.copyOf(members);
    bids = List.copyOf(bids);
  }

  /** Whether a bid's content counts. */
  public enum State {
    OPENED,
    VOID
  }

  /**
   * One bid. Of a void bid whose content is unknown, supplier, name, offer and amount are null.
   *
   * @param amount the amount of the offer in the currency of the record; null where no price is
   *     offered
   * @param statementHash SHA-256 of the statement's SignedData
   * @param reason null for an opened bid, else a code
   */
  public record Bid(
      UUID submission,
      Sha256 statementHash,
      String supplier,
      String supplierName,
      Offer offer,
      Money amount,
      Instant receivedAt,
      State state,
      String reason) {
    /** The same bid, void for this reason. */
    public Bid voided(String code) {
      return new Bid(
          submission,
          statementHash,
          supplier,
          supplierName,
          offer,
          amount,
          receivedAt,
          State.VOID,
          code);
    }

    JsonObject toJson() {
      return JsonObject.builder()
          .put("submission", submission)
          .put("statementHash", statementHash)
          .put("supplier", supplier)
          .put("supplierName", supplierName)
          .put("offer", offer == null ? null : offer.values())
          .put("receivedAt", receivedAt)
          .put("state", state)
          .put("reason", reason)
          .build();
    }

    static Bid from(JsonObject json, CurrencyUnit currency) {
      Offer offer = json.isNull("offer") ? null : new Offer(json.object("offer"));
      var bid =
          new Bid(
              json.uuid("submission"),
              json.hash("statementHash"),
              json.stringOrNull("supplier"),
              json.stringOrNull("supplierName"),
              offer,
              offer == null ? null : offer.amount(currency).orElse(null),
              json.time("receivedAt"),
              json.word("state", State.class),
              json.stringOrNull("reason"));
      if ((bid.state == State.VOID) != (bid.reason != null)) {
        throw json.wrong("reason", "stands if and only if the bid is void");
      }
      if (bid.state == State.OPENED && (bid.supplier == null || bid.offer == null)) {
        throw json.wrong("offer", "an opened bid has a supplier and an offer");
      }
      json.expectSame(bid.toJson());
      return bid;
    }
  }

  /** Completeness: sealed = opened + void + superseded + withdrawn + cancelled + kept. */
  public record Counts(
      int sealed, int opened, int voided, int superseded, int withdrawn, int cancelled, int kept) {
    public boolean isComplete() {
      return sealed == opened + voided + superseded + withdrawn + cancelled + kept;
    }

    JsonObject toJson() {
      return JsonObject.builder()
          .put("sealed", sealed)
          .put("opened", opened)
          .put("void", voided)
          .put("superseded", superseded)
          .put("withdrawn", withdrawn)
          .put("cancelled", cancelled)
          .put("kept", kept)
          .build();
    }

    static Counts from(JsonObject json) {
      var counts =
          new Counts(
              json.count("sealed"),
              json.count("opened"),
              json.count("void"),
              json.count("superseded"),
              json.count("withdrawn"),
              json.count("cancelled"),
              json.count("kept"));
      json.expectSame(counts.toJson());
      return counts;
    }
  }

  public JsonObject toJson() {
    return slot.addTo(JsonObject.ofType(TYPE))
        .put("tender", tender.toString())
        .put("noticeHash", noticeHash)
        .put("closeHash", closeHash)
        .put("openedAt", openedAt)
        .put("members", members)
        .put("currency", currency)
        .put("v", v.map(Point::hex).orElse(null))
        .put("draw", draw.map(DrawResult::toJson).orElse(null))
        .put("bids", bids, Bid::toJson)
        .put("counts", counts.toJson())
        .build();
  }

  public static OpeningRecord from(JsonObject json) {
    CurrencyUnit currency = Currencies.in(json.expectType(TYPE), "currency");
    var opening =
        new OpeningRecord(
            json.value("tender", TenderRef::parse),
            json.hash("noticeHash"),
            Slot.in(json),
            json.hash("closeHash"),
            json.time("openedAt"),
            json.counts("members"),
            currency,
            Optional.ofNullable(json.valueOrNull("v", Point::fromHex)),
            Optional.ofNullable(json.objectOrNull("draw"))
                .map(draw -> DrawResult.from(draw, currency)),
            json.objects("bids", bid -> Bid.from(bid, currency)),
            Counts.from(json.object("counts")));
    json.expectSame(opening.toJson());
    return opening;
  }
}
