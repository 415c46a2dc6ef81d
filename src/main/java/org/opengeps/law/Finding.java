package org.opengeps.law;

import java.util.Optional;
import org.opengeps.protocol.message.LocalText;

/**
 * Something that must be changed before a draft can be published.
 *
 * @param code closed set: {@code period-too-short}
 * @param field member of the draft that is wrong, with a dot inside objects
 * @param article of the law, as cited; empty if it is a rule of form
 * @param ko what is wrong and what to do
 * @param en the same in English
 */
public record Finding(
    String code, String field, Optional<LocalText> article, String ko, String en) {
  public Finding(String code, String field, LocalText article, String ko, String en) {
    this(code, field, Optional.of(article), ko, en);
  }

  /** The same of a member inside another: {@code lots[0].} before its name. */
  public Finding within(String prefix) {
    return new Finding(code, prefix + field, article, ko, en);
  }

  /** A rule of form, behind which there is no article. */
  public Finding(String code, String field, String ko, String en) {
    this(code, field, Optional.empty(), ko, en);
  }
}
