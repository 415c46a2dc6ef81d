package org.opengeps.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.opengeps.protocol.json.JsonBuilder;
import org.opengeps.protocol.json.JsonFormatException;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.message.Notice;

class DraftTest {
  @Test
  void whatIsReadIsWrittenAgain() {
    Draft draft = Draft.from(Drafts.works().build());
    assertThat(Draft.from(draft.toJson())).isEqualTo(draft);
  }

  @Test
  void anUnknownMemberIsNamed() {
    assertThatThrownBy(() -> Draft.from(Drafts.works().put("limitRat", "86.745").build()))
        .isInstanceOf(JsonFormatException.class)
        .hasMessageContaining("limitRat");
  }

  @Test
  void aMissingMemberIsNamed() {
    assertThatThrownBy(() -> Draft.from(Drafts.works().remove("closesAt").build()))
        .hasMessageContaining("closesAt");
  }

  @Test
  void aCorrectionNamesTheOrderThatItReplaces() {
    assertThatThrownBy(() -> Draft.from(Drafts.works().replace("kind", "correction").build()))
        .hasMessageContaining("tender");
  }

  @ParameterizedTest
  @ValueSource(strings = {"postponement", "re-notice"})
  void whatNoOfficerDraftsIsNoDraft(String kind) {
    assertThatThrownBy(
            () ->
                Draft.from(
                    Drafts.correction(Drafts.works(), "R25BK00000001-000")
                        .replace("kind", kind)
                        .build()))
        .isInstanceOf(JsonFormatException.class)
        .hasMessageContaining("kind");
  }

  @Test
  void aNewNoticeMayFollowAnEarlierTenderAndNothingElseDoes() {
    Draft draft = Draft.from(Drafts.works().put("follows", "R25BK00000001-001").build());
    assertThat(draft.follows()).hasToString("R25BK00000001-001");
    assertThat(Draft.from(draft.toJson())).isEqualTo(draft);
    assertThat(draft.with(draft.terms()).follows()).isEqualTo(draft.follows());
    assertThat(Draft.from(Drafts.works().build()).toJson().has("follows")).isFalse();
    assertThatThrownBy(
            () ->
                Draft.from(
                    Drafts.correction(Drafts.works(), "R25BK00000001-000")
                        .put("follows", "R25BK00000002-000")
                        .build()))
        .isInstanceOf(JsonFormatException.class)
        .hasMessageContaining("follows");
  }

  @Test
  void aCancellationNeedsNoTerms() {
    JsonObject json =
        JsonObject.ofType(Draft.TYPE)
            .put("draft", "5d6c1c3e-51a4-4b4e-9a53-2f1f2f0f6a01")
            .put("kind", "cancellation")
            .put("tender", "R25BK00000001-000")
            .put("reason", Drafts.text("사업 취소", "Project dropped"))
            .build();
    assertThat(Draft.from(json).findTerms()).isEmpty();
    assertThat(Draft.from(json).tender()).hasToString("R25BK00000001-000");
  }

  private static JsonBuilder rebid(List<?> rounds) {
    return Drafts.rebid("R25BK00000001-000", List.of("2.1"), Drafts.CLOSES, Drafts.CLOSES)
        .replace("rounds", rounds);
  }

  private static void expectRefused(JsonBuilder draft, String member) {
    assertThatThrownBy(() -> Draft.from(draft.build()))
        .isInstanceOf(JsonFormatException.class)
        .hasMessageContaining(member);
  }

  @Test
  void aReBidNamesRoundsAndTimesAndNoTerms() {
    Draft draft = Draft.from(rebid(List.of("2.1", "3.2", "10.1")).build());
    assertThat(draft.rounds().lots()).containsExactly("2.1", "3.2", "10.1");
    assertThat(draft.rounds().receiptOpensAt()).isNull();
    assertThat(draft.findTerms()).isEmpty();
    assertThat(Draft.from(draft.toJson())).isEqualTo(draft);
    Draft later = Draft.from(rebid(List.of("0.1")).put("receiptOpensAt", Drafts.NOTICED).build());
    assertThat(later.rounds().receiptOpensAt()).isEqualTo(Drafts.NOTICED);
    assertThat(Draft.from(later.toJson())).isEqualTo(later);
  }

  static Stream<List<?>> wrongRounds() {
    return Stream.of(
        List.of(),
        List.of("2"),
        List.of("2.1", "3"),
        List.of("3.1", "2.1"),
        List.of("10.1", "2.1"),
        List.of("2.1", "2.1"),
        List.of("2.0"),
        List.of("2.01"),
        List.of("2.1000"),
        List.of(""),
        List.of("가"),
        List.of(2L),
        Arrays.asList("2.1", null));
  }

  @ParameterizedTest
  @MethodSource("wrongRounds")
  void roundsThatAreNoReBidsInTheirOrderAreNamed(List<?> rounds) {
    expectRefused(rebid(rounds), "rounds");
  }

  @ParameterizedTest
  @ValueSource(strings = {"rounds", "closesAt", "opensAt", "tender", "draft"})
  void whatAReBidLacksIsNamed(String member) {
    expectRefused(rebid(List.of("2.1")).remove(member), member);
  }

  @Test
  void aReBidLeavesTheTermsToTheOrderBefore() {
    JsonObject terms = Drafts.works().build();
    for (String member : List.of("title", "lots", "award", "eligibility", "documents", "ruleSet")) {
      expectRefused(rebid(List.of("2.1")).put(member, terms.has(member)), member);
    }
    expectRefused(rebid(List.of("2.1")).put("차수", "2.1"), "차수");
  }

  @Test
  void noOtherDraftNamesRounds() {
    expectRefused(Drafts.works().put("rounds", List.of("0.1")), "rounds");
    expectRefused(
        Drafts.correction(Drafts.works(), "R25BK00000001-000").put("rounds", List.of("0.1")),
        "rounds");
  }

  @Test
  void whateverStandsInAReBidIsReadOrNamed() {
    JsonObject whole = Draft.from(rebid(List.of("2.1")).build()).toJson();
    List<Object> wrong =
        Arrays.asList(null, -1L, true, "", "위판장 \u202e", "9".repeat(400), List.of(), whole);
    for (String member : whole.names()) {
      for (Object value : wrong) {
        readOrNamed(whole.toBuilder().replace(member, value).build());
        readOrNamed(whole.toBuilder().replace("rounds", Arrays.asList(value)).build());
      }
    }
  }

  private static void readOrNamed(JsonObject json) {
    try {
      assertThat(Draft.from(json).kind()).isEqualTo(Notice.Kind.RE_BID);
    } catch (JsonFormatException e) {
      assertThat(e).hasMessageContaining(" ");
    }
  }
}
