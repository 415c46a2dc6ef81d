package org.opengeps.protocol.message;

import java.time.LocalDate;
import java.util.List;
import org.opengeps.kernel.CurrencyUnit;
import org.opengeps.kernel.Money;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.TenderRef;
import org.opengeps.protocol.bank.BankAccount;
import org.opengeps.protocol.json.Currencies;
import org.opengeps.protocol.json.JsonObject;

/**
 * The supplier asks for what was accepted (대가 지급 청구; docs/protocol.md section 9). Signed for the
 * firm that contracted. The amounts are those of the inspections; nobody types them.
 *
 * @param contract hash of the contract's JSON
 * @param number among the claims under the contract, from 1
 * @param inspections hashes of the inspections that accepted what is claimed, in the order of the
 *     deliveries
 * @param accepted what they accepted
 * @param damages for delay that are held back
 * @param account to which the money goes
 * @param invoice SHA-256 of the invoice for it; null where none was made
 * @param claimedOn day in the zone of the rule set
 */
public record Claim(
    TenderRef tender,
    String lot,
    Sha256 contract,
    int number,
    List<Sha256> inspections,
    Money accepted,
    Money damages,
    BankAccount account,
    Sha256 invoice,
    LocalDate claimedOn) {
  public static final String TYPE = "opengeps/claim/1";

  public Claim {
    inspections = List.copyOf(inspections);
  }

  /** What return and order name. */
  public Sha256 hash() {
    return toJson().hash();
  }

  /** What is to be paid. */
  public Money payable() {
    return accepted.minus(damages);
  }

  public JsonObject toJson() {
    return JsonObject.ofType(TYPE)
        .put("tender", tender.toString())
        .put("lot", lot)
        .put("contract", contract)
        .put("number", number)
        .put("inspections", inspections, Sha256::hex)
        .put("currency", accepted.currency())
        .put("acceptedAmount", accepted)
        .put("damages", damages)
        .put("payable", payable())
        .put("account", account.toJson())
        .put("invoice", invoice == null ? null : invoice.hex())
        .put("claimedOn", claimedOn.toString())
        .build();
  }

  /**
   * @throws org.opengeps.protocol.json.JsonFormatException naming the first member that is wrong
   */
  public static Claim from(JsonObject json) {
    CurrencyUnit currency = Currencies.in(json.expectType(TYPE), "currency");
    var claim =
        new Claim(
            json.value("tender", TenderRef::parse),
            Slot.lotIn(json),
            json.hash("contract"),
            json.count("number"),
            json.values("inspections", Sha256::fromHex),
            json.value("acceptedAmount", currency::read),
            json.value("damages", currency::read),
            BankAccount.from(json.object("account")),
            json.hashOrNull("invoice"),
            json.value("claimedOn", LocalDate::parse));
    json.expectSame(claim.toJson());
    return claim;
  }
}
