package org.opengeps.protocol.message;

import java.time.LocalDate;
import java.util.Optional;
import org.opengeps.kernel.CurrencyUnit;
import org.opengeps.kernel.Money;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.TenderRef;
import org.opengeps.protocol.json.Currencies;
import org.opengeps.protocol.json.JsonObject;

/**
 * What an officer of the agency found when a {@link Delivery} was inspected (검사, 검수;
 * docs/protocol.md section 9). Signed by the inspector, who signed nothing of the contract.
 *
 * @param contract hash of the contract's JSON
 * @param delivery hash of the delivery's JSON
 * @param accepted of the amount that the delivery stands for
 * @param faults in words, Korean; null where everything is accepted
 * @param inspectedOn day in the zone of the rule set
 * @param witness name of who was there (입회자)
 * @param delay what is said of days and damages; empty where nothing is accepted
 */
public record Inspection(
    TenderRef tender,
    String lot,
    Sha256 contract,
    Sha256 delivery,
    Result result,
    Money accepted,
    String faults,
    LocalDate inspectedOn,
    String witness,
    Optional<Delay> delay) {
  public static final String TYPE = "opengeps/inspection/1";

  /** What comes of the delivery. */
  public enum Result {
    ACCEPTED,
    /** The rest of it goes back to the supplier. */
    PARTLY,
    RETURNED
  }

  /**
   * Delay of what is accepted.
   *
   * @param lateDays counted by the law
   * @param excusedDays of these, those without the supplier's fault
   * @param excuse why, in words; null where none are excused
   * @param damages for the others
   */
  public record Delay(int lateDays, int excusedDays, String excuse, Money damages) {
    public JsonObject toJson() {
      return JsonObject.builder()
          .put("lateDays", lateDays)
          .put("excusedDays", excusedDays)
          .put("excuse", excuse)
          .put("damages", damages)
          .build();
    }

    static Delay from(JsonObject json, CurrencyUnit currency) {
      var delay =
          new Delay(
              json.count("lateDays"),
              json.count("excusedDays"),
              json.stringOrNull("excuse"),
              json.value("damages", currency::read));
      if (delay.excusedDays == 0 != (delay.excuse == null)) {
        throw json.wrong("excuse", "a reason for days that are excused, and for none else");
      }
      json.expectSame(delay.toJson());
      return delay;
    }
  }

  public Sha256 hash() {
    return toJson().hash();
  }

  public JsonObject toJson() {
    return JsonObject.ofType(TYPE)
        .put("tender", tender.toString())
        .put("lot", lot)
        .put("contract", contract)
        .put("delivery", delivery)
        .put("result", result)
        .put("currency", accepted.currency())
        .put("acceptedAmount", accepted)
        .put("faults", faults)
        .put("inspectedOn", inspectedOn.toString())
        .put("witness", witness)
        .put("delay", delay.map(Delay::toJson).orElse(null))
        .build();
  }

  /**
   * @throws org.opengeps.protocol.json.JsonFormatException naming the first member that is wrong
   */
  public static Inspection from(JsonObject json) {
    CurrencyUnit currency = Currencies.in(json.expectType(TYPE), "currency");
    var inspection =
        new Inspection(
            json.value("tender", TenderRef::parse),
            Slot.lotIn(json),
            json.hash("contract"),
            json.hash("delivery"),
            json.word("result", Result.class),
            json.value("acceptedAmount", currency::read),
            json.stringOrNull("faults"),
            json.value("inspectedOn", LocalDate::parse),
            json.string("witness"),
            Optional.ofNullable(json.objectOrNull("delay"))
                .map(delay -> Delay.from(delay, currency)));
    inspection.expectWhole(json);
    json.expectSame(inspection.toJson());
    return inspection;
  }

  private void expectWhole(JsonObject json) {
    if (result == Result.ACCEPTED != (faults == null)) {
      throw json.wrong("faults", "faults of what is not accepted whole, and of nothing else");
    }
    if (result == Result.RETURNED != delay.isEmpty()) {
      throw json.wrong("delay", "delay of what is accepted, and of nothing else");
    }
  }
}
