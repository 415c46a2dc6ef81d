package org.opengeps.protocol.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.TenderRef;
import org.opengeps.kernel.Won;
import org.opengeps.protocol.json.JsonFormatException;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.message.Inspection.Result;

class DeliveryTest {
  private static final Delivery DELIVERY =
      new Delivery(
          TenderRef.parse("R26BK00000001-000"),
          "0",
          Sha256.ofText("contract"),
          2,
          Delivery.Kind.WHOLE,
          Sha256.ofText("returned"),
          LocalDate.of(2026, 6, 10),
          "책상 40개, 의자 160개",
          Won.of(25_000_000));
  private static final Inspection INSPECTION =
      new Inspection(
          DELIVERY.tender(),
          "0",
          DELIVERY.contract(),
          DELIVERY.hash(),
          Result.PARTLY,
          Won.of(20_000_000),
          "의자 20개의 바퀴가 빠짐",
          LocalDate.of(2026, 6, 15),
          "박입회",
          Optional.of(new Inspection.Delay(5, 2, "태풍으로 길이 끊김", Won.of(48_000))));

  @Test
  void whatIsWrittenIsReadAgain() {
    assertThat(Delivery.from(parsed(DELIVERY.toJson()))).isEqualTo(DELIVERY);
    assertThat(DELIVERY.hash()).isEqualTo(parsed(DELIVERY.toJson()).hash());
    assertThat(Inspection.from(parsed(INSPECTION.toJson()))).isEqualTo(INSPECTION);
    JsonObject first = DELIVERY.toJson().toBuilder().replace("mends", null).build();
    assertThat(Delivery.from(parsed(first)).mends()).isNull();
  }

  @Test
  void anAmountHasTheDecimalsOfItsCurrency() {
    refused(DELIVERY.toJson().toBuilder().replace("deliveredAmount", "25000000.5").build());
    refused(DELIVERY.toJson().toBuilder().replace("deliveredAmount", "-1").build());
  }

  @Test
  void aMemberThatNobodyKnowsIsRefused() {
    refused(DELIVERY.toJson().toBuilder().put("price", "1").build());
    assertThatThrownBy(
            () -> Inspection.from(INSPECTION.toJson().toBuilder().put("price", "1").build()))
        .hasMessageContaining("price");
  }

  private static void refused(JsonObject json) {
    assertThatThrownBy(() -> Delivery.from(json)).isInstanceOf(JsonFormatException.class);
  }

  @Test
  void faultsAndDelayGoWithTheResult() {
    JsonObject json = INSPECTION.toJson();
    inspectionRefused(json.toBuilder().replace("faults", null).build(), "faults");
    inspectionRefused(json.toBuilder().replace("result", "accepted").build(), "faults");
    inspectionRefused(json.toBuilder().replace("result", "returned").build(), "delay");
    inspectionRefused(json.toBuilder().replace("delay", null).build(), "delay");
  }

  @Test
  void daysAreExcusedWithAReasonAndAReasonIsForSuchDays() {
    JsonObject json = INSPECTION.toJson();
    JsonObject delay = json.object("delay");
    inspectionRefused(
        json.toBuilder()
            .replace("delay", delay.toBuilder().replace("excuse", null).build())
            .build(),
        "excuse");
    inspectionRefused(
        json.toBuilder()
            .replace("delay", delay.toBuilder().replace("excusedDays", 0L).build())
            .build(),
        "excuse");
  }

  private static void inspectionRefused(JsonObject json, String member) {
    assertThatThrownBy(() -> Inspection.from(json))
        .isInstanceOf(JsonFormatException.class)
        .hasMessageContaining(member);
  }

  private static JsonObject parsed(JsonObject json) {
    return JsonObject.parse(json.canonical());
  }
}
