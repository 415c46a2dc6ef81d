package org.opengeps.protocol.message;

import java.time.Instant;
import org.opengeps.kernel.Money;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.TenderRef;
import org.opengeps.protocol.json.Currencies;
import org.opengeps.protocol.json.JsonBuilder;
import org.opengeps.protocol.json.JsonObject;

/**
 * The contract that an agency offers to whoever got the award (docs/protocol.md section 9). Signed
 * by a contracting officer. It is a contract only when the supplier has consented to its hash and
 * the agency has confirmed that: {@link ContractStep}.
 *
 * @param award hash of the award's JSON
 * @param title what is bought: that of the lot
 * @param amount exactly as awarded; bids include VAT, and so does the contract
 * @param offeredAt a moment before it is signed
 * @param replaces hash of the contract that was sent before it and whose place it takes; null for
 *     the first
 * @param consentBy first instant at which it is too late to consent
 */
public record Contract(
    TenderRef tender,
    String lot,
    Sha256 award,
    NoticeTerms.Agency agency,
    Supplier supplier,
    LocalText title,
    NoticeTerms.Business business,
    Money amount,
    ContractTerms terms,
    Sha256 replaces,
    Instant offeredAt,
    Instant consentBy) {
  public static final String TYPE = "opengeps/contract/1";

  /**
   * Who got the award.
   *
   * @param number its business number
   * @param name as it is registered
   */
  public record Supplier(String number, LocalText name) {
    JsonObject toJson() {
      return JsonObject.builder().put("number", number).put("name", name.toJson()).build();
    }

    static Supplier from(JsonObject json) {
      var supplier = new Supplier(json.string("number"), LocalText.from(json.object("name")));
      json.expectSame(supplier.toJson());
      return supplier;
    }
  }

  /** What the other messages about it name. */
  public Sha256 hash() {
    return toJson().hash();
  }

  /** Everything but the terms: what is not the officer's to choose. */
  public JsonObject withoutTerms() {
    return toJson().toBuilder().remove("terms").build();
  }

  public JsonObject toJson() {
    JsonBuilder json =
        JsonObject.ofType(TYPE)
            .put("tender", tender.toString())
            .put("lot", lot)
            .put("awardHash", award)
            .put("agency", agency.toJson())
            .put("supplier", supplier.toJson())
            .put("title", title.toJson())
            .put("business", business.toJson())
            .put("currency", amount.currency())
            .put("contractAmount", amount);
    return json.put("terms", terms.toJson())
        .put("replaces", replaces)
        .put("offeredAt", offeredAt)
        .put("consentBy", consentBy)
        .build();
  }

  /**
   * @throws org.opengeps.protocol.json.JsonFormatException naming the first member that is wrong
   */
  public static Contract from(JsonObject json) {
    Money amount =
        json.expectType(TYPE).value("contractAmount", Currencies.in(json, "currency")::read);
    var contract =
        new Contract(
            json.value("tender", TenderRef::parse),
            Slot.lotIn(json),
            json.hash("awardHash"),
            NoticeTerms.Agency.from(json.object("agency")),
            Supplier.from(json.object("supplier")),
            LocalText.from(json.object("title")),
            NoticeTerms.Business.from(json.object("business")),
            amount,
            ContractTerms.from(json.object("terms"), amount.currency()),
            json.hashOrNull("replaces"),
            json.time("offeredAt"),
            json.time("consentBy"));
    if (!contract.offeredAt.isBefore(contract.consentBy)) {
      throw json.wrong("consentBy", "not after offeredAt");
    }
    json.expectSame(contract.toJson());
    return contract;
  }
}
