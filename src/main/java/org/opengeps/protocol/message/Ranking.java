package org.opengeps.protocol.message;

import java.util.List;
import java.util.UUID;
import org.opengeps.kernel.Money;
import org.opengeps.kernel.Percent;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.TenderRef;
import org.opengeps.protocol.json.JsonObject;

/**
 * The bids in order of price (docs/protocol.md section 9). Signed by the platform.
 *
 * @param recordHash hash of the opening record's JSON
 * @param minimumBid lowest amount that is not below the limit
 * @param limitRate in percent
 */
public record Ranking(
    TenderRef tender,
    Slot slot,
    Sha256 recordHash,
    Money estimatedPrice,
    Money minimumBid,
    Percent limitRate,
    List<Bid> bids) {
  public static final String TYPE = "opengeps/ranking/1";

  public Ranking {
    bids = List.copyOf(bids);
  }

  /** Where a bid stands before the qualification round. */
  public enum State {
    CANDIDATE,
    BELOW_LIMIT,
    ABOVE_ESTIMATE,
    VOID
  }

  /**
   * @param amount null for a void bid of unknown content
   * @param rate amount in percent of the estimated price, cut to three decimals; null with the
   *     amount
   * @param rank null unless a candidate; from 1, equal amounts share one
   */
  public record Bid(UUID submission, Money amount, Percent rate, State state, Integer rank) {
    JsonObject toJson() {
      var json =
          JsonObject.builder()
              .put("submission", submission)
              .put("amount", amount)
              .put("rate", rate == null ? null : rate.toString())
              .put("state", state);
      return (rank == null ? json.putNull("rank") : json.put("rank", rank)).build();
    }

    static Bid from(JsonObject json) {
      var bid =
          new Bid(
              json.uuid("submission"),
              json.valueOrNull("amount", Money::won),
              json.valueOrNull("rate", Percent::of),
              json.word("state", State.class),
              json.isNull("rank") ? null : json.count("rank"));
      if ((bid.state == State.CANDIDATE) != (bid.rank != null)) {
        throw json.wrong("rank", "stands if and only if the bid is a candidate");
      }
      json.expectSame(bid.toJson());
      return bid;
    }
  }

  public JsonObject toJson() {
    return slot.addTo(JsonObject.ofType(TYPE))
        .put("tender", tender.toString())
        .put("recordHash", recordHash)
        .put("estimatedPrice", estimatedPrice)
        .put("minimumBid", minimumBid)
        .put("limitRate", limitRate.toString())
        .put("bids", bids, Bid::toJson)
        .build();
  }

  public static Ranking from(JsonObject json) {
    var ranking =
        new Ranking(
            json.expectType(TYPE).value("tender", TenderRef::parse),
            Slot.in(json),
            json.hash("recordHash"),
            json.value("estimatedPrice", Money::won),
            json.value("minimumBid", Money::won),
            json.value("limitRate", Percent::of),
            json.objects("bids", Bid::from));
    json.expectSame(ranking.toJson());
    return ranking;
  }
}
