package org.opengeps.protocol.message;

import java.time.LocalDate;
import org.opengeps.kernel.Money;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.TenderRef;
import org.opengeps.protocol.json.Currencies;
import org.opengeps.protocol.json.JsonObject;

/**
 * The supplier says that it has delivered, or has finished what was to be made (납품, 준공;
 * docs/protocol.md section 9). Signed for the firm that contracted; an {@link Inspection} mends.
 *
 * @param contract hash of the contract's JSON
 * @param number among the deliveries under the contract, from 1
 * @param mends hash of the delivery that was not accepted whole and is mended by this one; null
 *     where it mends none
 * @param deliveredOn day in the zone of the rule set
 * @param what in words, Korean
 * @param amount the part of the contract sum that it stands for
 */
public record Delivery(
    TenderRef tender,
    String lot,
    Sha256 contract,
    int number,
    Kind kind,
    Sha256 mends,
    LocalDate deliveredOn,
    String what,
    Money amount) {
  public static final String TYPE = "opengeps/delivery/1";

  /** How much of what is open is delivered. */
  public enum Kind {
    /** Something is left to deliver. */
    PART,
    /** Everything that was not delivered before. */
    WHOLE
  }

  /** What the inspection names. */
  public Sha256 hash() {
    return toJson().hash();
  }

  public JsonObject toJson() {
    return JsonObject.ofType(TYPE)
        .put("tender", tender.toString())
        .put("lot", lot)
        .put("contract", contract)
        .put("number", number)
        .put("kind", kind)
        .put("mends", mends == null ? null : mends.hex())
        .put("deliveredOn", deliveredOn.toString())
        .put("what", what)
        .put("currency", amount.currency())
        .put("deliveredAmount", amount)
        .build();
  }

  /**
   * @throws org.opengeps.protocol.json.JsonFormatException naming the first member that is wrong
   */
  public static Delivery from(JsonObject json) {
    var delivery =
        new Delivery(
            json.expectType(TYPE).value("tender", TenderRef::parse),
            Slot.lotIn(json),
            json.hash("contract"),
            json.count("number"),
            json.word("kind", Kind.class),
            json.hashOrNull("mends"),
            json.value("deliveredOn", LocalDate::parse),
            json.string("what"),
            json.value("deliveredAmount", Currencies.in(json, "currency")::read));
    json.expectSame(delivery.toJson());
    return delivery;
  }
}
