package org.opengeps.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.opengeps.kernel.PlainText.Flaw;
import org.opengeps.kernel.PlainText.Form;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.testing.Cases;

/** {@code cases/texts.json} holds the page to the same rule (plaintext.test.mjs). */
class PlainTextTest {
  static Stream<JsonObject> cases() {
    return Cases.of("texts").stream();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void aTextIsComposedOrRefusedAsTheSharedCasesSay(JsonObject one) {
    String composed = PlainText.compose(one.string("text"));
    assertThat(composed).isEqualTo(one.string("composed"));
    Form form = Form.valueOf(one.string("form").toUpperCase(Locale.ROOT));
    assertThat(PlainText.flaw(composed, form, one.count("longest")).map(PlainTextTest::word))
        .isEqualTo(Optional.ofNullable(one.stringOrNull("flaw")));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void composingTwiceChangesNothingMore(JsonObject one) {
    String composed = PlainText.compose(one.string("text"));
    assertThat(PlainText.compose(composed)).isEqualTo(composed);
  }

  @Test
  void halfASignIsBroken() {
    assertThat(PlainText.flaw("공\ud83d사", Form.LINE, 10)).contains(Flaw.BROKEN);
  }

  @Test
  void anEmptyTextIsInOrderWhereItMayBeLeftOut() {
    assertThat(PlainText.flawUnlessEmpty("", Form.LINE, 10)).isEmpty();
    assertThat(PlainText.flawUnlessEmpty("\u3164", Form.LINE, 10)).contains(Flaw.NOTHING_VISIBLE);
  }

  @Test
  void wordsAreFoundWhateverStandsBetweenThem() {
    String between = "\u3000 \u00a0\u2003\t\n\u2028\u0000\ufeff\u200b";
    assertThat(PlainText.words("\ufeff도서관" + between + "군\u200b비\u202e 100%"))
        .containsExactly("도서관", "군비", "100%");
    assertThat(PlainText.words(" \u3000\ufeff")).isEmpty();
    assertThat(PlainText.words("가 나 다 라 마 바 사 아")).hasSize(8);
  }

  private static String word(Flaw flaw) {
    return flaw.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
