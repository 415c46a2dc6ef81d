package org.opengeps.protocol.message;

import java.util.List;
import java.util.UUID;
import org.opengeps.kernel.CurrencyUnit;
import org.opengeps.kernel.Money;
import org.opengeps.kernel.Percent;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.TenderRef;
import org.opengeps.protocol.json.Currencies;
import org.opengeps.protocol.json.JsonObject;

/**
 * The bids in their order before anybody was examined (docs/protocol.md section 9), in one form for
 * every award method. Signed by the platform.
 *
 * @param recordHash hash of the opening record's JSON
 * @param currency of all amounts in it
 * @param bids all of the record
 * @param steps how the figures came about that decide who is a candidate
 */
public record Ranking(
    TenderRef tender,
    Slot slot,
    Sha256 recordHash,
    CurrencyUnit currency,
    List<Bid> bids,
    List<Step> steps) {
  public static final String TYPE = "opengeps/ranking/1";

  public Ranking {
    bids = List.copyOf(bids);
    steps = List.copyOf(steps);
  }

  /** What follows from a record. */
  public static Ranking of(OpeningRecord record, List<Bid> bids, List<Step> steps) {
    return new Ranking(
        record.tender(), record.slot(), record.toJson().hash(), record.currency(), bids, steps);
  }

  /** The candidates, in their order. */
  public List<Bid> candidates() {
    return bids.stream().filter(Bid::isCandidate).toList();
  }

  /** Whether it is one of them. */
  public boolean isCandidate(UUID submission) {
    return candidates().stream().anyMatch(bid -> bid.submission().equals(submission));
  }

  /**
   * @param amount null for a void bid of unknown content
   * @param rate amount in percent of the estimated price, cut to three decimals; null with the
   *     amount, and where there is no estimated price
   * @param rank from 1, equal ones share one; null unless a candidate
   * @param exclusion why it is none: {@value #VOID} or a word of the award method; null for a
   *     candidate
   */
  public record Bid(UUID submission, Money amount, Percent rate, Integer rank, String exclusion) {
    /** The opening found it void; the record says why. */
    public static final String VOID = "void";

    public boolean isCandidate() {
      return exclusion == null;
    }

    JsonObject toJson() {
      var json =
          JsonObject.builder()
              .put("submission", submission)
              .put("amount", amount)
              .put("rate", rate == null ? null : rate.toString())
              .put("exclusion", exclusion);
      return (rank == null ? json.putNull("rank") : json.put("rank", rank)).build();
    }

    static Bid from(JsonObject json, CurrencyUnit currency) {
      var bid =
          new Bid(
              json.uuid("submission"),
              json.valueOrNull("amount", currency::read),
              json.valueOrNull("rate", Percent::of),
              json.isNull("rank") ? null : json.count("rank"),
              json.stringOrNull("exclusion"));
      if (bid.isCandidate() != (bid.rank != null)) {
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
        .put("currency", currency)
        .put("bids", bids, Bid::toJson)
        .put("steps", steps, Step::toJson)
        .build();
  }

  public static Ranking from(JsonObject json) {
    CurrencyUnit currency = Currencies.in(json.expectType(TYPE), "currency");
    var ranking =
        new Ranking(
            json.value("tender", TenderRef::parse),
            Slot.in(json),
            json.hash("recordHash"),
            currency,
            json.objects("bids", bid -> Bid.from(bid, currency)),
            json.objects("steps", Step::from));
    json.expectSame(ranking.toJson());
    return ranking;
  }
}
