package org.opengeps.protocol.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.TenderRef;
import org.opengeps.protocol.fixture.Sections;
import org.opengeps.protocol.fixture.TenderScene;
import org.opengeps.protocol.json.JsonBuilder;
import org.opengeps.protocol.json.JsonObject;

/** What members' programs and the verifier believe of an order that says the base amount. */
class NoticeOrderTest {
  private static final Notice SAID = new TenderScene().notice;
  private static final Notice OPEN = Sections.withoutBaseAmount(SAID);

  private static Notice order() {
    return Sections.with(SAID, Sections.lot(SAID).price(), Sections.screening(SAID, "0", "1"))
        .as(
            Notice.Kind.BASE_AMOUNT,
            new TenderRef(OPEN.ref().number(), "001"),
            OPEN.schedule(),
            new NoticeTerms.Revision(OPEN.hash(), null, List.of(), null));
  }

  private static String code(Notice before, Notice order) {
    return NoticeOrder.after(List.of(before), order).map(Refusal::code).orElse("");
  }

  private static String changed(UnaryOperator<JsonBuilder> change) {
    return code(OPEN, Notice.from(change.apply(order().toJson().toBuilder()).build()));
  }

  private static String changed(String section, String member, Object value) {
    return changed(json -> Sections.with(json, section, member, value));
  }

  /** The lot and another of the same terms. */
  private static List<JsonObject> twice(List<JsonObject> lots) {
    return List.of(lots.get(0), lots.get(0).toBuilder().replace("lot", "1").build());
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
    assertThat(changed("price", "estimatedAmount", "1")).isEqualTo(NoticeOrder.AMOUNTS);
    assertThat(changed("price", "baseAmount", null)).isEqualTo(NoticeOrder.AMOUNTS);
    assertThat(changed("price", "draw", null)).isEqualTo(NoticeOrder.AMOUNTS);
    assertThat(changed(json -> json.replace("bidsAlreadySealed", "keep")))
        .isEqualTo(NoticeOrder.AMOUNTS);
    assertThat(changed("award", "limitRate", "1")).isEqualTo(NoticeOrder.AMOUNTS);
    JsonObject less = Sections.lot(order()).award().toBuilder().remove("costSum").build();
    assertThat(changed(json -> Sections.with(json, "award", less))).isEqualTo(NoticeOrder.AMOUNTS);
    assertThat(changed(json -> json.replace("lots", twice(order().toJson().objects("lots")))))
        .isEqualTo(NoticeOrder.AMOUNTS);
  }

  /** A lot of a tender with several. */
  private static Lot named(String name, Lot lot) {
    return new Lot(
        name,
        new LocalText("로트 " + name, ""),
        lot.price(),
        lot.award(),
        lot.offer(),
        lot.stages(),
        null,
        lot.envelopes());
  }

  @Test
  void anOrderFillsTheLotsThatWereOpenAllOfThemAndNoOther() {
    Lot said = named("1", Sections.lot(SAID));
    Notice half = SAID.with(List.of(said, named("2", Sections.lot(OPEN))));
    assertThat(half.awaitsBaseAmount()).isTrue();
    Lot filled = named("2", Sections.lot(order()));
    assertThat(code(half, after(half, said, filled))).isEmpty();
    Lot raised = named("1", Sections.lot(Sections.withBaseAmount(SAID, 1_900_000_000)));
    assertThat(code(half, after(half, raised, filled))).isEqualTo(NoticeOrder.AMOUNTS);
    Notice none =
        SAID.with(List.of(named("1", Sections.lot(OPEN)), named("2", Sections.lot(OPEN))));
    assertThat(code(none, after(none, named("1", Sections.lot(OPEN)), filled)))
        .isEqualTo(NoticeOrder.AMOUNTS);
    assertThat(code(none, after(none, filled))).isEqualTo(NoticeOrder.AMOUNTS);
  }

  private static Notice after(Notice before, Lot... lots) {
    return before
        .with(List.of(lots))
        .as(
            Notice.Kind.BASE_AMOUNT,
            new TenderRef(before.ref().number(), "001"),
            before.schedule(),
            new NoticeTerms.Revision(before.hash(), null, List.of(), null));
  }

  @Test
  void anAmountThatStandsIsNotSaidAgain() {
    Notice again =
        Sections.withBaseAmount(
            order()
                .as(
                    Notice.Kind.BASE_AMOUNT,
                    new TenderRef(OPEN.ref().number(), "001"),
                    OPEN.schedule(),
                    new NoticeTerms.Revision(SAID.hash(), null, List.of(), null)),
            2_000_000_000);
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
