package org.opengeps.law;

import java.util.Optional;
import org.opengeps.kernel.Refusal;
import org.opengeps.protocol.message.LocalText;

/**
 * Something that must be changed before a draft can be published.
 *
 * @param what is wrong, as a refusal of this one member
 * @param field member of the draft that is wrong, with a dot inside objects
 * @param article of the law, as cited; empty if it is a rule of form
 */
public record Finding(Refusal what, String field, Optional<LocalText> article) {
  public Finding(Refusal what, String field, LocalText article) {
    this(what, field, Optional.of(article));
  }

  /** A rule of form, behind which there is no article. */
  public Finding(Refusal what, String field) {
    this(what, field, Optional.empty());
  }

  /** The same of a member inside another: {@code lots[0].} before its name. */
  public Finding within(String prefix) {
    return new Finding(what, prefix + field, article);
  }

  /** Closed set: {@code period-too-short}. */
  public String code() {
    return what.code();
  }

  /** What is wrong and what to do, in Korean. */
  public String ko() {
    return what.korean();
  }

  /** The same in English. */
  public String en() {
    return what.english();
  }
}
