package org.opengeps.notice;

import java.util.List;
import org.opengeps.kernel.Pages;

/**
 * Answers of a tender, the newest first.
 *
 * @param count of its questions, answered or not
 */
public record AnswersPage(List<AnswerView> answers, Pages pages, QuestionCount count) {
  /** Most answers of a page. */
  public static final int SIZE = 20;

  public AnswersPage {
    answers = List.copyOf(answers);
  }
}
