package org.opengeps.protocol.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Sha256;
import org.opengeps.protocol.fixture.Rebids;
import org.opengeps.protocol.fixture.Stages;
import org.opengeps.protocol.fixture.TenderScene;
import org.opengeps.protocol.json.JsonBuilder;
import org.opengeps.protocol.json.JsonFormatException;
import org.opengeps.protocol.json.JsonObject;

/** What members' programs and the verifier believe of an order that asks for a next stage. */
class StageOrderTest {
  private static final TenderScene SCENE = new TenderScene();
  private static final Admitted PASSED =
      new Admitted(Sha256.ofText("기술평가 결과"), List.of("9990000001", "9990000002"));
  private static final Instant LATER = TenderScene.CLOSES.plus(Duration.ofDays(1));

  /** The tender of the scene, whose technical bids are asked for first. */
  private static final Notice FIRST = SCENE.notice.with(List.of(technical()));

  private static final Notice SECOND = stage(priced(PASSED));

  private static Lot technical() {
    return Stages.technical(SCENE.notice.lot("0"));
  }

  private static Lot priced(Admitted admitted) {
    return Stages.priced(SCENE.notice.lot("0"), admitted, SCENE.sealingAuthority);
  }

  private static Notice stage(Lot lot) {
    return Stages.asking(FIRST, LATER, lot);
  }

  private static String code(Notice next, Notice... before) {
    return NoticeOrder.after(List.of(before), next).map(Refusal::code).orElse("");
  }

  @Test
  void thoseWhoPassedAreAskedForThePriceUnderTheNextNameWithFreshKeys() {
    assertThat(code(SECOND, FIRST)).isEmpty();
    assertThat(Notice.from(FIRST.toJson()).hash()).isEqualTo(FIRST.hash());
    assertThat(Notice.from(SECOND.toJson()).lot("0.1").admitted()).isEqualTo(PASSED);
    assertThat(FIRST.lot("0").decided()).contains(new Slot("0", "price"));
    assertThat(FIRST.lot("0").isLast("technical")).isFalse();
    assertThat(SECOND.lot("0.1").nextStage()).isEmpty();
    assertThat(SECOND.lot("0.1").isLast("price")).isTrue();
    assertThat(SECOND.lot("0.1").decided()).isEmpty();
  }

  @Test
  void aStageIsBidForOnceMoreAmongTheSameFirmsAndInTheSameEnvelopes() {
    Lot again = Rebids.again(SECOND.lot("0.1"), SCENE.sealingAuthority);
    List<Notice> before = List.of(FIRST, SECOND);
    Instant closes = LATER.plus(Duration.ofDays(1));
    assertThat(code(Rebids.of(before, closes, again), FIRST, SECOND)).isEmpty();
    Lot others =
        lot(
            again,
            json ->
                json.replace(
                    "admitted", new Admitted(PASSED.decision(), List.of("9990000003")).toJson()));
    assertThat(code(Rebids.of(before, closes, others), FIRST, SECOND)).isEqualTo(RoundOrder.CODE);
    Lot technical = Rebids.again(technical(), SCENE.sealingAuthority);
    assertThat(code(Rebids.of(List.of(FIRST), LATER, technical), FIRST)).isEmpty();
  }

  @Test
  void aReBidGoesToNoOtherStageAndAStageToNoOtherThanTheNext() {
    Notice asRebid =
        SECOND.as(Notice.Kind.RE_BID, SECOND.ref(), SECOND.schedule(), SECOND.revision());
    assertThat(code(asRebid, FIRST)).isEqualTo(RoundOrder.CODE);
    Notice same = stage(Rebids.again(technical(), SCENE.sealingAuthority));
    assertThat(code(same, FIRST)).isEqualTo(RoundOrder.STAGE_CODE);
    Notice none = stage(Rebids.again(SCENE.notice.lot("0"), SCENE.sealingAuthority));
    assertThat(code(none, SCENE.notice)).isNotEmpty();
  }

  @Test
  void aStageThatSaysMoreThanTimesOrRepeatsAKeyIsRefused() {
    Notice retold =
        Notice.from(
            SECOND.toJson().toBuilder()
                .replace("title", new LocalText("다른 공사", "Other works").toJson())
                .build());
    assertThat(code(retold, FIRST)).isEqualTo(RoundOrder.STAGE_CODE);
    Lot old =
        technical()
            .next(
                SCENE.notice.lot("0").offer(),
                PASSED,
                List.of(SCENE.notice.lot("0").envelopes().get(0)));
    assertThat(code(stage(old), FIRST)).isEqualTo(RoundOrder.STAGE_CODE);
    Lot dearer =
        lot(priced(PASSED), json -> json.replace("title", new LocalText("다른", "Other").toJson()));
    assertThat(code(stage(dearer), FIRST)).isEqualTo(RoundOrder.STAGE_CODE);
  }

  @Test
  void aCorrectionOfAStageMovesItsTimesAndAdmitsNobodyElse() {
    Notice later = Rebids.later(SECOND, Duration.ofDays(1));
    assertThat(code(later, FIRST, SECOND)).isEmpty();
    Admitted more = new Admitted(PASSED.decision(), List.of("9990000001", "9990000009"));
    Notice others =
        later.with(List.of(lot(later.lot("0.1"), json -> json.replace("admitted", more.toJson()))));
    assertThat(code(others, FIRST, SECOND)).isEqualTo(RoundOrder.STAGE_CODE);
  }

  @Test
  void nobodyIsAdmittedByAFirstOrderOrByACorrectionOfOne() {
    Lot later = priced(PASSED);
    Lot named =
        new Lot(
            "0",
            null,
            later.price(),
            later.award(),
            later.offer(),
            later.stages(),
            PASSED,
            later.envelopes());
    assertThat(NoticeOrder.beginning(SCENE.notice.with(List.of(named))).map(Refusal::code))
        .contains(NoticeOrder.BROKEN);
    assertThat(NoticeOrder.beginning(FIRST)).isEmpty();
    Notice corrected = Rebids.later(FIRST, Duration.ofDays(1));
    assertThat(code(corrected, FIRST)).isEmpty();
    Lot sameKey =
        new Lot(
            "0",
            null,
            later.price(),
            later.award(),
            later.offer(),
            later.stages(),
            PASSED,
            List.of(Stages.named(FIRST.lot("0").envelopes().get(0), "price")));
    assertThat(code(corrected.with(List.of(sameKey)), FIRST)).isEqualTo(RoundOrder.STAGE_CODE);
    Lot other = lot(FIRST.lot("0"), json -> json.replace("stages", List.of(List.of("technical"))));
    assertThat(code(corrected.with(List.of(other)), FIRST)).isEqualTo(RoundOrder.CODE);
  }

  @Test
  void aLotThatBelongsToNoStageOrAdmitsInTheWrongOneIsNotRead() {
    JsonObject first = technical().toJson();
    JsonObject second = priced(PASSED).toJson();
    assertThat(wrong(first, "stages", List.of(List.of("price")))).contains("envelopes");
    assertThat(wrong(first, "stages", List.of(List.of("technical"), List.of("technical"))))
        .contains("stages");
    assertThat(wrong(first, "stages", List.of())).contains("stages");
    assertThat(wrong(first, "stages", List.of(List.of()))).contains("stages");
    assertThat(wrong(first, "stages", List.of("technical", "price"))).contains("stages");
    assertThat(wrong(first, "stages", List.of(List.of("technical"), List.of("samples"))))
        .contains("envelopes");
    assertThat(wrong(first, "admitted", PASSED.toJson())).contains("admitted");
    assertThat(wrong(second, "admitted", null)).contains("admitted");
    assertThat(admitting(List.of())).contains("suppliers");
    assertThat(admitting(List.of("2", "1"))).contains("suppliers");
    assertThat(admitting(List.of("1", "1"))).contains("suppliers");
  }

  private static String admitting(List<String> suppliers) {
    JsonObject admitted =
        JsonObject.builder().put("decision", PASSED.decision()).put("suppliers", suppliers).build();
    return wrong(priced(PASSED).toJson(), "admitted", admitted);
  }

  private static Lot lot(Lot lot, UnaryOperator<JsonBuilder> change) {
    return Lot.from(change.apply(lot.toJson().toBuilder()).build());
  }

  /** What the reader says of a lot with another member. */
  private static String wrong(JsonObject lot, String member, Object value) {
    JsonObject changed = lot.toBuilder().replace(member, value).build();
    var thrown = new Throwable[1];
    assertThatThrownBy(() -> Lot.from(changed))
        .isInstanceOf(JsonFormatException.class)
        .satisfies(exception -> thrown[0] = exception);
    return thrown[0].getMessage();
  }
}
