package org.opengeps.rest.tenders;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.opengeps.notice.AnswerView;
import org.opengeps.notice.AnswersPage;
import org.opengeps.notice.AskedQuestion;
import org.opengeps.notice.WaitingQuestion;
import org.opengeps.protocol.json.JsonObject;

/** What clients are answered about questions. */
final class QuestionAnswers {
  private QuestionAnswers() {}

  static JsonObject page(AnswersPage page, Optional<Instant> until) {
    return JsonObject.builder()
        .put("asked", page.count().asked())
        .put("waiting", page.count().waiting())
        .put("refused", page.count().refused())
        .put("takenUntil", until.orElse(null))
        .put("page", page.pages().page())
        .put("pages", page.pages().count())
        .put("answers", page.answers(), QuestionAnswers::answer)
        .build();
  }

  static JsonObject answer(AnswerView view) {
    return JsonObject.builder()
        .put("answer", view.answer().toJson())
        .put("answerHash", view.signed())
        .putBytes("signed", view.der())
        .put("answeredAt", view.at())
        .build();
  }

  static JsonObject waiting(List<WaitingQuestion> questions) {
    return JsonObject.builder().put("questions", questions, QuestionAnswers::waiting).build();
  }

  private static JsonObject waiting(WaitingQuestion one) {
    return JsonObject.builder()
        .put("questionHash", one.question())
        .put("text", one.text())
        .put("askedAt", one.askedAt())
        .put("dueAt", one.dueAt())
        .build();
  }

  /** The only copy that says which question was one's own. */
  static JsonObject asked(AskedQuestion asked) {
    return JsonObject.builder()
        .put("question", asked.question().toJson())
        .put("questionHash", asked.question().hash())
        .put("askedAt", asked.askedAt())
        .put("dueAt", asked.dueAt())
        .build();
  }
}
