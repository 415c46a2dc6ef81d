package org.opengeps.notice.rules;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.opengeps.kernel.FreeText;
import org.opengeps.kernel.PlainText.Flaw;
import org.opengeps.kernel.PlainText.Form;
import org.opengeps.law.Finding;
import org.opengeps.notice.Draft;
import org.opengeps.notice.DraftTerms;
import org.opengeps.protocol.message.LocalText;

/** What an officer writes freely shows what it holds, in both languages. */
final class TextsAreFit {
  private static final Set<String> LINES = Set.of("title", "demandingBody");
  private static final int TITLE = 300;
  private static final int DESCRIPTION = 20_000;
  private static final int REASON = 1_000;

  private TextsAreFit() {}

  /**
   * @param field {@code title}, {@code description}, {@code demandingBody} (its name) or {@code
   *     reason}; one that the draft does not have is in order
   */
  static Optional<Finding> judge(Draft draft, String field) {
    return switch (field) {
      case "title" -> draft.findTerms().flatMap(terms -> judge(field, terms.title(), TITLE));
      case "description" ->
          draft.findTerms().flatMap(terms -> judge(field, terms.description(), DESCRIPTION));
      case "demandingBody" ->
          draft
              .findTerms()
              .map(DraftTerms::demandingBody)
              .flatMap(body -> judge(field, body.name(), TITLE));
      case "reason" ->
          Optional.ofNullable(draft.reason()).flatMap(one -> judge(field, one, REASON));
      default -> throw new IllegalArgumentException(field);
    };
  }

  private static Optional<Finding> judge(String field, LocalText text, int longest) {
    Form form = LINES.contains(field) ? Form.LINE : Form.PARAGRAPHS;
    return Stream.of(text.ko(), text.en())
        .flatMap(one -> new FreeText(field, one, form, longest, true).flaw().stream())
        .findFirst()
        .map(flaw -> finding(field, flaw));
  }

  private static Finding finding(String field, Flaw flaw) {
    return new Finding(flaw.refusal(field), field);
  }
}
