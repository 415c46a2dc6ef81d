package org.opengeps.protocol.message;

import java.time.LocalDate;
import java.util.Optional;
import org.opengeps.kernel.CurrencyUnit;
import org.opengeps.kernel.Money;
import org.opengeps.kernel.Percent;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.TenderRef;
import org.opengeps.protocol.bank.BankAccount;
import org.opengeps.protocol.json.Currencies;
import org.opengeps.protocol.json.JsonObject;

/**
 * An officer orders that a {@link Claim} is paid (지급 결의; docs/protocol.md section 9). Money moves
 * only when a second one has signed a {@link PaymentApproval} of its hash.
 *
 * @param claim hash of the claim's JSON
 * @param number among the orders for the claim, from 1: another one is another transfer, whatever
 *     else it says
 * @param payable as the claim says it
 * @param interest for paying late; empty if it is paid in time
 * @param debtor account of the agency
 * @param creditor account of the claim
 * @param payOn day on which the bank pays, in the zone of the rule set
 */
public record PaymentOrder(
    TenderRef tender,
    String lot,
    Sha256 claim,
    int number,
    Money payable,
    Optional<Interest> interest,
    BankAccount debtor,
    BankAccount creditor,
    LocalDate payOn) {
  public static final String TYPE = "opengeps/payment-order/1";

  /**
   * Interest for days after the last one in time.
   *
   * @param rate percent for a year
   * @param source who published the rate, and when
   */
  public record Interest(int days, Percent rate, String source, Money amount) {
    public JsonObject toJson() {
      return JsonObject.builder()
          .put("days", days)
          .put("rate", rate.toString())
          .put("source", source)
          .put("amount", amount)
          .build();
    }

    static Interest from(JsonObject json, CurrencyUnit currency) {
      var interest =
          new Interest(
              json.count("days"),
              json.value("rate", PaymentOrder::rate),
              json.string("source"),
              json.value("amount", currency::read));
      json.expectSame(interest.toJson());
      return interest;
    }
  }

  /** Two digits before the point, four after it. */
  private static Percent rate(String text) {
    if (!text.matches("(0|[1-9][0-9]?)(\\.[0-9]{0,3}[1-9])?") || text.equals("0")) {
      throw new IllegalArgumentException("a rate in percent, such as 7.25");
    }
    return Percent.of(text);
  }

  public Sha256 hash() {
    return toJson().hash();
  }

  /** What leaves the account. */
  public Money total() {
    return interest.map(one -> payable.plus(one.amount())).orElse(payable);
  }

  public JsonObject toJson() {
    return JsonObject.ofType(TYPE)
        .put("tender", tender.toString())
        .put("lot", lot)
        .put("claim", claim)
        .put("number", number)
        .put("currency", payable.currency())
        .put("payable", payable)
        .put("interest", interest.map(Interest::toJson).orElse(null))
        .put("total", total())
        .put("debtor", debtor.toJson())
        .put("creditor", creditor.toJson())
        .put("payOn", payOn.toString())
        .build();
  }

  /**
   * @throws org.opengeps.protocol.json.JsonFormatException naming the first member that is wrong
   */
  public static PaymentOrder from(JsonObject json) {
    CurrencyUnit currency = Currencies.in(json.expectType(TYPE), "currency");
    var order =
        new PaymentOrder(
            json.value("tender", TenderRef::parse),
            Slot.lotIn(json),
            json.hash("claim"),
            json.count("number"),
            json.value("payable", currency::read),
            Optional.ofNullable(json.objectOrNull("interest"))
                .map(interest -> Interest.from(interest, currency)),
            BankAccount.from(json.object("debtor")),
            BankAccount.from(json.object("creditor")),
            json.value("payOn", LocalDate::parse));
    json.expectSame(order.toJson());
    return order;
  }
}
