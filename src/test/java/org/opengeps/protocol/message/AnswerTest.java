package org.opengeps.protocol.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.TenderRef;
import org.opengeps.protocol.json.JsonBuilder;
import org.opengeps.protocol.json.JsonFormatException;
import org.opengeps.protocol.json.JsonObject;

class AnswerTest {
  private static final TenderRef TENDER = TenderRef.parse("R26BK00000001-000");
  private static final Sha256 ONE = Sha256.ofText("one");
  private static final LocalText TEXT = new LocalText("실적 인정 기간이 있습니까?", "");
  private static final Answer GIVEN = new Answer(TENDER, List.of(ONE), TEXT, TEXT, null, true);
  private static final Answer REFUSED =
      new Answer(TENDER, List.of(ONE), null, null, Answer.Refused.REVEALS_A_BIDDER, false);

  @Test
  void bothKindsComeBackAsTheyWere() {
    assertThat(Answer.from(GIVEN.toJson())).isEqualTo(GIVEN);
    assertThat(Answer.from(REFUSED.toJson())).isEqualTo(REFUSED);
    assertThat(REFUSED.toJson().string("refused")).isEqualTo("reveals-a-bidder");
    assertThat(REFUSED.isGiven()).isFalse();
  }

  @Test
  void aRefusalPublishesNothingOfTheQuestionAndAnAnswerBoth() {
    refused(REFUSED.toJson().toBuilder().replace("question", TEXT.toJson()), "question");
    refused(REFUSED.toJson().toBuilder().replace("answer", TEXT.toJson()), "answer");
    refused(REFUSED.toJson().toBuilder().replace("correction", true), "correction");
    refused(GIVEN.toJson().toBuilder().replace("question", null), "question");
    refused(GIVEN.toJson().toBuilder().replace("answer", null), "answer");
  }

  @Test
  void questionsAreNamedOnceEachAndNotTooMany() {
    refused(GIVEN.toJson().toBuilder().replace("questions", List.of()), "questions");
    refused(
        GIVEN.toJson().toBuilder().replace("questions", List.of(ONE.hex(), ONE.hex())),
        "questions");
    List<String> many =
        IntStream.rangeClosed(0, Answer.MOST)
            .mapToObj(number -> Sha256.ofText("q" + number).hex())
            .toList();
    refused(GIVEN.toJson().toBuilder().replace("questions", many), "questions");
    assertThat(
            Answer.from(
                    GIVEN.toJson().toBuilder().replace("questions", many.subList(1, 21)).build())
                .questions())
        .hasSize(Answer.MOST);
  }

  @Test
  void aQuestionsNameDependsOnItsSalt() {
    var question = new Question(TENDER, "공동도급이 됩니까?", Sha256.ofText("salt"));
    assertThat(Question.from(question.toJson())).isEqualTo(question);
    assertThat(new Question(TENDER, question.text(), Sha256.ofText("other")).hash())
        .isNotEqualTo(question.hash());
    assertThat(question.toJson().names())
        .containsExactlyInAnyOrder("type", "tender", "text", "salt");
  }

  private static void refused(JsonBuilder changed, String member) {
    JsonObject json = changed.build();
    assertThatThrownBy(() -> Answer.from(json))
        .isInstanceOf(JsonFormatException.class)
        .hasMessageContaining(member);
  }
}
