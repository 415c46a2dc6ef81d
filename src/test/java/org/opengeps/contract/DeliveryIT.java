package org.opengeps.contract;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.opengeps.award.Deciding;
import org.opengeps.contract.usecase.FindAccepted;
import org.opengeps.identity.TrustFile;
import org.opengeps.kernel.Won;
import org.opengeps.method.AwardMethods;
import org.opengeps.notice.Drafts;
import org.opengeps.notice.Quotations;
import org.opengeps.opendata.Bundles;
import org.opengeps.opening.OpeningScene;
import org.opengeps.protocol.json.JsonBuilder;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.message.Offer;
import org.opengeps.protocol.message.Slot;
import org.opengeps.testing.Http;
import org.opengeps.testing.TestClock;
import org.opengeps.testing.TestPerson;
import org.opengeps.verifier.Report;
import org.opengeps.verifier.VerifyBundle;

/** From a contract that exists to the last delivery that is accepted, over HTTP, and its bundle. */
@ExtendWith(ArquillianExtension.class)
class DeliveryIT {
  private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");
  private static final long SUM = 45_000_000L;

  @Inject private OpeningScene scene;
  @Inject private Deciding deciding;
  @Inject private FindAccepted accepted;
  @Inject private Bundles bundles;
  @Inject private TrustFile trust;

  private OpeningScene.Tender tender;
  private TestPerson firm;
  private TestPerson officer;
  private TestPerson inspector;
  private JsonObject contract;

  private void award() {
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
  private void send() {
    JsonObject drafted = Contracting.contract(number(), officer);
    LocalDate last =
        LocalDate.ofInstant(Instant.parse(drafted.string("consentBy")).minusMillis(1), SEOUL);
    JsonObject terms =
        drafted.object("terms").toBuilder().replace("until", last.toString()).build();
    contract = drafted.toBuilder().replace("terms", terms).build();
    assertThat(Contracting.send(number(), officer, contract).outcome()).isEqualTo("201");
  }

  private void conclude() {
    assertThat(Contracting.step(number(), firm, "consent", contract).outcome()).isEqualTo("201");
    assertThat(Contracting.step(number(), officer, "confirmation", contract).outcome())
        .isEqualTo("201");
  }

  private String number() {
    return tender.ref().number();
  }

  private String door() {
    return Contracting.door(number()) + "/deliveries";
  }

  private LocalDate today() {
    return LocalDate.ofInstant(TestClock.INSTANCE.instant(), SEOUL);
  }

  private LocalDate lastDay() {
    return LocalDate.parse(contract.object("terms").string("until"));
  }

  private JsonBuilder about(String type) {
    return JsonObject.ofType(type)
        .put("tender", contract.string("tender"))
        .put("lot", "0")
        .put("contract", contract.hash());
  }

  private JsonObject delivery(int place, String kind, JsonObject mends, long amount) {
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

  private JsonObject inspection(JsonObject delivery, String result, long taken, JsonObject delay) {
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

  private static JsonObject delay(int late, int excused, long damages) {
    return JsonObject.builder()
        .put("lateDays", late)
        .put("excusedDays", excused)
        .put("excuse", excused == 0 ? null : "태풍으로 길이 끊김")
        .put("damages", String.valueOf(damages))
        .build();
  }

  private String deliver(TestPerson who, JsonObject delivery) {
    return Http.post(door(), Http.CMS, who.sign(delivery)).outcome();
  }

  private String inspect(TestPerson who, JsonObject inspection) {
    return Http.post(door() + "/inspections", Http.CMS, who.sign(inspection)).outcome();
  }

  private JsonObject state() {
    return Http.get(door()).json();
  }

  @Test
  void whatIsDeliveredIsInspectedMendedAndAcceptedAndTheBundleCountsTheDamagesAgain()
      throws Exception {
    award();
    send();
    assertThat(Http.get(door()).outcome()).isEqualTo("404 contract-unknown");
    assertThat(deliver(firm, delivery(1, "part", null, 20_000_000)))
        .as("before the contract exists")
        .isEqualTo("422 delivery-state");
    conclude();
    JsonObject first = delivery(1, "part", null, 20_000_000);
    refusedDeliveries(first);
    assertThat(deliver(firm, first)).isEqualTo("201");
    assertThat(deliver(firm, first)).as("again the same").isEqualTo("201");
    assertThat(state().string("state")).isEqualTo("delivered");
    assertThat(state().isNull("until")).isFalse();
    refusedInspections(first);
    JsonObject taken = inspection(first, "accepted", 20_000_000, delay(0, 0, 0));
    assertThat(inspect(inspector, taken)).isEqualTo("201");
    assertThat(inspect(inspector, taken)).as("again the same").isEqualTo("201");
    assertThat(state().string("state")).isEqualTo("part-accepted");

    OpeningScene.reach(lastDay().plusDays(2).atTime(12, 0).atZone(SEOUL).toInstant());
    JsonObject rest = delivery(2, "whole", null, 25_000_000);
    assertThat(deliver(firm, rest)).isEqualTo("201");
    assertThat(inspect(inspector, inspection(rest, "returned", 0, null))).isEqualTo("201");
    assertThat(state().string("state")).isEqualTo("returned");
    OpeningScene.reach(lastDay().plusDays(3).atTime(12, 0).atZone(SEOUL).toInstant());
    assertThat(deliver(firm, delivery(3, "whole", null, 25_000_000)))
        .isEqualTo("422 delivery-differs");
    JsonObject mended = delivery(3, "whole", rest, 25_000_000);
    assertThat(deliver(firm, mended)).isEqualTo("201");
    assertThat(inspect(inspector, inspection(mended, "accepted", 25_000_000, delay(3, 1, 60_000))))
        .isEqualTo("422 inspection-delay");
    assertThat(inspect(inspector, inspection(mended, "accepted", 25_000_000, delay(3, 1, 40_000))))
        .isEqualTo("201");
    completed();
  }

  private void refusedDeliveries(JsonObject first) {
    assertThat(deliver(firm, delivery(1, "whole", null, SUM + 1))).isEqualTo("422 delivery-amount");
    assertThat(deliver(firm, delivery(2, "whole", null, SUM))).isEqualTo("422 delivery-differs");
    assertThat(
            deliver(
                firm,
                first.toBuilder().replace("deliveredOn", today().plusDays(1).toString()).build()))
        .isEqualTo("422 delivery-date");
    assertThat(deliver(TestPerson.supplier().registered(), first)).isEqualTo("422 foreign-bid");
  }

  private void refusedInspections(JsonObject first) {
    JsonObject taken = inspection(first, "accepted", 20_000_000, delay(0, 0, 0));
    assertThat(inspect(officer, taken)).as("who contracted").isEqualTo("422 four-eyes");
    assertThat(inspect(firm, taken)).isEqualTo("403 role-missing");
    TestPerson elsewhere = TestPerson.of("agency", "CONTRACTING_OFFICER").registered();
    assertThat(inspect(elsewhere, taken)).isEqualTo("422 foreign-tender");
    assertThat(inspect(inspector, inspection(first, "accepted", 1, delay(0, 0, 0))))
        .isEqualTo("422 inspection-amount");
    assertThat(
            inspect(
                inspector,
                taken.toBuilder().replace("inspectedOn", today().minusDays(1).toString()).build()))
        .isEqualTo("422 inspection-date");
    JsonObject unknown = delivery(7, "part", null, 1);
    assertThat(inspect(inspector, inspection(unknown, "returned", 0, null)))
        .isEqualTo("404 delivery-unknown");
  }

  private void completed() throws Exception {
    JsonObject done = state();
    assertThat(done.string("state")).isEqualTo("completed");
    assertThat(done.string("accepted")).isEqualTo(String.valueOf(SUM));
    assertThat(done.string("damages")).isEqualTo("40000");
    AcceptedDeliveries paid = accepted.find(tender.ref(), "0").orThrow();
    assertThat(paid.whole()).isTrue();
    assertThat(paid.accepted()).isEqualTo(Won.of(SUM));
    assertThat(paid.damages()).isEqualTo(Won.of(40_000));
    assertThat(paid.parts()).extracting(AcceptedDeliveries.Part::number).containsExactly(1, 3);
    Report report = verified();
    assertThat(report.findings()).as(report.toString()).isEmpty();
    assertThat(report.exitCode()).isEqualTo(Report.VERIFIED);
    assertThat(report.toString())
        .contains("accepted KRW 45000000, damages for delay counted again KRW 40000");
  }

  private Report verified() throws Exception {
    List<byte[]> zip = new ArrayList<>();
    OpeningScene.await(
        () -> {
          byte[] bytes = bundles.of(tender.notice().number()).orThrow();
          zip.add(0, bytes);
          return new String(bytes, StandardCharsets.ISO_8859_1)
              .contains("deliveries/003-inspection.p7s");
        });
    return VerifyBundle.verify(
        ByteBuffer.wrap(zip.get(0)),
        Optional.of(trust.trust()),
        Optional.empty(),
        AwardMethods.ALL);
  }
}
