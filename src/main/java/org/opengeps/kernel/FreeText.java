package org.opengeps.kernel;

import java.util.Arrays;
import java.util.Optional;
import org.opengeps.kernel.PlainText.Flaw;
import org.opengeps.kernel.PlainText.Form;

/**
 * A free text of a message, with what {@link PlainText} is to hold it to.
 *
 * @param field the member of the message, as its sender knows it: {@code name.ko}
 * @param longest in characters as people count them
 * @param mayBeEmpty whether it may be left out
 */
public record FreeText(String field, String text, Form form, int longest, boolean mayBeEmpty) {
  /** One line that must be there. */
  public static FreeText line(String field, String text, int longest) {
    return new FreeText(field, text, Form.LINE, longest, false);
  }

  /** One or more lines that must be there. */
  public static FreeText paragraphs(String field, String text, int longest) {
    return new FreeText(field, text, Form.PARAGRAPHS, longest, false);
  }

  /** The same, but it may be left out. */
  public FreeText orEmpty() {
    return new FreeText(field, text, form, longest, true);
  }

  /** What is wrong with it, if it is kept as it is. */
  public Optional<Flaw> flaw() {
    if (!PlainText.compose(text).equals(text)) {
      return Optional.of(Flaw.NOT_COMPOSED);
    }
    return mayBeEmpty
        ? PlainText.flawUnlessEmpty(text, form, longest)
        : PlainText.flaw(text, form, longest);
  }

  /** Refuses the first text that has a flaw, with {@code text-unfit}, naming its field. */
  public static Optional<Refusal> judge(FreeText... texts) {
    return Arrays.stream(texts)
        .flatMap(one -> one.flaw().map(flaw -> flaw.refusal(one.field)).stream())
        .findFirst();
  }
}
