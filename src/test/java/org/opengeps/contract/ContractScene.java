package org.opengeps.contract;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.opengeps.award.Deciding;
import org.opengeps.notice.Drafts;
import org.opengeps.notice.Quotations;
import org.opengeps.opening.OpeningScene;
import org.opengeps.protocol.json.JsonBuilder;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.message.Offer;
import org.opengeps.protocol.message.Slot;
import org.opengeps.testing.Http;
import org.opengeps.testing.TestClock;
import org.opengeps.testing.TestPerson;

/** A contract about goods for 45 million won, and what is delivered under it, over HTTP. */
@Dependent
public class ContractScene {
  public static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");
  public static final long SUM = 45_000_000L;

  @Inject private OpeningScene scene;
  @Inject private Deciding deciding;

  public OpeningScene.Tender tender;
  public TestPerson firm;

  /** Who sends and confirms the contract. */
  public TestPerson officer;

  /** Another officer of the agency. */
  public TestPerson inspector;

  public JsonObject contract;

  public void award() {
    firm = TestPerson.supplier();
    Instant closes = TestClock.INSTANCE.instant().plus(Duration.ofHours(1));
    tender =
        scene.tender(
            Quotations.goods(Drafts.works("sandbox", null, closes, closes.plusSeconds(60)))
                .build());
    String id = OpeningScene.register(firm);
    scene.bid(tender, Slot.ONLY_PRICE, firm, id, Offer.of(String.valueOf(SUM), List.of(3, 11)));
    scene.bid(tender, Offer.of("45500000", List.of(2, 12)));
    scene.openingTime(tender);
    tender.committee().officers.get(0).open(tender.ref(), Slot.ONLY_PRICE).orThrow();
    tender.committee().officers.get(2).open(tender.ref(), Slot.ONLY_PRICE).orThrow();
    scene.finished(tender);
    deciding.decide(tender);
    officer = tender.committee().contractingOfficer;
    inspector = tender.agency().approver();
  }

  /** A contract that ends on the day on which it can be consented to last. */
  public void send() {
    JsonObject drafted = Contracting.contract(number(), officer);
    LocalDate last =
        LocalDate.ofInstant(Instant.parse(drafted.string("consentBy")).minusMillis(1), SEOUL);
    JsonObject terms =
        drafted.object("terms").toBuilder().replace("until", last.toString()).build();
    contract = drafted.toBuilder().replace("terms", terms).build();
    assertThat(Contracting.send(number(), officer, contract).outcome()).isEqualTo("201");
  }

  /** A contract of ninety days. */
  public void sendLong() {
    contract = Contracting.contract(number(), officer);
    assertThat(Contracting.send(number(), officer, contract).outcome()).isEqualTo("201");
  }

  public void conclude() {
    assertThat(Contracting.step(number(), firm, "consent", contract).outcome()).isEqualTo("201");
    assertThat(Contracting.step(number(), officer, "confirmation", contract).outcome())
        .isEqualTo("201");
  }

  public String number() {
    return tender.ref().number();
  }

  public String door() {
    return Contracting.door(number()) + "/deliveries";
  }

  public LocalDate today() {
    return LocalDate.ofInstant(TestClock.INSTANCE.instant(), SEOUL);
  }

  public LocalDate lastDay() {
    return LocalDate.parse(contract.object("terms").string("until"));
  }

  public JsonBuilder about(String type) {
    return JsonObject.ofType(type)
        .put("tender", contract.string("tender"))
        .put("lot", "0")
        .put("contract", contract.hash());
  }

  public JsonObject delivery(int place, String kind, JsonObject mends, long amount) {
    return about("opengeps/delivery/1")
        .put("number", place)
        .put("kind", kind)
        .put("mends", mends == null ? null : mends.hash().hex())
        .put("deliveredOn", today().toString())
        .put("what", "책상과 의자 " + place + "차분")
        .put("currency", contract.object("currency"))
        .put("deliveredAmount", String.valueOf(amount))
        .build();
  }

  public JsonObject inspection(JsonObject delivery, String result, long taken, JsonObject delay) {
    return about("opengeps/inspection/1")
        .put("delivery", delivery.hash())
        .put("result", result)
        .put("currency", contract.object("currency"))
        .put("acceptedAmount", String.valueOf(taken))
        .put("faults", result.equals("accepted") ? null : "서랍이 열리지 않음")
        .put("inspectedOn", today().toString())
        .put("witness", "박입회")
        .put("delay", delay)
        .build();
  }

  public static JsonObject delay(int late, int excused, long damages) {
    return JsonObject.builder()
        .put("lateDays", late)
        .put("excusedDays", excused)
        .put("excuse", excused == 0 ? null : "태풍으로 길이 끊김")
        .put("damages", String.valueOf(damages))
        .build();
  }

  public String deliver(TestPerson who, JsonObject delivery) {
    return Http.post(door(), Http.CMS, who.sign(delivery)).outcome();
  }

  public String inspect(TestPerson who, JsonObject inspection) {
    return Http.post(door() + "/inspections", Http.CMS, who.sign(inspection)).outcome();
  }

  public JsonObject state() {
    return Http.get(door()).json();
  }
}
