package org.opengeps.protocol.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.TenderRef;
import org.opengeps.kernel.Won;
import org.opengeps.protocol.fixture.Sections;
import org.opengeps.protocol.fixture.TenderScene;
import org.opengeps.protocol.json.JsonBuilder;
import org.opengeps.protocol.json.JsonObject;

/** What members' programs and the verifier believe of an order that says the base amount. */
class NoticeOrderTest {
  private static final Notice SAID = new TenderScene().notice;
  private static final Notice OPEN = Sections.withoutBaseAmount(SAID);

  private static Notice order() {
    return SAID.with(SAID.price(), Sections.screening(SAID, "0", "1"))
        .as(
            Notice.Kind.BASE_AMOUNT,
            new TenderRef(OPEN.ref().number(), "001"),
            OPEN.schedule(),
            new NoticeTerms.Revision(OPEN.hash(), null, List.of(), null));
  }

  private static String code(Notice before, Notice order) {
    return NoticeOrder.after(before, order).map(Refusal::code).orElse("");
  }

  private static String changed(UnaryOperator<JsonBuilder> change) {
    return code(OPEN, Notice.from(change.apply(order().toJson().toBuilder()).build()));
  }

  private static JsonObject price(String member, Object value) {
    return order().toJson().object("price").toBuilder().replace(member, value).build();
  }

  @Test
  void anOrderFillsBaseAmountAndWhatTheAwardLeftOpen() {
    assertThat(OPEN.awaitsBaseAmount()).isTrue();
    assertThat(Notice.from(OPEN.toJson()).hash()).isEqualTo(OPEN.hash());
    assertThat(order().awaitsBaseAmount()).isFalse();
    assertThat(code(OPEN, order())).isEmpty();
    assertThat(changed(json -> json)).isEmpty();
  }

  @Test
  void anOrderThatSaysAnythingElseIsRefused() {
    assertThat(changed(json -> json.replace("title", new LocalText("다른", "Other").toJson())))
        .isEqualTo(NoticeOrder.AMOUNTS);
    assertThat(changed(json -> json.replace("closesAt", "2025-07-01T04:00:01.000Z")))
        .isEqualTo(NoticeOrder.AMOUNTS);
    assertThat(changed(json -> json.replace("price", price("estimatedAmount", "1"))))
        .isEqualTo(NoticeOrder.AMOUNTS);
    assertThat(changed(json -> json.replace("price", price("baseAmount", null))))
        .isEqualTo(NoticeOrder.AMOUNTS);
    assertThat(changed(json -> json.replace("price", price("draw", null))))
        .isEqualTo(NoticeOrder.AMOUNTS);
    assertThat(changed(json -> json.replace("bidsAlreadySealed", "keep")))
        .isEqualTo(NoticeOrder.AMOUNTS);
    JsonObject award = order().award().toJson();
    assertThat(
            changed(
                json -> json.replace("award", award.toBuilder().replace("limitRate", "1").build())))
        .isEqualTo(NoticeOrder.AMOUNTS);
    assertThat(changed(json -> json.replace("award", award.toBuilder().remove("costSum").build())))
        .isEqualTo(NoticeOrder.AMOUNTS);
  }

  @Test
  void anAmountThatStandsIsNotSaidAgain() {
    Notice again =
        order()
            .as(
                Notice.Kind.BASE_AMOUNT,
                new TenderRef(OPEN.ref().number(), "001"),
                OPEN.schedule(),
                new NoticeTerms.Revision(SAID.hash(), null, List.of(), null))
            .with(
                new NoticeTerms.Price(
                    SAID.price().estimatedAmount(),
                    Optional.of(Won.of(2_000_000_000)),
                    SAID.price().draw()),
                SAID.award());
    assertThat(code(SAID, again)).isEqualTo(NoticeOrder.AMOUNTS);
    Notice otherwise =
        order()
            .as(
                Notice.Kind.BASE_AMOUNT,
                new TenderRef(OPEN.ref().number(), "001"),
                OPEN.schedule(),
                new NoticeTerms.Revision(Sha256.ofText("x"), null, List.of(), null));
    assertThat(code(OPEN, otherwise)).isEqualTo(NoticeOrder.BROKEN);
  }
}
