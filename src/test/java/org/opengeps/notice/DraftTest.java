package org.opengeps.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opengeps.protocol.json.JsonFormatException;
import org.opengeps.protocol.json.JsonObject;

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
}
